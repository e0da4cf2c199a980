import type { MailContent, MailMethod, Recipient } from '../domain/mail';

/** A mail that this process alone may send until its lease ends. */
export interface ClaimedMail {
  readonly id: string;
  readonly tenantId: string;
  /** This attempt, for fencing: whoever takes the mail over has another. */
  readonly attemptId: string;
  readonly recipient: Recipient;
  readonly content: MailContent;
  readonly subjectKey: string;
  readonly sequence: number;
  readonly method: MailMethod;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  readonly correlationId: string;
  /** DTSTAMP of the mail before about the same thing to the same person. */
  readonly previousStamp: Date | null;
  /** Its address refused mail for good before. */
  readonly isSuppressed: boolean;
  /** Null until it is rendered, which happens once. */
  readonly rendered: RenderedMail | null;
}

/** A mail as it goes over the wire. */
export interface RenderedMail {
  /** The whole message, ASCII only. */
  readonly bytes: string;
  readonly messageId: string;
  readonly stampedAt: Date;
  readonly subject: string;
}

/** What became of an attempt. */
export type Outcome =
  /** The server took it ("2xx"). */
  | { readonly kind: 'accepted'; readonly code: number; readonly reply: string }
  /** Later, perhaps ("4xx"). */
  | { readonly kind: 'deferred'; readonly code: number; readonly reply: string }
  /** Never ("5xx"). */
  | { readonly kind: 'rejected'; readonly code: number; readonly reply: string }
  /** No answer: whether it arrived depends on how far it got. */
  | { readonly kind: 'interrupted'; readonly reply: string }
  /** The right to send it was lost: to a newer mail, or with the lease. */
  | { readonly kind: 'fenced' }
  /** It cannot be written, or its address is none. */
  | { readonly kind: 'unsendable'; readonly reply: string };

/** Who takes mails. */
export interface Claimant {
  /** Named in the leases. */
  readonly owner: string;
  /** Takes sign-in links and nothing else. */
  readonly onlySignIn: boolean;
}

/** A mail and what became of its attempt. */
export interface SettledMail {
  readonly mail: ClaimedMail;
  readonly outcome: Outcome;
}

/** The sending side of the ledger. Every call is one short transaction; none is open during SMTP. */
export abstract class MailQueue {
  /** Takes mails that are due under a lease, the most urgent first; none whose older sibling is still on its way. */
  abstract claim(tenantId: string, claimant: Claimant, limit: number): Promise<ClaimedMail[]>;
  /** Stores what was rendered, for good. */
  abstract keep(tenantId: string, mails: readonly ClaimedMail[]): Promise<void>;
  /** Prolongs the lease of mails that wait for their turn. */
  abstract renew(tenantId: string, mails: readonly ClaimedMail[]): Promise<void>;
  /**
   * Notes that the body goes out now. False when this attempt lost the mail, or a newer one about the same thing is
   * there: then it must not be sent.
   * @param accepted the mail before, which the server took: its outcome is written in the same transaction
   */
  abstract beginBody(tenantId: string, mail: ClaimedMail, accepted: SettledMail | null): Promise<boolean>;
  abstract settle(tenantId: string, mail: ClaimedMail, outcome: Outcome): Promise<void>;
  /** Gives mails back whose sending was not begun. */
  abstract release(tenantId: string, mails: readonly ClaimedMail[], delaySeconds: number): Promise<void>;
  /** How many mails of the last 24 hours left, or may have. */
  abstract sentInADay(tenantId: string): Promise<number>;
  /** Decides on mails whose sender disappeared; their number. */
  abstract recover(tenantId: string): Promise<number>;
  /** How many mails are held, pending, sending or unknown. */
  abstract unsettled(tenantId: string): Promise<ReadonlyMap<string, number>>;
  /** All tenants. */
  abstract tenants(): Promise<string[]>;
}
