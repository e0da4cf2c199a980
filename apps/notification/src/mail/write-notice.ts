import { localParts, paragraphs } from '@ronda/calendar';
import type { ExpiryFacts, RequestFacts, SignInFacts, WelcomeFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { plainName, Reader, type Desk, type Written } from './desk';
import type { Phrases } from './languages';
import { subjectLine } from './subject';

const MAX_MESSAGE = 1000;

const REQUEST_WORDS = {
  proposed: { subject: 'proposedSubject', text: 'proposed' },
  accepted: { subject: 'acceptedSubject', text: 'accepted' },
  declined: { subject: 'declinedSubject', text: 'declined' },
  withdrawn: { subject: 'withdrawnSubject', text: 'withdrawn' },
} as const satisfies Record<RequestFacts['event'], { subject: keyof Phrases; text: keyof Phrases }>;

const letterOnly = { replyAddress: null, calendar: null };

/** Tells one side what the other did about a meeting request. */
export function writeRequestNotice(desk: Desk, recipient: Recipient, facts: RequestFacts): Written {
  const reader = new Reader(recipient, desk);
  const { phrases } = reader;
  const counterpart = plainName(facts.counterpart.organisation);
  const words = REQUEST_WORDS[facts.event];
  const message = paragraphs(facts.message ?? '', MAX_MESSAGE);
  const label = facts.event === 'declined' ? phrases.reason : phrases.message;
  const letter = reader.letter(facts.gathering, {
    subject: subjectLine('', reader.fill(words.subject, { counterpart })),
    paragraphs: [
      reader.fill(words.text, {
        counterpart,
        organisation: plainName(facts.organisation),
        gathering: plainName(facts.gathering.name),
      }),
    ],
    facts: message ? [{ label, value: message }] : [],
    links: [{ label: phrases.openRonda, url: desk.publicUrl }],
  });
  return { ...letterOnly, letter };
}

/** Tells which requests ended without an answer, asked and received. */
export function writeExpiryNotice(desk: Desk, recipient: Recipient, facts: ExpiryFacts): Written {
  const reader = new Reader(recipient, desk);
  const { phrases } = reader;
  const gathering = plainName(facts.gathering.name);
  const lists = [
    { label: phrases.expiredAsked, value: facts.asked.map(plainName).join('; ') },
    { label: phrases.expiredAskedBy, value: facts.askedBy.map(plainName).join('; ') },
  ];
  const letter = reader.letter(facts.gathering, {
    subject: subjectLine('', reader.fill('expiredSubject', { gathering })),
    paragraphs: [reader.fill('expired', { organisation: plainName(facts.organisation), gathering })],
    facts: lists.filter(({ value }) => value !== ''),
    links: [{ label: phrases.openRonda, url: desk.publicUrl }],
  });
  return { ...letterOnly, letter };
}

/** Greets the people of a participant that was admitted. */
export function writeWelcome(
  desk: Desk,
  recipient: Recipient,
  { gathering, organisation }: WelcomeFacts,
): Written {
  const reader = new Reader(recipient, desk);
  const name = plainName(gathering.name);
  const letter = reader.letter(gathering, {
    subject: subjectLine('', reader.fill('welcomeSubject', { gathering: name })),
    paragraphs: [
      reader.fill('welcome', {
        organisation: plainName(organisation),
        gathering: name,
        place: plainName(gathering.place),
      }),
    ],
    links: [{ label: reader.phrases.openRonda, url: desk.publicUrl }],
  });
  return { ...letterOnly, letter };
}

/** The link to sign in. Its token stands after "#", so that no server and no Referer ever sees it. */
export function writeSignIn(desk: Desk, recipient: Recipient, facts: SignInFacts): Written {
  const reader = new Reader(recipient, desk);
  const { phrases, zone, times } = reader;
  const expiresAt = new Date(facts.expiresAt);
  const until = `${times.brief(expiresAt, zone)} (${localParts(expiresAt, zone).offset})`;
  const letter = reader.letter(null, {
    subject: subjectLine('', phrases.signInSubject),
    paragraphs: [phrases.signIn],
    links: [
      {
        label: phrases.signInButton,
        url: `${desk.publicUrl}/sign-in#token=${encodeURIComponent(desk.openSealed(facts.sealedToken))}`,
      },
    ],
    notes: [reader.fill('signInUntil', { time: until }), phrases.signInIgnore],
  });
  return { ...letterOnly, letter };
}
