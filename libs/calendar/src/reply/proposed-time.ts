import type ICAL from 'ical.js';
import { valueAsWritten } from '../invitation/jcal';
import { possibleInstants } from '../time/local-time';
import type { Zone, ZoneData } from '../time/zone-data';
import { embeddedZone } from './embedded-zone';
import type { ProposedTime } from './reply';

/** No meeting of a gathering is longer; a longer proposal is one by mistake. */
const MAX_LENGTH = 24 * 3600_000;

/** The time that a COUNTER proposes; null where it is missing or cannot be told for sure. */
export function proposedTime(
  event: ICAL.Component,
  calendar: ICAL.Component,
  zones: ZoneData | undefined,
): ProposedTime | null {
  const startsAt = instantOf(event.getFirstProperty('dtstart'), calendar, zones);
  const endsAt =
    instantOf(event.getFirstProperty('dtend'), calendar, zones) ?? afterDuration(startsAt, event);
  const length = startsAt && endsAt ? endsAt.getTime() - startsAt.getTime() : NaN;
  return startsAt && endsAt && length > 0 && length <= MAX_LENGTH ? { startsAt, endsAt } : null;
}

function afterDuration(start: Date | null, event: ICAL.Component): Date | null {
  const match = /^PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?$/.exec(valueAsWritten(event.getFirstProperty('duration')));
  if (!start || !match) return null;
  return new Date(start.getTime() + (Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)) * 60_000);
}

function instantOf(
  property: ICAL.Property | null,
  calendar: ICAL.Component,
  zones: ZoneData | undefined,
): Date | null {
  const [, local, seconds, utc] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d):(\d\d)(Z?)$/.exec(valueAsWritten(property)) ?? [];
  if (!property || !local || seconds !== '00') return null;
  if (utc) return validOrNull(new Date(`${local}Z`));
  const zone = zoneOf(property.getFirstParameter('tzid'), calendar, zones);
  const instants = zone ? instantsOrNone(local, zone) : [];
  // Of an hour that clocks show twice nobody can tell which is meant.
  return instants.length === 1 ? (instants[0] ?? null) : null;
}

/** Our own rules where the name is one of ours; what the sender's machine believes only otherwise. */
function zoneOf(
  name: string | undefined,
  calendar: ICAL.Component,
  zones: ZoneData | undefined,
): Zone | null {
  if (!name) return null;
  const own = zones?.find(name);
  if (own) return own;
  const timezone = calendar
    .getAllSubcomponents('vtimezone')
    .find((one) => valueAsWritten(one.getFirstProperty('tzid')) === name);
  return timezone ? embeddedZone(timezone) : null;
}

function instantsOrNone(local: string, zone: Zone): Date[] {
  try {
    return possibleInstants(local, zone);
  } catch {
    return []; // 30 February
  }
}

const validOrNull = (instant: Date): Date | null => (Number.isNaN(instant.getTime()) ? null : instant);
