import { DomainError } from '@ronda/domain';

/** The text of a file in UTF-8, without the byte order mark; any other encoding is named and refused. */
export function decodeUtf8(bytes: Buffer): string {
  const other = looksLikeUtf16(bytes) ? 'UTF-16' : null;
  if (other) throw wrongEncoding(other, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, byte } = firstForeignByte(bytes);
    const where = ` (line ${line} has the byte 0x${byte.toString(16).toUpperCase()})`;
    throw wrongEncoding('Latin-1 (Windows-1252)', where);
  }
}

function wrongEncoding(encoding: string, where: string): DomainError {
  return new DomainError(
    'IMPORT.WRONG_ENCODING',
    `The file is not in UTF-8; it looks like ${encoding}${where}.\n` +
      'Maybe save it as "CSV UTF-8" in the spreadsheet program, or upload the XLSX file itself.',
    { encoding },
  );
}

/** By its byte order mark, or by the zero bytes that every Latin letter has in it. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' || bytes.subarray(0, 1000).includes(0);
}

/** Where the first byte is that no UTF-8 text has at its place. */
function firstForeignByte(bytes: Buffer): { line: number; byte: number } {
  let line = 1;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found + 1;
    const part = bytes.subarray(start, end);
    const text = part.toString('utf8');
    const wrong = text.indexOf('\uFFFD');
    if (wrong !== -1) return { line, byte: part[Buffer.byteLength(text.slice(0, wrong))] ?? 0 };
    line += 1;
    start = end;
  }
  return { line, byte: 0 };
}
