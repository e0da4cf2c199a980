import readXlsxFile from 'read-excel-file/node';
import { DomainError } from '@ronda/domain';
import { requireSize } from './limits';
import { packZip, unpackZip } from './zip-archive';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const CELL = /<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*(<(?:\w+:)?f[\s/>])?/g;
const ROW = /<(?:\w+:)?row\s[^>]*?\br=["'](\d+)["']/g;
const FORMULA = /<(?:\w+:)?f[\s/>]/;

/** The cells of an XLSX file's first sheet as text; formulas, macros and sheets beyond the limits are refused. */
export async function readXlsx(bytes: Buffer): Promise<string[][]> {
  const files = new Map([...unpackZip(bytes)].filter(([name]) => /\.(xml|rels)$/.test(name)));
  for (const [name, content] of files) requireHarmless(name, content.toString('latin1'));
  const [sheet] = await readSheets(packZip(files));
  const rows = sheet?.data ?? [];
  requireSize(rows.length, Math.max(0, ...rows.map((row) => row.length)));
  return rows.map((row) => row.map(textOf));
}

async function readSheets(archive: Buffer) {
  try {
    return await readXlsxFile(archive);
  } catch {
    throw new DomainError(
      'IMPORT.NOT_XLSX',
      'The file has no sheet that can be read.\nMaybe save it again as XLSX, or as "CSV UTF-8".',
    );
  }
}

/** Looks at the raw text, before anything is built from it: a cell at the far end would need memory for all before it. */
function requireHarmless(name: string, xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) {
    throw new DomainError(
      'IMPORT.NOT_XLSX',
      'The XLSX file declares document types, which no spreadsheet program writes.\nMaybe save it again as XLSX.',
    );
  }
  if (!SHEET.test(name)) return;
  for (const [, letters = '', row = '', formula] of xml.matchAll(CELL)) {
    requireSize(Number(row), columnNumber(letters));
    if (formula !== undefined) throw hasFormula(` in cell ${letters}${row}`);
  }
  for (const [, row] of xml.matchAll(ROW)) requireSize(Number(row), 0);
  if (FORMULA.test(xml)) throw hasFormula('');
}

function hasFormula(where: string): DomainError {
  return new DomainError(
    'IMPORT.FORMULA',
    `The XLSX file has a formula${where}; only values are taken.\n` +
      'Maybe copy the sheet and paste it as values before you save it.',
    { where: where.trim() },
  );
}

/** @example columnNumber('AB') // 28 */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 16);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
