import type { MailKind, MailMethod, MailStatus } from '../domain/mail';

/** A mail as organisers see it; what it says is in the mailbox of its recipient. */
export interface MailRecord {
  readonly id: string;
  readonly kind: MailKind;
  readonly status: MailStatus;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly recipientAddress: string;
  /** Null until it is rendered. */
  readonly subject: string | null;
  readonly subjectKey: string;
  readonly sequence: number;
  readonly method: MailMethod;
  readonly resendNo: number;
  readonly attempts: number;
  readonly replyCode: number | null;
  readonly reply: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface MailAttempt {
  readonly at: Date;
  /** What the mail became by it. */
  readonly outcome: string;
  readonly phase: 'none' | 'body';
  readonly replyCode: number | null;
  readonly reply: string | null;
}

export interface MailFilter {
  readonly status: MailStatus | null;
  readonly kind: MailKind | null;
  /** Part of a name or an address. */
  readonly recipient: string | null;
}

/** The ledger of one gathering, to look at. Each call is in a transaction of the tenant. */
export abstract class MailRecords {
  /** Newest first, after the one given. */
  abstract list(
    matchmakingId: string,
    filter: MailFilter,
    after: { createdAt: string; id: string } | null,
    limit: number,
  ): Promise<MailRecord[]>;
  abstract counts(matchmakingId: string): Promise<Readonly<Record<MailStatus, number>>>;
  abstract find(matchmakingId: string, mailId: string): Promise<MailRecord | null>;
  /** Oldest first. */
  abstract attempts(mailId: string): Promise<MailAttempt[]>;
  /** Whether something newer about the same thing was, or is about to be, told to the same person. */
  abstract hasNewer(mailId: string): Promise<boolean>;
  /** Adds another copy, of the same bytes where there are any. Null when one was added already. */
  abstract addCopy(mailId: string): Promise<string | null>;
  /** Decides that a doubtful mail arrived; false when it is not in doubt. */
  abstract considerSent(mailId: string): Promise<boolean>;
  /** The copy that went out last under this Message-ID. */
  abstract findByMessageId(messageId: string): Promise<BouncedMail | null>;
  /** False when it was marked before, or never went out. */
  abstract markBounced(mailId: string, said: string): Promise<boolean>;
  /** Nothing more goes to this address until an organiser lets it. */
  abstract suppress(address: string, reason: string): Promise<void>;
  abstract suppressed(matchmakingId: string): Promise<SuppressedAddress[]>;
  /** False when nothing was suppressed. */
  abstract release(matchmakingId: string, address: string): Promise<boolean>;
}

/** A mail, as a report about it needs it. */
export interface BouncedMail {
  readonly id: string;
  readonly matchmakingId: string | null;
  readonly recipientId: string;
  readonly kind: MailKind;
  readonly name: string;
  readonly address: string;
}

/** An address that refused mail for good. */
export interface SuppressedAddress {
  readonly address: string;
  /** What its mail server said. */
  readonly reason: string;
  readonly since: Date;
}
