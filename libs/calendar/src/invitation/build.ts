import { assertAgendaOnWire, assertDeclinedCounterOnWire, assertInvitationOnWire } from '../wire/gate';
import { writeCalendar, type JComponent, type JProperty } from './jcal';
import type { AgendaFile, CalendarEntry, DeclinedCounter, Invitation, Person } from './model';
import { normaliseAgenda, normaliseDeclinedCounter, normaliseInvitation } from './normalise';
import { PRODUCT, skeleton, utc } from './skeleton';
import { escapeText } from './text';

/** How long readers of an agenda may keep it before they look again. */
const REFRESH = 'PT1H';

/**
 * The iCalendar text of one message to one person (RFC 5545, RFC 5546): the same invitation always gives the same
 * bytes. Texts are made safe; addresses, links and times that cannot be are refused. What leaves here passed the
 * wire gate.
 * @throws CalendarError INVITATION.… for what cannot be written, WIRE.… for text that must not be sent
 * @example buildInvitation({ method: 'REQUEST', status: 'CONFIRMED', uid, sequence: 0, … })
 */
export function buildInvitation(invitation: Invitation): string {
  const model = normaliseInvitation(invitation);
  const isRequest = model.method === 'REQUEST';
  const [event] = skeleton([model], { ...model, isBusy: isRequest });
  if (!event) throw new Error('The skeleton has no event.');
  event[1].push(...detailsOf(model), ...peopleOf(model));
  if (model.reminderMinutes !== null) event[2].push(alarmOf(model.summary, model.reminderMinutes));
  const text = writeCalendar(calendar([['method', {}, 'text', model.method]], [event]));
  assertInvitationOnWire(text, model);
  return text;
}

/**
 * The answer to a proposed time that is not taken (RFC 5546 §3.2.8). `ics` has no part in it, as it writes no event
 * without a start.
 * @throws CalendarError INVITATION.…, WIRE.…
 */
export function buildDeclinedCounter(declined: DeclinedCounter): string {
  const model = normaliseDeclinedCounter(declined);
  const { uid, sequence, stampedAt, organizer, comment } = model;
  const properties: JProperty[] = [
    ['uid', {}, 'text', uid],
    ['sequence', {}, 'integer', sequence],
    ['dtstamp', {}, 'date-time', utc(stampedAt)],
    organizerOf(organizer),
    ...(comment ? [['comment', {}, 'text', comment] satisfies JProperty] : []),
  ];
  const text = writeCalendar(
    calendar([['method', {}, 'text', 'DECLINECOUNTER']], [['vevent', properties, []]]),
  );
  assertDeclinedCounterOnWire(text, model);
  return text;
}

/**
 * A person's agenda as a file: no METHOD, ORGANIZER or ATTENDEE, so that no calendar answers to it.
 * @throws CalendarError AGENDA.EMPTY, INVITATION.…, WIRE.…
 */
export function buildAgenda(agenda: AgendaFile): string {
  const model = normaliseAgenda(agenda);
  const events = skeleton(model.entries, { stampedAt: model.stampedAt, status: 'CONFIRMED', isBusy: true });
  events.forEach((event, index) => {
    const entry = model.entries[index];
    if (entry) event[1].push(...detailsOf(entry));
  });
  const text = writeCalendar(calendar(headerOf(model.name), events));
  assertAgendaOnWire(text, model);
  return text;
}

function calendar(header: JProperty[], events: JComponent[]): JComponent {
  const always: JProperty[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', PRODUCT],
    ['calscale', {}, 'text', 'GREGORIAN'],
  ];
  return ['vcalendar', [...always, ...header], events];
}

/** Names and refresh hints, in the standard's form (RFC 7986) and in the one that older programs read. */
function headerOf(name: string): JProperty[] {
  // ical.js does not know these two as texts, and writes what it does not know as it is.
  const escaped = escapeText(name);
  return [
    ['name', {}, 'unknown', escaped],
    ['x-wr-calname', {}, 'unknown', escaped],
    ['refresh-interval', {}, 'duration', REFRESH],
    ['x-published-ttl', {}, 'unknown', REFRESH],
  ];
}

function peopleOf({ organizer, attendee, answer, method }: Invitation): JProperty[] {
  const isRequest = method === 'REQUEST';
  const parameters = {
    cutype: 'INDIVIDUAL',
    role: 'REQ-PARTICIPANT',
    partstat: answer,
    ...(isRequest && { rsvp: 'TRUE' }),
    ...named(attendee),
    // Gmail shows an update as one only with CUTYPE and this.
    'x-num-guests': '0',
  };
  return [organizerOf(organizer), ['attendee', parameters, 'cal-address', `mailto:${attendee.address}`]];
}

const organizerOf = (organizer: Person): JProperty => [
  'organizer',
  named(organizer),
  'cal-address',
  `mailto:${organizer.address}`,
];

const named = ({ name }: Person): Record<string, string> => (name ? { cn: name } : {});

function detailsOf({ description, location, conference }: CalendarEntry): JProperty[] {
  const details: JProperty[] = [];
  if (description) details.push(['description', {}, 'text', description]);
  if (location !== null) details.push(['location', {}, 'text', location]);
  if (conference) {
    const { label, uri } = conference;
    details.push(['conference', { feature: 'VIDEO', ...(label && { label }) }, 'uri', uri]);
  }
  return details;
}

function alarmOf(description: string, minutes: number): JComponent {
  const properties: JProperty[] = [
    ['action', {}, 'text', 'DISPLAY'],
    ['description', {}, 'text', description],
    ['trigger', {}, 'duration', `-PT${minutes}M`],
  ];
  return ['valarm', properties, []];
}
