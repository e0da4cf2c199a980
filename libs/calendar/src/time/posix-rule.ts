/** What a zone does after its last listed transition: a POSIX TZ string, the footer of a TZif file (RFC 9636 §3.3). */
export interface PosixRule {
  /** Seconds east of UTC. */
  readonly standard: number;
  readonly summer: null | {
    readonly offset: number;
    readonly starts: YearlyChange;
    readonly ends: YearlyChange;
  };
}

/** A moment of every year by the wall clock in force before it; `seconds` may be negative or beyond a day. */
export type YearlyChange =
  | { readonly kind: 'weekday'; month: number; week: number; weekday: number; seconds: number }
  | { readonly kind: 'day'; day: number; countsLeapDay: boolean; seconds: number };

const NAME = '(?:<[^>]+>|[A-Za-z]{3,})';
const CLOCK = '([+-]?\\d{1,3}(?::\\d{2}){0,2})';
const FOOTER = new RegExp(`^${NAME}${CLOCK}(?:${NAME}${CLOCK}?,([^,]+),([^,]+))?$`);
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Reads a footer such as "CET-1CEST,M3.5.0,M10.5.0/3"; null when it is not one. */
export function parsePosixRule(text: string): PosixRule | null {
  const match = FOOTER.exec(text);
  if (!match?.[1]) return null;
  // POSIX counts hours west of Greenwich.
  const standard = 0 - parseClock(match[1]);
  if (!match[3] || !match[4]) return { standard, summer: null };
  const starts = parseChange(match[3]);
  const ends = parseChange(match[4]);
  if (!starts || !ends) return null;
  const offset = match[2] ? 0 - parseClock(match[2]) : standard + HOUR;
  return { standard, summer: { offset, starts, ends } };
}

/** Seconds east of UTC at an instant, given in seconds since 1970. */
export function offsetByRule(rule: PosixRule, instant: number): number {
  if (!rule.summer) return rule.standard;
  const { offset, starts, ends } = rule.summer;
  const year = new Date((instant + rule.standard) * 1000).getUTCFullYear();
  const start = wallSeconds(starts, year) - rule.standard;
  const end = wallSeconds(ends, year) - offset;
  // South of the equator, and in Ireland's reading, "summer" runs over the new year.
  const isSummer = start < end ? instant >= start && instant < end : instant >= start || instant < end;
  return isSummer ? offset : rule.standard;
}

function parseClock(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return sign * (hours * HOUR + minutes * 60 + seconds);
}

function parseChange(text: string): YearlyChange | null {
  const [on = '', at = '2'] = text.split('/');
  const seconds = parseClock(at);
  const weekday = /^M(\d{1,2})\.([1-5])\.([0-6])$/.exec(on);
  if (weekday) {
    const [month = 1, week = 1, day = 0] = weekday.slice(1).map(Number);
    return { kind: 'weekday', month, week, weekday: day, seconds };
  }
  const day = /^(J?)(\d{1,3})$/.exec(on);
  return day ? { kind: 'day', day: Number(day[2]), countsLeapDay: day[1] === '', seconds } : null;
}

/** The change of one year as wall-clock seconds since 1970. */
function wallSeconds(change: YearlyChange, year: number): number {
  const midnight = change.kind === 'weekday' ? nthWeekday(change, year) : dayOfYear(change, year);
  return midnight + change.seconds;
}

/** Midnight of the nth weekday of a month; the fifth means the last. */
function nthWeekday(change: { month: number; week: number; weekday: number }, year: number): number {
  const first = Date.UTC(year, change.month - 1, 1) / 1000;
  const daysInMonth = new Date(Date.UTC(year, change.month, 0)).getUTCDate();
  const untilWeekday = (change.weekday - new Date(first * 1000).getUTCDay() + 7) % 7;
  const day = untilWeekday + (change.week - 1) * 7;
  return first + (day < daysInMonth ? day : day - 7) * DAY;
}

/** Midnight of a day of the year: 0–365, or 1–365 where 29 February is never counted. */
function dayOfYear(change: { day: number; countsLeapDay: boolean }, year: number): number {
  const newYear = Date.UTC(year, 0, 1) / 1000;
  if (change.countsLeapDay) return newYear + change.day * DAY;
  const hasLeapDay = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return newYear + (change.day - 1 + (hasLeapDay && change.day >= 60 ? 1 : 0)) * DAY;
}
