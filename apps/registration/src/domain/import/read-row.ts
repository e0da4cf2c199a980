import { COLUMN_NAMES, DELEGATE_COLUMNS, type Columns } from './import-columns';
import type { ColumnName, ImportError, ImportRow } from './import-row';

/**
 * One row of a file; null when it has an error. A further row of a participant repeats what the first says of it, or
 * leaves it empty.
 */
export function readRow(
  texts: readonly string[],
  number: number,
  headings: ReadonlyMap<ColumnName, number>,
  columns: Columns,
  first: ImportRow | null,
  errors: ImportError[],
): ImportRow | null {
  const values: Partial<Record<ColumnName, unknown>> = {};
  const before = errors.length;
  for (const name of COLUMN_NAMES) {
    const text = (texts[headings.get(name) ?? -1] ?? '').trim();
    const isRepeated = first !== null && name !== 'reference' && !DELEGATE_COLUMNS.includes(name);
    const value = isRepeated && text === '' ? first[name] : readCell(columns[name], text);
    values[name] = value;
    if (value === undefined) {
      errors.push({
        row: number,
        column: name,
        value: shorten(text),
        expected: expectedOf(columns[name], text),
      });
    } else if (isRepeated && JSON.stringify(value) !== JSON.stringify(first[name])) {
      const expected = 'the same as in the first row with this reference, or nothing';
      errors.push({ row: number, column: name, value: shorten(text), expected });
    }
  }
  return errors.length > before ? null : (values as ImportRow);
}

function readCell(column: Columns[ColumnName], text: string): unknown {
  if (text.startsWith('=')) return undefined;
  if (text === '' && !column.isOptional) return undefined;
  return column.read(unescaped(text));
}

function expectedOf({ expected }: Columns[ColumnName], text: string): string {
  return text.startsWith('=') ? `a value, not a formula: ${expected}` : expected;
}

/** An export writes an apostrophe before what a spreadsheet program would take for a formula. */
function unescaped(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
