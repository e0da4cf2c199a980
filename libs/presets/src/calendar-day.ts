import type { Day } from './preset';

const MILLISECONDS_A_DAY = 86_400_000;
const FRIDAY = 5;
/** A request phase needs some weeks. */
const LEAST_DAYS_AHEAD = 30;

/**
 * The second Friday of the first June that is at least 30 days away; 12 June 2015 was a second Friday.
 * @example nextGathering('2026-11-23') // '2027-06-11'
 */
export function nextGathering(today: Day): Day {
  const earliest = addDays(today, LEAST_DAYS_AHEAD);
  const year = Number(today.slice(0, 4));
  const thisYear = secondFridayOfJune(year);
  return thisYear >= earliest ? thisYear : secondFridayOfJune(year + 1);
}

/** @example addDays('2027-02-28', 1) // '2027-03-01' */
export function addDays(day: Day, count: number): Day {
  return new Date(epochOf(day) + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

function secondFridayOfJune(year: number): Day {
  const first = `${year}-06-01`;
  const weekday = new Date(epochOf(first)).getUTCDay();
  return addDays(first, ((FRIDAY - weekday + 7) % 7) + 7);
}

/** @throws RangeError when it is not a day, such as "2027-02-30" */
function epochOf(day: Day): number {
  const epoch = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(epoch) || new Date(epoch).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is not a day.\nMaybe write it as year-month-day, such as 2027-06-11.`);
  }
  return epoch;
}
