import { CalendarError } from '../calendar-error';
import { isMailAddress } from './address';
import type { AgendaFile, CalendarEntry, Conference, DeclinedCounter, Invitation, Person } from './model';
import { LIMITS, oneLine, paragraphs, parameter } from './text';

/** RFC 5545 knows 32-bit integers; Gmail ignores larger ones. */
const MAX_SEQUENCE = 2 ** 31 - 1;
const FOUR_WEEKS = 28 * 24 * 60;
/** Printable ASCII without the characters that are escaped in a text. */
const UID = /^[!-+\--:<-[\]-~]{1,255}$/;
const URL_CHARACTERS = /^https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/;

/**
 * The same invitation with texts made safe and times in whole seconds.
 * @throws CalendarError INVITATION.… when a value cannot be made safe
 */
export function normaliseInvitation(invitation: Invitation): Invitation {
  assertStatus(invitation);
  const { reminderMinutes } = invitation;
  if (
    reminderMinutes !== null &&
    !(Number.isInteger(reminderMinutes) && reminderMinutes >= 0 && reminderMinutes <= FOUR_WEEKS)
  ) {
    throw refusal(
      'REMINDER',
      reminderMinutes,
      'The reminder',
      'use 0 to 40320 whole minutes, or null for none',
    );
  }
  return {
    ...normaliseEntry(invitation),
    method: invitation.method,
    status: invitation.status,
    stampedAt: wholeSeconds(invitation.stampedAt, 'stamp'),
    organizer: normalisePerson(invitation.organizer),
    attendee: normalisePerson(invitation.attendee),
    answer: invitation.answer,
    reminderMinutes: invitation.method === 'CANCEL' ? null : reminderMinutes,
  };
}

/** @throws CalendarError INVITATION.… */
export function normaliseDeclinedCounter(declined: DeclinedCounter): DeclinedCounter {
  assertIdentity(declined);
  return {
    uid: declined.uid,
    sequence: declined.sequence,
    stampedAt: wholeSeconds(declined.stampedAt, 'stamp'),
    organizer: normalisePerson(declined.organizer),
    comment: paragraphs(declined.comment, LIMITS.description),
  };
}

/** @throws CalendarError INVITATION.… or AGENDA.EMPTY */
export function normaliseAgenda(agenda: AgendaFile): AgendaFile {
  if (agenda.entries.length === 0) {
    throw new CalendarError(
      'AGENDA.EMPTY',
      'An agenda without entries is no calendar file.\nMaybe send the mail without a file.',
    );
  }
  return {
    name: oneLine(agenda.name, LIMITS.summary),
    stampedAt: wholeSeconds(agenda.stampedAt, 'stamp'),
    entries: agenda.entries.map(normaliseEntry),
  };
}

function normaliseEntry(entry: CalendarEntry): CalendarEntry {
  const { uid, sequence, location, conference } = entry;
  assertIdentity(entry);
  const startsAt = wholeSeconds(entry.startsAt, 'start');
  const endsAt = wholeSeconds(entry.endsAt, 'end');
  if (endsAt <= startsAt) {
    throw refusal(
      'TIMES',
      `${startsAt.toISOString()}/${endsAt.toISOString()}`,
      'The time',
      'the two were swapped',
    );
  }
  const summary = oneLine(entry.summary, LIMITS.summary);
  if (!summary)
    throw refusal('SUMMARY', entry.summary, 'The summary', 'it is empty or holds only invisible characters');
  return {
    uid,
    sequence,
    startsAt,
    endsAt,
    summary,
    description: paragraphs(entry.description, LIMITS.description),
    location: location === null ? null : oneLine(location, LIMITS.location) || null,
    conference: conference === null ? null : normaliseConference(conference),
  };
}

function assertIdentity({ uid, sequence }: Pick<CalendarEntry, 'uid' | 'sequence'>): void {
  if (!UID.test(uid))
    throw refusal('UID', uid, 'The UID', 'use 1 to 255 printable ASCII characters without ; , or \\');
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > MAX_SEQUENCE) {
    throw refusal('SEQUENCE', sequence, 'The sequence', 'count from 0 and never use a clock');
  }
}

function normaliseConference({ uri, label }: Conference): Conference {
  if (uri.length > 2000 || !URL_CHARACTERS.test(uri) || !URL.canParse(uri)) {
    throw refusal('LINK', uri, 'The link', 'it is not an http or https address, or holds a space');
  }
  return { uri, label: parameter(label, LIMITS.label) };
}

function normalisePerson({ name, address }: Person): Person {
  if (!isMailAddress(address)) {
    throw refusal(
      'ADDRESS',
      address,
      'The address',
      'it holds a space, a line break or a letter outside ASCII',
    );
  }
  return { name: parameter(name, LIMITS.name), address };
}

function assertStatus({ method, status }: Invitation): void {
  const allowed: readonly unknown[] = method === 'REQUEST' ? ['CONFIRMED', 'TENTATIVE'] : ['CANCELLED', null];
  if (!['REQUEST', 'CANCEL'].includes(method))
    throw refusal('METHOD', method, 'The method', 'use REQUEST or CANCEL');
  if (!allowed.includes(status)) {
    throw refusal('STATUS', status, `The status of a ${method}`, `use ${allowed.map(String).join(' or ')}`);
  }
}

function wholeSeconds(instant: Date, what: string): Date {
  const milliseconds = instant.getTime();
  // Four-digit years; iCalendar has no others.
  if (!(milliseconds >= 0 && milliseconds < Date.UTC(10000, 0))) {
    throw refusal('TIMES', milliseconds, `The ${what}`, 'it is no date, or lies before 1970');
  }
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}

function refusal(reason: string, value: unknown, what: string, maybe: string): CalendarError {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
  return new CalendarError(
    `INVITATION.${reason}`,
    `${what} ${shown} cannot stand in a calendar entry.\nMaybe ${maybe}.`,
    {
      value: shown,
    },
  );
}
