import { CalendarError } from '../calendar-error';
import { localParts } from './local-time';
import type { Zone } from './zone-data';

/** The hours of a day that somebody accepts, by the clock on their wall; [from, until). */
export interface LocalHours {
  /** "08:00" */
  readonly from: string;
  /** "19:00"; "24:00" is midnight at the end of the day. */
  readonly until: string;
}

const MINUTE = 60_000;
const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/**
 * Whether [start, end) lies within one day's local hours in a zone, whatever clocks do in between.
 * @throws CalendarError LOCAL_HOURS.MALFORMED, LOCAL_HOURS.EMPTY
 * @example isWithinLocalHours(start, end, { from: '08:00', until: '19:00' }, zones.require('America/Bogota'))
 */
export function isWithinLocalHours(start: Date, end: Date, hours: LocalHours, zone: Zone): boolean {
  assertLocalHours(hours);
  if (end <= start) return false;
  const first = localParts(start, zone);
  const last = localParts(new Date(end.getTime() - MINUTE), zone);
  if (first.date !== last.date) return false;
  const isWithin = ({ time }: { time: string }) => time >= hours.from && time < hours.until;
  if (!isWithin(first) || !isWithin(last)) return false;
  // Clocks that are set back in between show earlier times once more.
  return (
    first.offsetMinutes === last.offsetMinutes ||
    minutesOf(start, end).every((minute) => isWithin(localParts(minute, zone)))
  );
}

/**
 * Refuses hours that are no hours.
 * @throws CalendarError LOCAL_HOURS.MALFORMED, LOCAL_HOURS.EMPTY
 */
export function assertLocalHours(hours: LocalHours): void {
  for (const value of [hours.from, hours.until]) {
    if (WALL_TIME.test(value)) continue;
    throw new CalendarError(
      'LOCAL_HOURS.MALFORMED',
      `"${value.slice(0, 20)}" is not a time of day.\nMaybe write it as HH:MM, for example 08:00.`,
      { value: value.slice(0, 20) },
    );
  }
  if (hours.from >= hours.until) {
    throw new CalendarError(
      'LOCAL_HOURS.EMPTY',
      `The local hours from ${hours.from} until ${hours.until} hold no time.\nMaybe the two were swapped.`,
      { from: hours.from, until: hours.until },
    );
  }
}

function minutesOf(start: Date, end: Date): Date[] {
  const count = Math.ceil((end.getTime() - start.getTime()) / MINUTE);
  return Array.from({ length: count }, (_, index) => new Date(start.getTime() + index * MINUTE));
}
