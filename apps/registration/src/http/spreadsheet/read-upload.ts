import { readCsv } from './csv-file';
import { readXlsx } from './xlsx-file';

/** The cells of an uploaded file, whatever it is called: an XLSX file begins with the mark of a ZIP archive. */
export async function readUpload(bytes: Buffer): Promise<string[][]> {
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return isArchive ? readXlsx(bytes) : readCsv(bytes);
}
