import ICAL from 'ical.js';
import { isMailAddress } from '../invitation/address';
import { parseCalendar, valueAsWritten, type JComponent } from '../invitation/jcal';
import { paragraphs } from '../invitation/text';
import type { ZoneData } from '../time/zone-data';
import { proposedTime } from './proposed-time';
import type { Answer, RefusalReason, ReplyParsed, ReplyRefused } from './reply';

const MAX_OCTETS = 512 * 1024;
/** Apple describes a zone with up to some hundred components; no answer has more. */
const MAX_COMPONENTS = 500;
const MAX_COMMENT = 2000;
const MAX_SEQUENCE = 2 ** 31 - 1;
const ANSWERS: readonly string[] = ['ACCEPTED', 'DECLINED', 'TENTATIVE'] satisfies Answer[];

/** Says which rule a text breaks; caught in `parseReply`, the only way in. */
class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads an answer as calendars send it: lenient in form (line ends, case, a missing ORGANIZER, Windows zone names),
 * strict in what it says. Never throws, in time proportional to the length; whether the answer is genuine and
 * still about the present time is the caller's to judge.
 * @param text the calendar part, decoded
 * @param zones for the names of zones in a proposal; without it only UTC and zones that the text itself defines
 * @example parseReply(part) // { kind: 'parsed', method: 'REPLY', partstat: 'ACCEPTED', … }
 */
export function parseReply(text: string, zones?: ZoneData): ReplyParsed | ReplyRefused {
  let method: string | null = null;
  try {
    const calendar = readCalendar(text);
    method = single(calendar, 'method')?.slice(0, 20).toUpperCase() ?? null;
    return parsed(calendar, method, zones);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', reason: error.reason, method, message: error.message };
  }
}

function readCalendar(text: string): ICAL.Component {
  // UTF-16 units first: encoding a text of any length only to measure it would be work without a bound.
  if (text.length > MAX_OCTETS || new TextEncoder().encode(text).length > MAX_OCTETS) {
    throw new Refusal('TOO_LARGE', 'The answer is larger than 512 kB.');
  }
  const components = text.match(/^BEGIN:/gim)?.length ?? 0;
  if (components > MAX_COMPONENTS) {
    throw new Refusal('TOO_LARGE', `The answer has ${components} components, more than ${MAX_COMPONENTS}.`);
  }
  const jcal = jcalOf(text);
  if (jcal[0] !== 'vcalendar') throw new Refusal('NOT_A_CALENDAR', 'It is not one calendar.');
  return new ICAL.Component(jcal);
}

function jcalOf(text: string): JComponent {
  try {
    return parseCalendar(text.replace(/^\ufeff/, ''));
  } catch (error) {
    // ical.js quotes the text it stumbled over, which may be long.
    throw new Refusal('NOT_A_CALENDAR', `It cannot be read: ${String(error).slice(0, 120)}`);
  }
}

function parsed(calendar: ICAL.Component, method: string | null, zones: ZoneData | undefined): ReplyParsed {
  if (method !== 'REPLY' && method !== 'COUNTER') {
    throw new Refusal('METHOD', `It is no answer: its METHOD is ${method ?? 'missing'}.`);
  }
  const events = calendar.getAllSubcomponents().filter(({ name }) => name !== 'vtimezone');
  const [event] = events;
  if (event?.name !== 'vevent' || events.length > 1) {
    throw new Refusal('EVENTS', 'It must hold exactly one event.');
  }
  const { attendee, partstat } = whoAnswers(event);
  const answered = {
    kind: 'parsed',
    uid: uidOf(event),
    sequence: sequenceOf(event),
    recurrenceId: single(event, 'recurrence-id')?.slice(0, 80) ?? null,
    attendee,
    dtstamp: stampOf(event),
    comment: commentOf(event),
  } as const;
  if (method === 'COUNTER') {
    return { ...answered, method, partstat, proposed: proposedTime(event, calendar, zones) };
  }
  if (!partstat) throw new Refusal('PARTSTAT', 'It neither accepts nor declines nor accepts tentatively.');
  return { ...answered, method, partstat };
}

/** The value of a property as text; null when it is missing. */
function single(component: ICAL.Component, name: string): string | null {
  const [first, ...more] = component.getAllProperties(name);
  if (more.length > 0) throw new Refusal('PROPERTY', `${name.toUpperCase()} is there more than once.`);
  return first ? valueAsWritten(first).trim() : null;
}

function uidOf(event: ICAL.Component): string {
  const uid = single(event, 'uid') ?? '';
  if (uid && uid.length <= 255) return uid;
  throw new Refusal('PROPERTY', uid ? 'Its UID is longer than 255 characters.' : 'It has no UID.');
}

function sequenceOf(event: ICAL.Component): number {
  const text = single(event, 'sequence') ?? '0';
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value <= MAX_SEQUENCE) return value;
  throw new Refusal('PROPERTY', `Its SEQUENCE "${text.slice(0, 20)}" is no count.`);
}

function stampOf(event: ICAL.Component): Date | null {
  const text = single(event, 'dtstamp');
  const stamp = text !== null && /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text) ? new Date(text) : null;
  return stamp && !Number.isNaN(stamp.getTime()) ? stamp : null;
}

function commentOf(event: ICAL.Component): string | null {
  const comments = event.getAllProperties('comment').map(valueAsWritten);
  return paragraphs(comments.join('\n'), MAX_COMMENT) || null;
}

function whoAnswers(event: ICAL.Component): { attendee: string; partstat: Answer | null } {
  const [person, ...others] = event.getAllProperties('attendee');
  const attendee = person && addressOf(person);
  if (!attendee || others.length > 0) {
    throw new Refusal('ATTENDEE', 'It must name exactly one attendee by mail address.');
  }
  const partstat = String(person.getParameter('partstat')).toUpperCase();
  return { attendee, partstat: ANSWERS.includes(partstat) ? (partstat as Answer) : null };
}

/** From "mailto:", in any case; iCloud writes an account there and the address as a parameter (RFC 7986 §6.2). */
function addressOf(person: ICAL.Property): string | null {
  const value = valueAsWritten(person);
  const isMail = /^mailto:/i.test(value);
  const written = isMail ? value.slice('mailto:'.length) : String(person.getParameter('email'));
  const address = unescaped(written.trim()).toLowerCase();
  return isMailAddress(address) ? address : null;
}

/** A URI may write any character as %41 (RFC 6068 §2). */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
