import { possibleInstants } from './local-time';
import type { ZoneData } from './zone-data';

/** A time that was agreed on by the clock of a place, and the instant that was worked out of it. */
export interface PlannedTime {
  /** "2027-06-12T09:00", with an offset ("+02:00") where the clock shows it twice. */
  readonly local: string;
  /** IANA name */
  readonly zone: string;
  readonly at: Date;
}

/**
 * The instant that a planned time means by these rules: the planned one, another, or null where its clock no longer
 * shows that time at all.
 * @throws CalendarError ZONE.UNKNOWN, LOCAL_TIME.MALFORMED
 */
export function instantNow({ local, zone, at }: PlannedTime, zones: ZoneData): Date | null {
  const instants = possibleInstants(local.slice(0, 16), zones.require(zone));
  const isThere = instants.some((instant) => instant.getTime() === at.getTime());
  if (isThere) return at;
  const nearest = instants.toSorted((one, other) => distance(one, at) - distance(other, at));
  return nearest[0] ?? null;
}

const distance = (one: Date, other: Date): number => Math.abs(one.getTime() - other.getTime());
