import type { MailDraft, MailKind } from '../domain/mail';
import type { Told } from '../domain/plan-invitations';

/** What is to be mailed, and what was: the planning side of the ledger. */
export abstract class MailLedger {
  /**
   * Adds mails that are not there yet, but for people who refused that kind. Those that wait about the same thing for the same person are cancelled: only
   * the newest leaves. A mail that was cancelled before it left is taken up again.
   * @returns how many were added
   */
  abstract add(drafts: readonly MailDraft[]): Promise<number>;
  /** Cancels invitations that still wait and are no longer true. */
  abstract withdraw(invitations: readonly { recipientId: string; uid: string }[]): Promise<void>;
  /** Cancels agendas of these people that still wait and are no longer true. */
  abstract withdrawAgendas(matchmakingId: string, recipientIds: readonly string[]): Promise<void>;
  /** Cancels notices about these requests that still wait: something that ended is no news. */
  abstract withdrawNotices(meetingRequestIds: readonly string[]): Promise<void>;
  /** The newest of what each person was told about each meeting of a gathering. */
  abstract toldAbout(matchmakingId: string): Promise<Told[]>;
  /** Who wants no mails of this kind from a gathering. */
  abstract unsubscribed(matchmakingId: string, kind: MailKind): Promise<ReadonlySet<string>>;
  /** The reply addresses of meetings by UID; those that have none yet get the one proposed. */
  abstract replyAddresses(
    matchmakingId: string,
    proposed: readonly { uid: string; meetingId: string; address: string }[],
  ): Promise<ReadonlyMap<string, string>>;
}
