import type ICAL from 'ical.js';
import { valueAsWritten } from '../invitation/jcal';
import { offsetByRule, type PosixRule, type YearlyChange } from '../time/posix-rule';
import type { Zone } from '../time/zone-data';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** One observance of a VTIMEZONE (RFC 5545 §3.6.5) that is still in force. */
interface Observance {
  readonly isSummer: boolean;
  readonly since: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** Null where the clocks were changed once and for good. */
  readonly change: YearlyChange | null;
}

/**
 * The zone that a text defines for itself, as Exchange does under Windows' names, by the rules in force today. Read
 * as one rule a year, so that no recurrence, however hostile, has to be unrolled.
 * @returns null when the rules are of another form
 */
export function embeddedZone(timezone: ICAL.Component): Zone | null {
  const observances = timezone
    .getAllSubcomponents()
    .map(observanceOf)
    .filter((one) => one !== null)
    .sort((one, other) => other.since.localeCompare(one.since));
  const rule = ruleOf(observances);
  if (!rule) return null;
  return {
    name: 'embedded',
    source: 'VTIMEZONE',
    offsetMinutes: (instant) => offsetByRule(rule, Math.floor(instant.getTime() / 1000)) / 60,
  };
}

/** The newest of each kind count; without a rule for both, the newest holds all year. */
function ruleOf(newestFirst: readonly Observance[]): PosixRule | null {
  const [newest] = newestFirst;
  const standard = newestFirst.find(({ isSummer, change }) => !isSummer && change);
  const summer = newestFirst.find(({ isSummer, change }) => isSummer && change);
  if (standard?.change && summer?.change) {
    const changes = { starts: summer.change, ends: standard.change };
    return { standard: standard.offset, summer: { offset: summer.offset, ...changes } };
  }
  return newest && !newest.change ? { standard: newest.offset, summer: null } : null;
}

/** Null for a rule that ended, and for one of a form that no zone in use today needs. */
function observanceOf(component: ICAL.Component): Observance | null {
  const since = valueAsWritten(component.getFirstProperty('dtstart'));
  const offset = offsetOf(valueAsWritten(component.getFirstProperty('tzoffsetto')));
  const recurrence = component.getFirstProperty('rrule');
  const change = recurrence && changeOf(recurrence, since);
  if (offset === null || (recurrence && !change)) return null;
  return { isSummer: component.name === 'daylight', since, offset, change };
}

/** {"freq":"YEARLY","byday":"-1SU","bymonth":3}, at the time of day at which the observance began. */
function changeOf(recurrence: ICAL.Property, since: string): YearlyChange | null {
  const [, , , rule] = recurrence.toJSON() as [unknown, unknown, unknown, Record<string, unknown>];
  const { freq, byday, bymonth } = rule;
  const day = /^(-1|[1-4])(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(byday));
  const month = Number(bymonth);
  const time = /T(\d\d):(\d\d):(\d\d)/.exec(since);
  const isInForce = freq === 'YEARLY' && rule.until === undefined && rule.count === undefined;
  if (!isInForce || !day?.[2] || !(month >= 1 && month <= 12) || !time) return null;
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1).map(Number);
  return {
    kind: 'weekday',
    month,
    week: day[1] === '-1' ? 5 : Number(day[1]),
    weekday: WEEKDAYS.indexOf(day[2]),
    seconds: hours * 3600 + minutes * 60 + seconds,
  };
}

/** "-03:00" or "-0300" in seconds. */
function offsetOf(text: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)/.exec(text);
  if (!match) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}
