interface CellError {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

interface ErrorRow<E> {
  readonly row: number;
  readonly cells: ReadonlyMap<string, readonly E[]>;
}

/** The errors of a file as the part of its table in which they are: rows in order, columns as they first appear. */
export function errorCells<E extends CellError>(
  errors: readonly E[],
): { columns: readonly string[]; rows: readonly ErrorRow<E>[] } {
  const rows = new Map<number, Map<string, E[]>>();
  for (const error of errors) {
    const cells = rows.get(error.row) ?? new Map<string, E[]>();
    cells.set(error.column, [...(cells.get(error.column) ?? []), error]);
    rows.set(error.row, cells);
  }
  const inOrder = [...rows].toSorted(([one], [other]) => one - other);
  return {
    columns: [...new Set(errors.map(({ column }) => column))],
    rows: inOrder.map(([row, cells]) => ({ row, cells })),
  };
}
