import { buildInvitation, type Invitation } from '@ronda/calendar';
import type { InvitationFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { plainName, Reader, type Desk, type Written } from './desk';
import type { Phrases } from './languages';
import { subjectLine } from './subject';

const REMINDER_MINUTES = 10;

const WORDS = {
  new: { subject: 'invitedSubject', text: 'invited' },
  changed: { subject: 'changedSubject', text: 'changed' },
  ended: { subject: 'endedSubject', text: 'ended' },
  left: { subject: 'leftSubject', text: 'left' },
} as const satisfies Record<InvitationFacts['change'], { subject: keyof Phrases; text: keyof Phrases }>;

/** The mail about one meeting, with the calendar message that says the same to a calendar. */
export function writeInvitation(
  desk: Desk,
  recipient: Recipient,
  facts: InvitationFacts,
  stampedAt: Date,
): Written {
  const { gathering, meeting, change, replyAddress } = facts;
  const reader = new Reader(recipient, desk);
  const { phrases } = reader;
  const counterpart = plainName(meeting.counterpart.organisation);
  const isOver = change === 'ended' || change === 'left';
  const lines = reader.meetingLines(meeting, gathering);
  const intro = reader.fill(WORDS[change].text, { counterpart, gathering: plainName(gathering.name) });
  const letter = reader.letter(gathering, {
    subject: subjectLine(
      `${phrases[WORDS[change].subject]}${phrases.colon}`,
      counterpart,
      `, ${reader.times.brief(new Date(meeting.startsAt), reader.zone)}`,
    ),
    paragraphs: isOver ? [intro, `${phrases.wasAt}${phrases.colon.trimEnd()}`] : [intro],
    facts: lines,
    links: isOver
      ? []
      : [
          {
            label: phrases.answerInvitation,
            url: desk.answerUrl(desk.mailId, new Date(meeting.startsAt)),
          },
          ...(meeting.joinUrl === null ? [] : [{ label: phrases.join, url: meeting.joinUrl }]),
        ],
  });
  const calendar: Invitation = {
    method: isOver ? 'CANCEL' : 'REQUEST',
    status: change === 'ended' ? 'CANCELLED' : change === 'left' ? null : 'CONFIRMED',
    uid: meeting.uid,
    sequence: meeting.sequence,
    stampedAt,
    startsAt: new Date(meeting.startsAt),
    endsAt: new Date(meeting.endsAt),
    organizer: { name: desk.senderName, address: replyAddress },
    attendee: { name: plainName(recipient.name), address: recipient.address },
    // A changed time asks anew (RFC 5546 §3.2.2.1).
    answer: facts.answer ?? 'NEEDS-ACTION',
    reminderMinutes: isOver ? null : REMINDER_MINUTES,
    summary: reader.fill('summary', { counterpart }),
    description: [intro, '', ...lines.map((line) => reader.labelled(line))].join('\n'),
    location: reader.location(meeting, gathering),
    conference: meeting.joinUrl === null ? null : { uri: meeting.joinUrl, label: phrases.join },
  };
  return { letter, replyAddress, calendar: { method: calendar.method, text: buildInvitation(calendar) } };
}
