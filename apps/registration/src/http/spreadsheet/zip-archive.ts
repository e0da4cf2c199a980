import { crc32, inflateRawSync } from 'node:zlib';
import { DomainError } from '@ronda/domain';

/** What all files of an archive may be together once unpacked. */
const MOST_UNPACKED_BYTES = 50 * 1024 * 1024;
const MOST_FILES = 200;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const DEFLATED = 8;
const STORED = 0;

/**
 * Unpacks a ZIP archive (APPNOTE 6.3, without ZIP64 and encryption), never beyond a limit whatever sizes it claims.
 * @throws DomainError IMPORT.NOT_XLSX, IMPORT.UNPACKS_TOO_LARGE
 */
export function unpackZip(bytes: Buffer): Map<string, Buffer> {
  try {
    return unpack(bytes);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw notAnArchive(); // a place outside the file, or data that does not inflate
  }
}

function unpack(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end === -1 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY || bytes.length < end + END_BYTES) {
    throw notAnArchive();
  }
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw tooLarge();
  const files = new Map<string, Buffer>();
  let place = bytes.readUInt32LE(end + 16);
  let left = MOST_UNPACKED_BYTES;
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(place) !== DIRECTORY_ENTRY) throw notAnArchive();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => bytes.readUInt16LE(place + at));
    const name = bytes.toString('utf8', place + 46, place + 46 + (nameLength ?? 0));
    const content = contentOf(bytes, place, left);
    left -= content.length;
    files.set(name, content);
    place += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

function contentOf(bytes: Buffer, entry: number, most: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw notAnArchive();
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === STORED && packed.length <= most) return packed;
  if (method !== DEFLATED) throw method === STORED ? tooLarge() : notAnArchive();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

/** An archive of the files, uncompressed: what reads it sees exactly what was checked. */
export function packZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed; flags, method, time and date stay 0
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    parts.push(uint32(LOCAL_ENTRY), fields, nameBytes, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    directory.push(uint32(DIRECTORY_ENTRY), Buffer.from([20, 0]), fields, rest, nameBytes);
    place += 30 + nameBytes.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...parts, listing, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function notAnArchive(): DomainError {
  return new DomainError(
    'IMPORT.NOT_XLSX',
    'The file is not a readable XLSX file.\nMaybe it is an old XLS file, protected by a password, or cut off; save it again as XLSX or as "CSV UTF-8".',
  );
}

function tooLarge(): DomainError {
  return new DomainError(
    'IMPORT.UNPACKS_TOO_LARGE',
    `The XLSX file unpacks to more than ${MOST_UNPACKED_BYTES / 1024 / 1024} MB or ${MOST_FILES} parts.\n` +
      'Maybe it contains pictures or other sheets; save the table alone.',
  );
}
