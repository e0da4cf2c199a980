import { csvOf } from './csv';

/** Gives a table as a file for spreadsheet programs. */
export function downloadCsv(name: string, rows: Parameters<typeof csvOf>[0]): void {
  const file = new Blob([csvOf(rows)], { type: 'text/csv' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
