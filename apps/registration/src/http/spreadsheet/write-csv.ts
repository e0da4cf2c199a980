import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet program may take for the beginning of a formula, full-width forms included. */
const RISKY = /^[=+\-@\t\r\0＝＋－＠]/;

/** CSV with every cell quoted and none that could run as a formula; the byte order mark tells spreadsheets it is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (RISKY.test(cell) ? `'${cell}` : cell)));
  return `\uFEFF${stringify(safe, { quoted: true, record_delimiter: '\r\n' })}`;
}
