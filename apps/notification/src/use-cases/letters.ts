import type { MailContent, Recipient } from '../domain/mail';

/** A mail as whoever holds a link out of it knows it. */
export interface Letter {
  readonly id: string;
  readonly matchmakingId: string | null;
  readonly recipient: Recipient;
  readonly content: MailContent;
  readonly subjectKey: string;
  readonly sequence: number;
}

/** Finds what links in mails are about, and keeps what they ask for. Each call is in a transaction of the tenant. */
export abstract class Letters {
  /** Null also for a mail to somebody who was erased: its links are revoked. */
  abstract find(mailId: string): Promise<Letter | null>;
  /** Twice is the same as once. */
  abstract unsubscribe(
    matchmakingId: string,
    recipientId: string,
    kind: 'reminder' | 'agenda',
  ): Promise<void>;
}
