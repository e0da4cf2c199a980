import type { AgendaFile, CalendarEntry, DeclinedCounter, Invitation, Person } from '../invitation/model';
import { notOnWire, readWire, type WireComponent } from './lines';

/** What a property must say: its value as written, and exactly these parameters. */
interface Expected {
  readonly value: string;
  readonly parameters?: Readonly<Record<string, string>>;
}
type ExpectedProperties = Readonly<Record<string, Expected>>;

/**
 * Refuses to let an invitation leave unless its text says exactly what the model says: each property once, none that
 * is not listed here, nobody else invited (RFC 5546 §3.2, RFC 5545 §3.6.1). Everything is written out again from the
 * model and compared, so a text that broke out of its line is found whatever it added.
 * @throws CalendarError WIRE.…
 */
export function assertInvitationOnWire(text: string, model: Invitation): void {
  const calendar = readWire(text);
  assertProperties(calendar, 'VCALENDAR', { ...always, METHOD: { value: model.method } });
  const event = only(calendar.components, 'VEVENT');
  assertProperties(event, 'VEVENT', {
    ...entryProperties(model, model.stampedAt),
    ...(model.status && { STATUS: { value: model.status } }),
    ...busy(model.method === 'REQUEST'),
    ORGANIZER: organizer(model),
    ATTENDEE: { value: `mailto:${model.attendee.address}`, parameters: attendeeParameters(model) },
  });
  assertAlarm(event, model);
}

/**
 * The same for the answer to a proposed time: it invites nobody, and says no time.
 * @throws CalendarError WIRE.…
 */
export function assertDeclinedCounterOnWire(text: string, model: DeclinedCounter): void {
  const calendar = readWire(text);
  assertProperties(calendar, 'VCALENDAR', { ...always, METHOD: { value: 'DECLINECOUNTER' } });
  const event = only(calendar.components, 'VEVENT');
  assertProperties(event, 'VEVENT', {
    UID: { value: model.uid },
    SEQUENCE: { value: String(model.sequence) },
    DTSTAMP: { value: utc(model.stampedAt) },
    ORGANIZER: organizer(model),
    ...(model.comment && { COMMENT: { value: escaped(model.comment) } }),
  });
  if (event.components.length > 0)
    throw notOnWire('COMPONENT', 'it holds a component that is not in the model');
}

/**
 * The same for an agenda: many entries, nobody invited, no METHOD.
 * @throws CalendarError WIRE.…
 */
export function assertAgendaOnWire(text: string, model: AgendaFile): void {
  const calendar = readWire(text);
  const name = { value: escaped(model.name) };
  const refresh = { value: 'PT1H' };
  assertProperties(calendar, 'VCALENDAR', {
    ...always,
    NAME: name,
    'X-WR-CALNAME': name,
    'REFRESH-INTERVAL': { ...refresh, parameters: { VALUE: 'DURATION' } },
    'X-PUBLISHED-TTL': refresh,
  });
  if (calendar.components.length !== model.entries.length)
    throw notOnWire('EVENTS', 'the number of entries differs');
  model.entries.forEach((entry, index) => {
    const event = calendar.components[index];
    assertProperties(event, 'VEVENT', {
      ...entryProperties(entry, model.stampedAt),
      STATUS: { value: 'CONFIRMED' },
      ...busy(true),
    });
    if (event?.components.length) throw notOnWire('COMPONENT', 'an agenda entry holds a component');
  });
}

const always: ExpectedProperties = {
  VERSION: { value: '2.0' },
  PRODID: { value: '-//Ronda//Ronda//EN' },
  CALSCALE: { value: 'GREGORIAN' },
};

function entryProperties(entry: CalendarEntry, stampedAt: Date): ExpectedProperties {
  const { conference, location, description } = entry;
  return {
    UID: { value: entry.uid },
    SEQUENCE: { value: String(entry.sequence) },
    DTSTAMP: { value: utc(stampedAt) },
    DTSTART: { value: utc(entry.startsAt) },
    DTEND: { value: utc(entry.endsAt) },
    SUMMARY: { value: escaped(entry.summary) },
    ...(description && { DESCRIPTION: { value: escaped(description) } }),
    ...(location !== null && { LOCATION: { value: escaped(location) } }),
    ...(conference && {
      CONFERENCE: {
        value: conference.uri,
        parameters: {
          VALUE: 'URI',
          FEATURE: 'VIDEO',
          ...(conference.label && { LABEL: conference.label }),
        },
      },
    }),
  };
}

function busy(isBusy: boolean): ExpectedProperties {
  return {
    TRANSP: { value: isBusy ? 'OPAQUE' : 'TRANSPARENT' },
    'X-MICROSOFT-CDO-BUSYSTATUS': { value: isBusy ? 'BUSY' : 'FREE' },
  };
}

function attendeeParameters({ attendee, answer, method }: Invitation): Record<string, string> {
  return {
    CUTYPE: 'INDIVIDUAL',
    ROLE: 'REQ-PARTICIPANT',
    PARTSTAT: answer,
    ...(method === 'REQUEST' && { RSVP: 'TRUE' }),
    ...named(attendee),
    'X-NUM-GUESTS': '0',
  };
}

const organizer = (model: { readonly organizer: Person }): Expected => ({
  value: `mailto:${model.organizer.address}`,
  parameters: named(model.organizer),
});

const named = ({ name }: Person): Record<string, string> => (name ? { CN: name } : {});

function assertAlarm(event: WireComponent, { reminderMinutes, summary }: Invitation): void {
  if (reminderMinutes === null) {
    if (event.components.length > 0)
      throw notOnWire('COMPONENT', 'it holds a component that is not in the model');
    return;
  }
  assertProperties(only(event.components, 'VALARM'), 'VALARM', {
    ACTION: { value: 'DISPLAY' },
    DESCRIPTION: { value: escaped(summary) },
    TRIGGER: { value: `-PT${reminderMinutes}M` },
  });
}

function only(components: readonly WireComponent[], name: string): WireComponent {
  const [first] = components;
  if (!first || components.length > 1) throw notOnWire('COMPONENT', `it must hold exactly one ${name}`);
  return first;
}

function assertProperties(
  component: WireComponent | undefined,
  name: string,
  expected: ExpectedProperties,
): void {
  if (component?.name !== name) throw notOnWire('COMPONENT', `${name} is missing`);
  const missing = new Set(Object.keys(expected));
  for (const property of component.properties) {
    const wanted = expected[property.name];
    if (!wanted || !missing.delete(property.name)) {
      throw notOnWire('PROPERTY', `${property.name} is there ${wanted ? 'twice' : 'but not in the model'}`);
    }
    if (property.raw !== wanted.value) throw notOnWire('VALUE', `${property.name} differs from the model`);
    if (!isSame(property.parameters, wanted.parameters ?? {})) {
      throw notOnWire('PARAMETER', `the parameters of ${property.name} differ from the model`);
    }
  }
  if (missing.size > 0) throw notOnWire('PROPERTY', `${[...missing].join(', ')} is missing`);
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** TEXT as it stands on the wire (RFC 5545 §3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** DATE-TIME in UTC: 20270612T090000Z. */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
