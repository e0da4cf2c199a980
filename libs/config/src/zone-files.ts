import { readFileSync } from 'node:fs';
import path from 'node:path';

const SYSTEM_DIRECTORY = '/usr/share/zoneinfo';

/** The time-zone rules that the operating system brings, one compiled file a zone (RFC 9636). */
export interface ZoneFiles {
  /** "2026f" */
  readonly version: string;
  /** The bytes of a zone's file, by its IANA name; null when there is none. */
  read(name: string): Uint8Array | null;
}

/**
 * The machine's zone files where they are newer than the rules Node brings; null where they are older, as in a stale
 * base image, or missing. Governments change clocks at short notice, so the newest rules win.
 * @param nodeVersion of Node's own rules, "2025c"
 */
export function newerZoneFiles(
  nodeVersion: string = process.versions.tz ?? '',
  directory: string = SYSTEM_DIRECTORY,
): ZoneFiles | null {
  const files = systemZoneFiles(directory);
  return files !== null && files.version >= nodeVersion ? files : null;
}

/**
 * The machine's zone files, however old; null where there are none. tzdata.zi, which begins with "# version 2026f",
 * is there beside the compiled files on every common system.
 */
export function systemZoneFiles(directory: string = SYSTEM_DIRECTORY): ZoneFiles | null {
  const text = readOrNull(path.join(directory, 'tzdata.zi'))?.subarray(0, 100).toString('latin1') ?? '';
  const version = /^# version (\d{4}[a-z]+)/.exec(text)?.[1];
  return version === undefined ? null : { version, read: (name) => readOrNull(path.join(directory, name)) };
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null; // missing, or a directory such as Europe: no zone of that name
  }
}
