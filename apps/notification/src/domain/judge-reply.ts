import { judgeAnswer, type GivenAnswer, type Invited, type Verdict } from './answer';

interface Answered {
  readonly uid: string;
  readonly sequence: number;
  /** In lower case. */
  readonly attendee: string;
  /** When it was written, by the sender's clock. */
  readonly dtstamp: Date | null;
  readonly comment: string | null;
}

/** The calendar's answer as it was read. */
export type CalendarReply = Answered &
  (
    | { readonly method: 'REPLY'; readonly partstat: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED' }
    | { readonly method: 'COUNTER'; readonly proposed: GivenAnswer['proposed'] }
  );

/** A mail to a meeting's reply address, as far as its answer is concerned. */
export interface ReplyMail {
  readonly receivedAt: Date;
  /** The address in From, in lower case; null where it names none or several. */
  readonly from: string | null;
  /** What the mail server in front of us found out about the sender. */
  readonly authentication: 'passed' | 'failed' | 'unknown';
  /** Written by a program: an absence note, a list, a delivery report. */
  readonly isAutomatic: boolean;
  /** The answer, or why there is none that a program may act on. */
  readonly calendar: CalendarReply | { readonly unusable: string };
}

/**
 * Decides what a mail to a meeting's reply address does, in the order of docs/mail.md. All who are invited share
 * that address, so a valid one does not prove who wrote: the sender must be the person in whose name it answers.
 */
export function judgeReply(mail: ReplyMail, uid: string, invited: readonly Invited[]): Verdict {
  const { calendar } = mail;
  if ('unusable' in calendar) return withoutAnswer(mail, calendar.unusable);
  if (calendar.uid !== uid) return nothing('rejected', 'OTHER_MEETING');
  const person = invited.find(({ address }) => address.toLowerCase() === calendar.attendee);
  if (!person) return nothing('manual', 'NOT_INVITED');
  const verdict = judgeAnswer(person, givenIn(calendar), mail.receivedAt);
  if (verdict.outcome !== 'applied') return verdict;
  if (mail.from !== calendar.attendee) return { outcome: 'confirm', person, reason: 'OTHER_SENDER' };
  if (mail.authentication === 'failed') return { outcome: 'confirm', person, reason: 'SENDER_FAILED_CHECKS' };
  return verdict;
}

/** What the calendar says, whoever sent it. */
export function givenIn(reply: CalendarReply): GivenAnswer {
  const { sequence, dtstamp: stampedAt, comment } = reply;
  const said = { sequence, stampedAt, comment };
  return reply.method === 'COUNTER'
    ? { ...said, response: 'COUNTER', proposed: reply.proposed }
    : { ...said, response: reply.partstat, proposed: null };
}

/** An absence note answers nothing, an invitation is none; what a person wrote by hand is for a person to read. */
function withoutAnswer({ isAutomatic }: ReplyMail, why: string): Verdict {
  if (isAutomatic && why === 'NO_CALENDAR') return nothing('ignored', 'AUTOMATIC');
  const isOtherMessage = why.startsWith('METHOD_') && why !== 'METHOD_REFRESH';
  return nothing(isOtherMessage ? 'ignored' : 'manual', why);
}

const nothing = (outcome: 'ignored' | 'manual' | 'rejected', reason: string): Verdict => ({
  outcome,
  reason,
  person: null,
});
