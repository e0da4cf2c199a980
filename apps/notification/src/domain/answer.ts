import type { DoubtReason, InvitationFacts } from './facts';

/** What a person can say to an invitation; COUNTER proposes another time. */
export const RESPONSES = ['ACCEPTED', 'TENTATIVE', 'DECLINED', 'COUNTER'] as const;
export type Response = (typeof RESPONSES)[number];

/** How an answer came in. */
export const ANSWER_SOURCES = ['mail', 'link', 'app'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** An answer as it is kept: one for each meeting and person, the newest. */
export interface Answer {
  readonly response: Response;
  /** Of the invitation it answers. */
  readonly sequence: number;
  /** When it was written, never later than it came in. */
  readonly stampedAt: Date;
  readonly comment: string | null;
  /** Of a COUNTER, where it names a time. */
  readonly proposed: { readonly startsAt: Date; readonly endsAt: Date } | null;
}

/** Whoever holds an invitation to a meeting that may have arrived. */
export interface Invited {
  readonly recipientId: string;
  readonly name: string;
  readonly address: string;
  /** The newest mail about the meeting that this person may have. */
  readonly mailId: string;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  /** A newer one waits to be sent. */
  readonly isChanging: boolean;
  /** What that mail says. */
  readonly facts: InvitationFacts;
  readonly answer: Answer | null;
}

/** What becomes of an answer. */
export type Verdict =
  /** It counts from now on. */
  | { readonly outcome: 'applied'; readonly person: Invited; readonly answer: Answer }
  /** It would count, but its sender is in doubt: the invited person is asked. */
  | { readonly outcome: 'confirm'; readonly person: Invited; readonly reason: DoubtReason }
  /** Nothing changes. */
  | {
      readonly outcome: 'duplicate' | 'stale' | 'manual' | 'ignored' | 'rejected';
      readonly reason: string;
      readonly person: Invited | null;
    };
export type Outcome = Verdict['outcome'];

/** One attempt to answer, by whatever way, of somebody who is known to be invited. */
export interface GivenAnswer {
  readonly response: Response;
  readonly sequence: number;
  /** Null where the answer says nothing: then it was written when it came in. */
  readonly stampedAt: Date | null;
  readonly comment: string | null;
  readonly proposed: Answer['proposed'];
}

/**
 * Whether an answer counts: it must be to the newest invitation that the person was sent, with no change waiting, and
 * not older than the one that counts already. Of two the higher (SEQUENCE, DTSTAMP) wins (RFC 5546 §2.1.5).
 * A time of writing in the future is cut to the receipt, or a forged one would keep out every later answer.
 */
export function judgeAnswer(person: Invited, given: GivenAnswer, receivedAt: Date): Verdict {
  const nothing = (outcome: 'duplicate' | 'stale' | 'manual', reason: string): Verdict => ({
    outcome,
    reason,
    person,
  });
  if (given.sequence > person.sequence) return nothing('manual', 'UNKNOWN_SEQUENCE');
  if (person.method === 'CANCEL') return nothing('stale', 'MEETING_CANCELLED');
  if (given.sequence < person.sequence) return nothing('stale', 'OLDER_INVITATION');
  if (person.isChanging) return nothing('stale', 'CHANGE_WAITING');
  const stampedAt = earlier(given.stampedAt ?? receivedAt, receivedAt);
  const { answer: last } = person;
  if (last?.sequence === given.sequence) {
    if (stampedAt < last.stampedAt) return nothing('stale', 'OLDER_ANSWER');
    if (isSame(last, given)) return nothing('duplicate', 'SAME_ANSWER');
  }
  const { response, sequence, comment, proposed } = given;
  return { outcome: 'applied', person, answer: { response, sequence, stampedAt, comment, proposed } };
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** The same again says nothing new, whenever it was written. */
function isSame(last: Answer, given: GivenAnswer): boolean {
  const sameTime =
    last.proposed?.startsAt.getTime() === given.proposed?.startsAt.getTime() &&
    last.proposed?.endsAt.getTime() === given.proposed?.endsAt.getTime();
  return last.response === given.response && sameTime && last.comment === given.comment;
}
