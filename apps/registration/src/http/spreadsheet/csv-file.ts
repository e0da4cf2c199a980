import { parse } from 'csv-parse/sync';
import { DomainError } from '@ronda/domain';
import { decodeUtf8 } from './decode-utf8';
import { MOST_COLUMNS, MOST_ROWS, requireSize } from './limits';

/** The cells of a CSV file in UTF-8; comma, semicolon or tab, whichever the first line uses most. */
export function readCsv(bytes: Buffer): string[][] {
  const text = decodeUtf8(bytes);
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: MOST_ROWS + 1,
      max_record_size: 100_000,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError(
      'IMPORT.MALFORMED',
      `The file is not well-formed CSV: ${reason}\nMaybe a quotation mark is not closed; save it again from a spreadsheet program.`,
    );
  }
  requireSize(rows.length, Math.max(0, ...rows.map((row) => row.length)));
  return rows;
}

function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const [most] = [',', ';', '\t']
    .map((delimiter) => ({ delimiter, count: Math.min(unquoted.split(delimiter).length, MOST_COLUMNS) }))
    .sort((a, b) => b.count - a.count);
  return most?.delimiter ?? ',';
}
