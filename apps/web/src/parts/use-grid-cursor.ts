import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** The one cell of a grid that the tab key reaches; arrows move it. */
export interface GridCursor {
  readonly at: Position;
  /** Goes there, and takes the focus along. */
  readonly go: (to: Position) => void;
  /** The focus is there already, as after a click. */
  readonly note: (at: Position) => void;
}

export function useGridCursor(
  frame: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
): GridCursor {
  const [wanted, setWanted] = useState<Position>({ row: 0, column: 0 });
  const takesFocus = useRef(false);
  const at = { row: Math.min(wanted.row, rows - 1), column: Math.min(wanted.column, columns - 1) };
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const cell = `[data-row="${at.row}"][data-column="${at.column}"]`;
    frame.current?.querySelector<HTMLElement>(cell)?.focus();
  });
  return {
    at,
    go: (to) => {
      takesFocus.current = true;
      setWanted(to);
    },
    note: (now) => {
      setWanted((before) => (before.row === now.row && before.column === now.column ? before : now));
    },
  };
}

const PAGE_ROWS = 10;

/** Where a key leads, as in any grid (WAI-ARIA Authoring Practices, grid); null for keys that lead nowhere. */
export function afterKey(
  key: string,
  withControl: boolean,
  { row, column }: Position,
  { row: lastRow, column: lastColumn }: Position,
): Position | null {
  const to = (nextRow: number, nextColumn: number): Position => ({
    row: Math.max(0, Math.min(lastRow, nextRow)),
    column: Math.max(0, Math.min(lastColumn, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(withControl ? 0 : row, 0);
    case 'End':
      return to(withControl ? lastRow : row, lastColumn);
    case 'PageUp':
      return to(row - PAGE_ROWS, column);
    case 'PageDown':
      return to(row + PAGE_ROWS, column);
    default:
      return null;
  }
}
