/** What a spreadsheet program may take for the beginning of a formula. */
const RISKY = /^[=+\-@\t\r\0＝＋－＠]/;

/** A table as CSV (RFC 4180) for spreadsheet programs: none of its texts can run as a formula. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    const safe = RISKY.test(value) ? `'${value}` : value;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
