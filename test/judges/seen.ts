import ICAL from 'ical.js';
import type { AgendaFile, DeclinedCounter, Invitation } from '@ronda/calendar';
import { normaliseAgenda, normaliseInvitation } from '../../libs/calendar/src/invitation/normalise';
import { python, runPython } from './judge';

/** What a parser saw of one event, as written: instants as 20270612T090000Z. */
export interface SeenEvent {
  readonly uid: string | null;
  readonly sequence: string | null;
  readonly dtstamp: string | null;
  readonly dtstart: string | null;
  readonly dtend: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly location: string | null;
  readonly status: string | null;
  readonly organizers: readonly string[];
  readonly attendees: readonly string[];
  readonly names: readonly (string | null)[];
  readonly alarms: number;
}

export interface Seen {
  readonly errors: readonly string[];
  readonly method: string | null;
  readonly events: readonly SeenEvent[];
}

type Parser = 'ical.js' | 'libical' | 'icalendar' | 'vobject';
export const PARSERS: readonly Parser[] = ['ical.js', 'libical', 'icalendar', 'vobject'];
type Verdicts = Partial<Record<Parser, Seen>>;

/** What these parsers see in these texts, as far as they are installed. */
export function seenIn(
  texts: Readonly<Record<string, string>>,
  parsers: readonly Parser[] = PARSERS,
): Record<string, Verdicts> {
  const others = parsers.filter((parser) => parser !== 'ical.js');
  const isAsked = python !== null && others.length > 0;
  const answer = isAsked ? runPython('calendars.py', { texts, judges: others }) : { seen: {} };
  const { seen } = answer as { seen: Record<string, Verdicts | undefined> };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      { ...seen[name], ...(parsers.includes('ical.js') && { 'ical.js': seenByIcalJs(text) }) },
    ]),
  );
}

/** What a parser must see of an invitation. */
export function expectedOf(invitation: Invitation, parser: Parser): Seen {
  const model = readBy(parser, normaliseInvitation(invitation));
  const { attendee, organizer, reminderMinutes, method, status } = model;
  const event = {
    ...entryOf(model, model.stampedAt),
    status,
    organizers: [`mailto:${organizer.address}`],
    attendees: [`mailto:${attendee.address}`],
    names: [attendee.name || null],
    alarms: reminderMinutes === null ? 0 : 1,
  };
  return { errors: [], method, events: [event] };
}

/**
 * A fault of icalendar 4: it takes an escaped backslash before "n" for a line break. The other three, and the
 * standard (RFC 5545 §3.3.11), do not, so what we write stays as it is.
 */
function readBy(parser: Parser, model: Invitation): Invitation {
  if (parser !== 'icalendar') return model;
  const misread = (text: string): string => text.replace(/\\n/gi, '\n');
  const { summary, description, location } = model;
  return {
    ...model,
    summary: misread(summary),
    description: misread(description),
    location: location && misread(location),
  };
}

/** What every parser must see of an agenda. */
export function expectedOfAgenda(agenda: AgendaFile): Seen {
  const model = normaliseAgenda(agenda);
  const nobody = { organizers: [], attendees: [], names: [], alarms: 0 };
  const events = model.entries.map((entry) => ({
    ...entryOf(entry, model.stampedAt),
    status: 'CONFIRMED',
    ...nobody,
  }));
  return { errors: [], method: null, events };
}

/**
 * What a parser must see of a refused proposal. A fault of libical 3.0: its table forbids SEQUENCE, which the standard
 * asks for where it is above 0 (RFC 5546 §3.2.8).
 */
export function expectedOfDeclinedCounter(declined: DeclinedCounter, parser: Parser): Seen {
  const { uid, sequence, stampedAt, organizer } = declined;
  const event = {
    ...{
      uid,
      sequence: String(sequence),
      dtstamp: utc(stampedAt),
      organizers: [`mailto:${organizer.address}`],
    },
    ...{ dtstart: null, dtend: null, summary: null, description: null, location: null, status: null },
    ...{ attendees: [], names: [], alarms: 0 },
  };
  const errors = parser === 'libical' ? [expect.stringContaining('restrictions for SEQUENCE')] : [];
  return { errors: errors as string[], method: 'DECLINECOUNTER', events: [event] };
}

function entryOf(entry: AgendaFile['entries'][number], stampedAt: Date) {
  return {
    uid: entry.uid,
    sequence: String(entry.sequence),
    dtstamp: utc(stampedAt),
    dtstart: utc(entry.startsAt),
    dtend: utc(entry.endsAt),
    summary: entry.summary,
    description: entry.description || null,
    location: entry.location,
  };
}

const utc = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

function seenByIcalJs(text: string): Seen {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const written = (event: ICAL.Component, name: string): string | null => {
    const [first, ...more] = event.getAllProperties(name);
    if (more.length > 0) return `${more.length + 1} times`;
    if (!first) return null;
    const value: unknown = first.getFirstValue();
    return value instanceof ICAL.Time ? value.toICALString() : String(value);
  };
  const people = (event: ICAL.Component, name: string) =>
    event.getAllProperties(name).map((person) => String(person.getFirstValue()));
  return {
    errors: [],
    method: written(calendar, 'method'),
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: written(event, 'uid'),
      sequence: written(event, 'sequence'),
      dtstamp: written(event, 'dtstamp'),
      dtstart: written(event, 'dtstart'),
      dtend: written(event, 'dtend'),
      summary: written(event, 'summary'),
      description: written(event, 'description'),
      location: written(event, 'location'),
      status: written(event, 'status'),
      organizers: people(event, 'organizer'),
      attendees: people(event, 'attendee'),
      names: event
        .getAllProperties('attendee')
        .map((person) => (person.getParameter('cn') as string | undefined) ?? null),
      alarms: event.getAllSubcomponents('valarm').length,
    })),
  };
}
