import { DomainError } from '@ronda/domain';

/** A wall time as a person writes it, "2027-10-31T02:30"; the offset is there only where it was written too. */
export interface LocalTime {
  readonly text: string;
  readonly offset: string | null;
}

const PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?$/;
const MS_PER_DAY = 86_400_000;

/**
 * Reads "YYYY-MM-DDTHH:MM", optionally with the offset that chooses between the two instants of a repeated hour.
 * @param what names the value in the error, for example `start of session "Morning"`
 */
export function parseLocalTime(written: string, what: string): LocalTime {
  const match = PATTERN.exec(written);
  if (!match?.[1] || !isRealDateTime(match[1])) {
    throw new DomainError(
      'LOCAL_TIME.MALFORMED',
      `The ${what} is "${written}", which is not a local date and time.\n` +
        'Maybe write it as 2027-06-12T09:00, with a day and an hour that exist.',
      { what, value: written },
    );
  }
  return { text: match[1], offset: match[2] === 'Z' ? '+00:00' : (match[2] ?? null) };
}

function isRealDateTime(text: string): boolean {
  const instant = new Date(`${text}:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The local time as it is written in a plan. */
export function writeLocalTime(time: LocalTime): string {
  return time.text + (time.offset ?? '');
}

/** The same hour of the wall clock some days later; an offset is dropped, since it need not hold on that day. */
export function shiftDays(written: string, days: number): string {
  const { text } = parseLocalTime(written, 'time to shift');
  return new Date(new Date(`${text}:00Z`).getTime() + days * MS_PER_DAY).toISOString().slice(0, 16);
}

/** Whole days from one local date to another, "2015-06-12" to "2015-06-14" being 2. */
export function daysBetween(fromDate: string, untilDate: string): number {
  return Math.round(
    (new Date(`${untilDate}T00:00:00Z`).getTime() - new Date(`${fromDate}T00:00:00Z`).getTime()) / MS_PER_DAY,
  );
}
