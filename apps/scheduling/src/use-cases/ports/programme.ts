import type { Gathering } from '../../domain/gathering';
import type { Scope } from '../../domain/scope';

/** The programme, the participants and the agreed meetings, as the services that own them publish them. */
export abstract class Programme {
  /**
   * Copies slots, tables, delegations and agreed meetings into the service's own tables, so that its constraints
   * hold. What is gone is marked, never deleted: schedules that used it stay readable. Locks the matchmaking first.
   * @throws DomainError MATCHMAKING.NOT_FOUND
   */
  abstract sync(scope: Scope): Promise<void>;

  /**
   * Forgets who sat where nobody is published any more: names, and by whom other matchmakings' meetings are kept
   * apart. Locks the matchmaking first.
   */
  abstract forgetPeople(scope: Scope, participantId: string): Promise<void>;

  /** As it stands at the last `sync`, with availability, vetoes and names read afresh. */
  abstract load(scope: Scope): Promise<Gathering>;

  /** Whether the organiser wants a run as soon as the booking window closes. */
  abstract allocatesOnClose(scope: Scope): Promise<boolean>;
}
