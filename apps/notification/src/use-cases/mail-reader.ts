import type { ReplyMail } from '../domain/judge-reply';

/** What a mail server reports about a mail it could not deliver, or not yet (RFC 3464). */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'other';
  /** Enhanced status code, such as "5.1.1". */
  readonly status: string;
  /** What the refusing server said. */
  readonly diagnostic: string;
}

/** A mail that came in, as far as anything depends on it. */
export interface IncomingMail extends Omit<ReplyMail, 'receivedAt'> {
  /** Whom its headers name as the address it was delivered to; an envelope, where there is one, knows better. */
  readonly deliveredTo: readonly string[];
  readonly report: DeliveryReport | null;
}

/** Why a mail is not taken apart. */
export interface UnreadableMail {
  readonly unreadable: 'TOO_LARGE' | 'TOO_MANY_PARTS' | 'NOT_A_MAIL';
}

/** The largest mail that is looked at, in bytes: a calendar's answer has a few thousand. */
export const LARGEST_MAIL = 512 * 1024;

/** Takes a mail apart, in bounded time and memory whatever it holds. */
export abstract class MailReader {
  abstract read(bytes: Buffer): Promise<IncomingMail | UnreadableMail>;
}
