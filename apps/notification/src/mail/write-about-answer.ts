import { buildDeclinedCounter, paragraphs } from '@ronda/calendar';
import type { ConfirmationFacts, DoubtReason, NoticeFacts, ProposalDeclinedFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { plainName, Reader, type Desk, type Written } from './desk';
import type { Phrases } from './languages';
import { subjectLine } from './subject';

const MAX_MESSAGE = 1000;

const WORDS = {
  declined: { subject: 'declinedNoticeSubject', text: 'declinedNotice' },
  proposed: { subject: 'proposedNoticeSubject', text: 'proposedNotice' },
  bounced: { subject: 'bouncedSubject', text: 'bounced' },
} as const;

/** Tells the organiser what became of an invitation. */
export function writeNotice(desk: Desk, recipient: Recipient, facts: NoticeFacts): Written {
  const reader = new Reader(recipient, desk);
  const { phrases } = reader;
  const { gathering, event, meeting, proposed } = facts;
  const person = plainName(facts.person.name);
  const message = paragraphs(facts.message ?? '', MAX_MESSAGE);
  const intro = reader.fill(WORDS[event].text, {
    person,
    address: facts.person.address,
    gathering: plainName(gathering.name),
  });
  const letter = reader.letter(gathering, {
    subject: subjectLine('', reader.fill(WORDS[event].subject, { person })),
    paragraphs: [intro, ...(event === 'declined' ? [phrases[facts.isFreed ? 'freed' : 'notFreed']] : [])],
    facts: [
      ...(meeting ? reader.meetingLines(meeting, gathering) : []),
      ...(proposed
        ? [{ label: phrases.proposedTime, value: reader.span(proposed.startsAt, proposed.endsAt) }]
        : []),
      ...(message
        ? [{ label: event === 'bounced' ? phrases.serverSaid : phrases.message, value: message }]
        : []),
    ],
    links: [{ label: phrases.openRonda, url: desk.publicUrl }],
  });
  return { letter, replyAddress: null, calendar: null };
}

const DOUBTS = {
  OTHER_SENDER: 'fromOtherAddress',
  SENDER_FAILED_CHECKS: 'senderNotVerified',
} as const satisfies Record<DoubtReason, keyof Phrases>;

/** Asks the invited person about an answer that may be somebody else's, and says why; it says nothing of what that answer was. */
export function writeConfirmation(desk: Desk, recipient: Recipient, facts: ConfirmationFacts): Written {
  const { reason, gathering, meeting, invitationId } = facts;
  const reader = new Reader(recipient, desk);
  const counterpart = plainName(meeting.counterpart.organisation);
  const letter = reader.letter(gathering, {
    subject: subjectLine('', reader.phrases.confirmationSubject),
    paragraphs: [
      `${reader.fill('confirmation', { counterpart, gathering: plainName(gathering.name) })} ${reader.phrases[DOUBTS[reason]]}`,
      reader.phrases.confirmationPrompt,
    ],
    facts: reader.meetingLines(meeting, gathering),
    links: [
      {
        label: reader.phrases.answerInvitation,
        url: desk.answerUrl(invitationId, new Date(meeting.startsAt)),
      },
    ],
  });
  return { letter, replyAddress: null, calendar: null };
}

/** Tells who proposed another time, and their calendar, that the meeting stays as it is. */
export function writeProposalDeclined(
  desk: Desk,
  recipient: Recipient,
  facts: ProposalDeclinedFacts,
  stampedAt: Date,
): Written {
  const { gathering, meeting, replyAddress, invitationId, proposed } = facts;
  const reader = new Reader(recipient, desk);
  const { phrases } = reader;
  const counterpart = plainName(meeting.counterpart.organisation);
  const message = paragraphs(facts.message ?? '', MAX_MESSAGE);
  const intro = reader.fill('proposalDeclined', { counterpart, gathering: plainName(gathering.name) });
  const letter = reader.letter(gathering, {
    subject: subjectLine(
      `${phrases.proposalDeclinedSubject}${phrases.colon}`,
      counterpart,
      `, ${reader.times.brief(new Date(meeting.startsAt), reader.zone)}`,
    ),
    paragraphs: [intro],
    facts: [
      ...reader.meetingLines(meeting, gathering),
      ...(proposed
        ? [{ label: phrases.proposedTime, value: reader.span(proposed.startsAt, proposed.endsAt) }]
        : []),
      ...(message ? [{ label: phrases.message, value: message }] : []),
    ],
    links: [
      { label: phrases.answerInvitation, url: desk.answerUrl(invitationId, new Date(meeting.startsAt)) },
    ],
  });
  const text = buildDeclinedCounter({
    uid: meeting.uid,
    sequence: meeting.sequence,
    stampedAt,
    organizer: { name: desk.senderName, address: replyAddress },
    comment: message || intro,
  });
  return { letter, replyAddress, calendar: { method: 'DECLINECOUNTER', text } };
}
