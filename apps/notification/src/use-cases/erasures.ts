/** Somebody who is erased. */
export interface Erasure {
  readonly matchmakingId: string;
  readonly participantId: string;
  readonly recipientId: string;
}

/** What is kept of people who are erased, and that they are. Each call is in a transaction of the tenant. */
export abstract class Erasures {
  /** Notes it; nothing is planned for the person from then on. Twice is the same as once. */
  abstract begin(erasure: Erasure): Promise<void>;
  /** Those begun of which something could not be erased yet. */
  abstract unfinished(): Promise<Erasure[]>;
  /**
   * Erases what it may: of the person's mails all but what they must still get, of others' mails what tells of the
   * person, answers, refusals and the address of the feed. It is finished an hour later at the earliest: what was being
   * planned at the same moment is found then. Again does no harm.
   */
  abstract carryOn(erasure: Erasure): Promise<void>;
}
