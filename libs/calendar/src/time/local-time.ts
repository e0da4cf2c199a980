import { CalendarError } from '../calendar-error';
import { printOffset } from './offset';
import type { Zone } from './zone-data';

/** What the clock on the wall shows. */
export interface LocalParts {
  /** "2027-03-28" */
  readonly date: string;
  /** "15:00" */
  readonly time: string;
  /** 1 Monday … 7 Sunday */
  readonly weekday: number;
  readonly offsetMinutes: number;
  /** "UTC+2" */
  readonly offset: string;
}

/** Which of two instants, when the clock shows the same time twice. */
export type WhenTwice = 'earlier' | 'later';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOCAL = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The instant at which the clocks of a zone show a local time.
 * @param local "2027-03-28T15:00"
 * @param whenTwice which instant to take when clocks are set back over this time; without it that is an error
 * @throws CalendarError LOCAL_TIME.MALFORMED, LOCAL_TIME.SKIPPED (clocks are set forward over it) or
 *   LOCAL_TIME.TWICE, whose details offer both instants
 * @example resolveLocalTime('2027-06-12T09:00', zones.require('Europe/Rome'))
 */
export function resolveLocalTime(local: string, zone: Zone, whenTwice?: WhenTwice): Date {
  const [earlier, later] = possibleInstants(local, zone);
  if (!earlier) throw skipped(local, zone);
  if (!later) return earlier;
  if (whenTwice) return whenTwice === 'earlier' ? earlier : later;
  throw twice(local, zone, earlier, later);
}

/**
 * All instants at which the clocks of a zone show a local time, earliest first: none in a gap, two in an overlap.
 * @throws CalendarError LOCAL_TIME.MALFORMED
 */
export function possibleInstants(local: string, zone: Zone): Date[] {
  const asUtc = parseLocal(local);
  // The offsets in force a day before and a day after include every one that can apply: no zone changes twice in two days.
  const offsets = new Set([asUtc - DAY, asUtc + DAY].map((near) => zone.offsetMinutes(new Date(near))));
  return [...offsets]
    .map((offset) => new Date(asUtc - offset * MINUTE))
    .filter((instant) => instant.getTime() + zone.offsetMinutes(instant) * MINUTE === asUtc)
    .sort((one, other) => one.getTime() - other.getTime());
}

/**
 * What the clocks of a zone show at an instant.
 * @example localParts(new Date('2027-03-28T13:00Z'), zones.require('Europe/Brussels')).time // '15:00'
 */
export function localParts(instant: Date, zone: Zone): LocalParts {
  const offsetMinutes = zone.offsetMinutes(instant);
  const shifted = new Date(instant.getTime() + offsetMinutes * MINUTE);
  const text = shifted.toISOString();
  return {
    date: text.slice(0, 10),
    time: text.slice(11, 16),
    weekday: shifted.getUTCDay() || 7,
    offsetMinutes,
    offset: printOffset(offsetMinutes),
  };
}

/** The local time as if it were UTC, in milliseconds. */
function parseLocal(local: string): number {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}Z`) : NaN;
  // Date.parse moves 30 February to March.
  if (!Number.isNaN(asUtc) && new Date(asUtc).toISOString().startsWith(local)) return asUtc;
  throw new CalendarError(
    'LOCAL_TIME.MALFORMED',
    `"${local.slice(0, 40)}" is not a local time.\nMaybe write it as YYYY-MM-DDTHH:mm, for example 2027-06-12T09:00, without an offset.`,
    { local: local.slice(0, 40) },
  );
}

function skipped(local: string, zone: Zone): CalendarError {
  const before = new Date(parseLocal(local) - DAY);
  const after = new Date(parseLocal(local) + DAY);
  return new CalendarError(
    'LOCAL_TIME.SKIPPED',
    `${local} does not exist in ${zone.name}: that day clocks are set forward over it, ` +
      `from ${localParts(before, zone).offset} to ${localParts(after, zone).offset}.\n` +
      'Maybe choose a time an hour later.',
    { local, zone: zone.name },
  );
}

function twice(local: string, zone: Zone, earlier: Date, later: Date): CalendarError {
  return new CalendarError(
    'LOCAL_TIME.TWICE',
    `${local} happens twice in ${zone.name}, because clocks are set back: first at ${localParts(earlier, zone).offset}, ` +
      `then at ${localParts(later, zone).offset}.\nMaybe say whether the earlier or the later is meant.`,
    { local, zone: zone.name, earlier: earlier.toISOString(), later: later.toISOString() },
  );
}
