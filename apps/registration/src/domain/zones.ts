import { DomainError } from '@ronda/domain';
import { parseLocalTime, writeLocalTime } from './local-time';

/** One instant at which a zone's clocks show a given wall time. */
export interface ZonedInstant {
  readonly at: Date;
  /** "+02:00", the distance from UTC at that instant. */
  readonly offset: string;
}

/** What this service needs to know of time zones. */
export abstract class Zones {
  /** Whether this is an IANA name or an alias of one; abbreviations and fixed offsets are not. */
  abstract isKnown(zone: string): boolean;
  /** Earliest first: empty where the clocks skip that time, two where they show it twice. */
  abstract instantsOf(local: string, zone: string): readonly ZonedInstant[];
  /** "2015-06-12T09:00", what clocks of the zone show at an instant. */
  abstract localTimeOf(instant: Date, zone: string): string;
}

/** Refuses what is not the name of a zone, such as `EST` or `GMT-3`. */
export function requireZone(zones: Zones, zone: string): void {
  if (zones.isKnown(zone)) return;
  throw new DomainError(
    'ZONE.UNKNOWN',
    `"${zone}" is not a time zone that Ronda knows.\n` +
      'Maybe use the name of a city, such as Europe/Rome or America/Bogota; abbreviations such as EST and fixed ' +
      'offsets such as GMT-3 do not say when clocks change.',
    { zone },
  );
}

/** A wall time and the one instant it stands for. */
export interface ResolvedTime {
  readonly at: Date;
  /** As written, offset included where one was needed. */
  readonly local: string;
}

/** The instant of a wall time; refused where the clocks skip it, or show it twice and no offset says which. */
export function resolveLocalTime(zones: Zones, written: string, zone: string, what: string): ResolvedTime {
  const local = parseLocalTime(written, what);
  const instants = zones.instantsOf(local.text, zone);
  const details = { what, local: local.text, zone };
  const [first] = instants;
  if (!first) {
    throw new DomainError(
      'LOCAL_TIME.NONEXISTENT',
      `The ${what}, ${local.text}, does not exist in ${zone}: clocks are put forward over it that night.\n` +
        'Maybe choose a time an hour later.',
      details,
    );
  }
  if (local.offset !== null)
    return { at: withOffset(instants, local.offset, details), local: writeLocalTime(local) };
  if (instants.length > 1) {
    const offsets = instants.map(({ offset }) => offset);
    throw new DomainError(
      'LOCAL_TIME.AMBIGUOUS',
      `The ${what}, ${local.text}, happens twice in ${zone}: clocks are put back over it that night.\n` +
        `Maybe write the one you mean with its offset: ${offsets.map((o) => local.text + o).join(' or ')}.`,
      { ...details, offsets },
    );
  }
  return { at: first.at, local: local.text };
}

function withOffset(
  instants: readonly ZonedInstant[],
  offset: string,
  details: { what: string; local: string; zone: string },
): Date {
  const chosen = instants.find((instant) => instant.offset === offset);
  if (chosen) return chosen.at;
  const offsets = instants.map((instant) => instant.offset);
  throw new DomainError(
    'LOCAL_TIME.WRONG_OFFSET',
    `The ${details.what}, ${details.local}, has the offset ${offset}, but in ${details.zone} it is ${offsets.join(' or ')}.\n` +
      'Maybe leave the offset out: it is needed only where clocks show a time twice.',
    { ...details, offset, offsets },
  );
}

/** Half-open, [start, end): instants, and the wall times they were written as. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startsLocal: string;
  readonly endsLocal: string;
}

/** The span as a person writes it, in the local time of some zone. */
export interface LocalSpan {
  readonly startsLocal: string;
  readonly endsLocal: string;
}

/** Resolves both ends; refuses a span that does not end after it starts. */
export function resolveSpan(zones: Zones, span: LocalSpan, zone: string, what: string): Span {
  const start = resolveLocalTime(zones, span.startsLocal, zone, `start of ${what}`);
  const end = resolveLocalTime(zones, span.endsLocal, zone, `end of ${what}`);
  if (end.at <= start.at) {
    throw new DomainError(
      'SPAN.ENDS_BEFORE_START',
      `The ${what} ends at ${end.local}, which is not after its start at ${start.local}.\n` +
        'Maybe the two times were swapped, or the end is on the next day.',
      { what, startsLocal: start.local, endsLocal: end.local },
    );
  }
  return { startsAt: start.at, endsAt: end.at, startsLocal: start.local, endsLocal: end.local };
}

export function overlaps(a: TimeWindow, b: TimeWindow): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Half-open, [start, end). */
export interface TimeWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
