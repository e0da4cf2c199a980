import type { Principal } from '@ronda/http';

/** Knows whose mails the mailbox holds: one mailbox takes those of all institutions. */
export abstract class MailOwners {
  /** @returns of these Message-IDs, those of mails that the person's institution sent in the person's gatherings */
  abstract seenBy(principal: Principal, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
}
