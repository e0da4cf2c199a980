import { localParts } from '@ronda/calendar';
import type { ReminderFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { plainName, Reader, type Desk, type Written } from './desk';
import { subjectLine } from './subject';
import { agendaLine } from './write-agenda';

/** The meetings of one day, on the evening before it. */
export function writeReminder(
  desk: Desk,
  recipient: Recipient,
  { gathering, meetings }: ReminderFacts,
): Written {
  const reader = new Reader(recipient, desk);
  const name = plainName(gathering.name);
  const first = localParts(new Date(meetings[0]?.startsAt ?? 0), reader.zone);
  const letter = reader.letter(gathering, {
    subject: subjectLine('', reader.fill('reminderSubject', { gathering: name })),
    paragraphs: [
      reader.fill('reminder', { day: reader.times.day(first), gathering: name, offset: first.offset }),
    ],
    rows: meetings.map((meeting) => agendaLine(meeting, gathering, reader)),
    links: [{ label: reader.phrases.openRonda, url: desk.publicUrl }],
    unsubscribe: { label: reader.phrases.unsubscribe, url: desk.unsubscribeUrl() },
  });
  return { letter, replyAddress: null, calendar: null };
}
