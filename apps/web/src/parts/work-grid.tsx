import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import type { CellView, GridColumn, GridRow } from './grid-cells';
import classes from './work-grid.module.css';
import { useGridCursor } from './use-grid-cursor';
import { useGridEvents, type CellAt, type GridHandlers } from './use-grid-events';
import { WorkGridRow } from './work-grid-row';

interface Props {
  readonly caption: string;
  readonly corner: ReactNode;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** Should stay the same function while no cell changes: then no row is drawn anew. */
  readonly cell: (at: CellAt) => CellView;
  readonly size: { readonly rowHeight: number; readonly headingWidth: number; readonly columnWidth: number };
  readonly handlers: GridHandlers;
}

const CAPTION_HEIGHT = 34;
const HEADER_HEIGHT = 40;
const OVERSCAN = 4;

/**
 * A grid to work in: one stop of the tab key, arrows from cell to cell. Only the rows in sight are in the page, since
 * a large gathering has thousands of cells; the row with the cursor always is, so that the focus is never lost.
 */
export function WorkGrid({ caption, corner, rows, columns, cell, size, handlers }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const cursor = useGridCursor(frame, rows.length, columns.length);
  const { rowHeight, headingWidth, columnWidth } = size;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => rowHeight + (rows[index]?.caption === undefined ? 0 : CAPTION_HEIGHT),
    overscan: OVERSCAN,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
      const { row } = cursor.at;
      return row >= count || (row >= first && row <= last)
        ? shown
        : [...shown, row].toSorted((a, b) => a - b);
    },
  });
  const events = useGridEvents(rows, columns, cursor, handlers, (row) => {
    virtual.scrollToIndex(row);
  });
  const items = virtual.getVirtualItems();
  const width = { '--heading': `${headingWidth}px`, '--column': `${columnWidth}px` } as CSSProperties;
  let end = 0;
  return (
    <div ref={frame} className={classes.frame} style={width}>
      <table
        role="grid"
        aria-label={caption}
        aria-rowcount={rows.length + 1}
        className={classes.grid}
        style={{ minWidth: headingWidth + columns.length * columnWidth }}
        {...events}
      >
        <colgroup>
          <col className={classes.headingColumn} />
          {columns.map(({ id }) => (
            <col key={id} className={classes.column} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th className={classes.corner} scope="col">
              {corner}
            </th>
            {columns.map(({ id, heading }) => (
              <th key={id} scope="col" className={classes.columnHeading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        {items.map((item) => {
          const row = rows[item.index];
          const gap = item.start - end;
          end = item.end;
          return (
            row && (
              <WorkGridRow
                key={row.id}
                row={row}
                index={item.index}
                columns={columns}
                cell={cell}
                height={rowHeight}
                gap={gap}
                cursorColumn={cursor.at.row === item.index ? cursor.at.column : null}
              />
            )
          );
        })}
        <tbody aria-hidden="true">
          <tr>
            <td className={classes.spacer} style={{ height: virtual.getTotalSize() - end }} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
