import { DomainError } from '@ronda/domain';

/** The largest file that is taken; the largest known gathering, 2,000 participants, needs a fifth of it. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_ROWS = 5000;
export const MOST_COLUMNS = 60;

export function requireSize(rows: number, columns: number): void {
  if (rows <= MOST_ROWS && columns <= MOST_COLUMNS) return;
  throw new DomainError(
    'IMPORT.TOO_LARGE',
    `The file has more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns.\n` +
      'Maybe there are values far below or beside the table; delete those, or import in parts.',
    { mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS },
  );
}
