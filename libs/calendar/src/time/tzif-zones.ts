import { CalendarError } from '../calendar-error';
import { offsetByRule, parsePosixRule, type PosixRule } from './posix-rule';
import { ZoneData, type Zone } from './zone-data';

/** The bytes of a zone's compiled file, such as /usr/share/zoneinfo/Europe/Rome; null when there is none. */
export type ReadZoneFile = (name: string) => Uint8Array | null;

/**
 * The zones of the operating system, from compiled TZif files (RFC 9636). Reading files is the caller's work. A zone
 * without a file comes from `fallback`, and its `source` says so.
 */
export class TzifZones extends ZoneData {
  /** @param version what the machine's tzdata calls itself, "2026f" */
  constructor(
    readonly version: string,
    private readonly readZoneFile: ReadZoneFile,
    private readonly fallback: ZoneData,
  ) {
    super();
  }

  /** @throws CalendarError ZONE.UNREADABLE when the file is there but damaged */
  protected load(name: string): Zone | null {
    const bytes = this.readZoneFile(name);
    if (!bytes) return this.fallback.find(name);
    const rules = parseTzif(bytes, name);
    return {
      name,
      source: this.version,
      offsetMinutes: (instant) => offsetAt(rules, Math.floor(instant.getTime() / 1000)) / 60,
    };
  }
}

interface TzifRules {
  /** Seconds since 1970, ascending. */
  readonly transitions: readonly number[];
  /** Seconds east of UTC from each transition on. */
  readonly offsets: readonly number[];
  /** Before the first transition. */
  readonly initial: number;
  /** After the last. */
  readonly footer: PosixRule | null;
}

function offsetAt(rules: TzifRules, instant: number): number {
  const { transitions, offsets, footer, initial } = rules;
  let [low, high] = [0, transitions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((transitions[middle] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  if (low === transitions.length && footer) return offsetByRule(footer, instant);
  return offsets[low - 1] ?? initial;
}

const HEADER = 44;
const TYPE = 6;

/** Reads the 64-bit block and the footer; the first block, of 32 bits, is only measured. */
function parseTzif(bytes: Uint8Array, name: string): TzifRules {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = blockEnd(view, 0, 4);
    const { times, types, end } = measure(view, start, 8);
    const timesAt = start + HEADER;
    const indexesAt = timesAt + times * 8;
    const typesAt = indexesAt + times;
    const offsetOf = (index: number) => view.getInt32(typesAt + index * TYPE);
    if (types === 0) throw new RangeError('no local time types');
    return {
      transitions: range(times, (at) => Number(view.getBigInt64(timesAt + at * 8))),
      offsets: range(times, (at) => offsetOf(view.getUint8(indexesAt + at))),
      initial: offsetOf(0),
      footer: parsePosixRule(new TextDecoder().decode(bytes.subarray(end)).trim()),
    };
  } catch (cause) {
    throw new CalendarError(
      'ZONE.UNREADABLE',
      `The time zone file of ${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.\n` +
        'Maybe the tzdata package of this machine is damaged; install it again.',
      { zone: name },
    );
  }
}

/** Where the block that starts at `start` ends, its times being `width` bytes wide. */
const blockEnd = (view: DataView, start: number, width: number) => measure(view, start, width).end;

function measure(view: DataView, start: number, width: number) {
  // "TZif", then a version digit: version 1 has no 64-bit block and ended with tzcode 2005.
  if (view.getUint32(start) !== 0x545a6966 || view.getUint8(start + 4) < 0x32) {
    throw new RangeError('not a TZif file of version 2 or later');
  }
  const count = (field: number) => view.getUint32(start + 20 + field * 4);
  const [isUtc, isStandard, leaps, times, types, chars] = [
    count(0),
    count(1),
    count(2),
    count(3),
    count(4),
    count(5),
  ];
  const size = times * (width + 1) + types * TYPE + chars + leaps * (width + 4) + isStandard + isUtc;
  return { times, types, end: start + HEADER + size };
}

function range<T>(length: number, of: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => of(index));
}
