import { COLUMN_NAMES, type Columns } from './import-columns';
import type { ColumnName, ImportError } from './import-row';

/** Where each column is; a heading that is unknown, repeated or missing is an error of row 1. */
export function readHeadings(
  cells: readonly string[],
  columns: Columns,
  errors: ImportError[],
): ReadonlyMap<ColumnName, number> {
  const places = new Map<ColumnName, number>();
  cells.forEach((cell, place) => {
    const heading = cell.trim().toLowerCase();
    const name = COLUMN_NAMES.find((column) => column === heading);
    if (heading === '') return;
    if (!name) {
      errors.push({
        row: 1,
        column: cell,
        value: cell,
        expected: `one of the columns: ${COLUMN_NAMES.join(', ')}`,
      });
    } else if (places.has(name)) {
      errors.push({ row: 1, column: name, value: cell, expected: 'each column once' });
    } else {
      places.set(name, place);
    }
  });
  for (const name of COLUMN_NAMES) {
    if (places.has(name) || columns[name].isOptional) continue;
    errors.push({ row: 1, column: name, value: '', expected: `a column with the heading ${name}` });
  }
  return places;
}
