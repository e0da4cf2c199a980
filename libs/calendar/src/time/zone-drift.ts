import type { ZoneData } from './zone-data';

/** Where two sources of rules first show different times. */
export interface ZoneDrift {
  readonly zone: string;
  /** The first minute. */
  readonly at: Date;
  /** Minutes east of UTC at that moment, by either. */
  readonly one: number;
  readonly other: number;
}

/** Nowhere are clocks changed for less than a week. */
const WEEK = 7 * 24 * 3600_000;
const MINUTE = 60_000;

/**
 * The zones about which two sources disagree between two moments, each with the first minute in which they do.
 * @param names IANA names; one that either source does not know is left out
 */
export function zoneDrift(
  one: ZoneData,
  other: ZoneData,
  names: readonly string[],
  { from, until }: { from: Date; until: Date },
): ZoneDrift[] {
  return names.flatMap((name): ZoneDrift[] => {
    const [zone, otherZone] = [one.find(name), other.find(name)];
    if (!zone || !otherZone) return [];
    const differs = (time: number): boolean =>
      zone.offsetMinutes(new Date(time)) !== otherZone.offsetMinutes(new Date(time));
    for (let time = from.getTime(); time < until.getTime(); time += WEEK) {
      if (!differs(time)) continue;
      const at = new Date(firstMinute(differs, Math.max(from.getTime(), time - WEEK), time));
      return [{ zone: name, at, one: zone.offsetMinutes(at), other: otherZone.offsetMinutes(at) }];
    }
    return [];
  });
}

/** The minute from which it holds, by halving; it holds at `late`, and at `early` only if it does from there on. */
function firstMinute(holds: (time: number) => boolean, early: number, late: number): number {
  if (holds(early)) return early;
  let [before, after] = [early, late];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}
