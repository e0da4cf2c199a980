import type { DragEvent, FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { afterKey, type GridCursor } from './use-grid-cursor';

export interface CellAt {
  readonly rowId: string;
  readonly columnId: string;
}

/** What a grid tells of what people do in it. */
export interface GridHandlers {
  /** A click, Enter or the space bar. */
  readonly activate: (at: CellAt) => void;
  /** The pointer, the focus or what is dragged is over this cell. */
  readonly point: (at: CellAt | null) => void;
  readonly pickUp: (at: CellAt) => void;
  /** Whether what is dragged can be dropped here. */
  readonly mayDrop: (at: CellAt) => boolean;
  readonly drop: (at: CellAt) => void;
  /** The drag ended without a drop. */
  readonly letGo: () => void;
  /** Another key on a cell. @returns whether it meant something */
  readonly key: (key: string, at: CellAt) => boolean;
}

interface Identified {
  readonly id: string;
}

/** One set of listeners for all cells. */
export function useGridEvents(
  rows: readonly Identified[],
  columns: readonly Identified[],
  cursor: GridCursor,
  handlers: GridHandlers,
  scrollTo: (row: number) => void,
) {
  const last = { row: rows.length - 1, column: columns.length - 1 };
  const found = (target: EventTarget): CellAt | null => {
    const position = cellIn(target);
    const [row, column] = [rows[position?.row ?? -1], columns[position?.column ?? -1]];
    return row && column ? { rowId: row.id, columnId: column.id } : null;
  };
  return {
    onClick: ({ target }: MouseEvent) => {
      const at = found(target);
      if (at) handlers.activate(at);
    },
    onFocus: ({ target }: FocusEvent) => {
      const position = cellIn(target);
      if (position) cursor.note(position);
      handlers.point(found(target));
    },
    onMouseOver: ({ target }: MouseEvent) => {
      handlers.point(found(target));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const at = found(event.target);
      if (!at || event.altKey) return;
      const to = afterKey(event.key, event.ctrlKey || event.metaKey, cursor.at, last);
      if (to) {
        scrollTo(to.row);
        cursor.go(to);
      } else if (event.ctrlKey || event.metaKey) {
        return;
      } else if (event.key === 'Enter' || event.key === ' ') {
        handlers.activate(at);
      } else if (!handlers.key(event.key, at)) {
        return;
      }
      event.preventDefault();
    },
    onDragStart: (event: DragEvent) => {
      const at = found(event.target);
      if (!at) return;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', at.rowId); // Firefox drags nothing that has no data
      handlers.pickUp(at);
    },
    onDragOver: (event: DragEvent) => {
      const at = found(event.target);
      handlers.point(at);
      if (at && handlers.mayDrop(at)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const at = found(event.target);
      if (!at) return;
      event.preventDefault();
      handlers.drop(at);
    },
    onDragEnd: ({ dataTransfer }: DragEvent) => {
      if (dataTransfer.dropEffect === 'none') handlers.letGo();
    },
  };
}

/** The position of the cell that an event happened in. */
export function cellIn(target: EventTarget): { row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell && { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}
