import type { CellAt } from '../../parts/use-grid-events';
import type { CellView, GridColumn, GridRow } from '../../parts/grid-cells';
import type { GridMeeting } from './edits';
import type { Target } from './targets';

/** One way to look at a schedule: what its rows and columns are, and what a cell means. */
export interface WorkView {
  readonly caption: string;
  readonly corner: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly size: { readonly rowHeight: number; readonly headingWidth: number; readonly columnWidth: number };
  readonly cell: (at: CellAt) => CellView;
  readonly meetingAt: (at: CellAt) => GridMeeting | undefined;
  /** What putting the meeting in hand down here would do; null where that means nothing. */
  readonly targetAt: (at: CellAt) => Target | null;
  /** The cell in words: "10:20, Table 4". */
  readonly nameOf: (at: CellAt) => string;
}
