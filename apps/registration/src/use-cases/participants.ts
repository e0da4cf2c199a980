import type { Participant, ParticipantState } from '../domain/participant';
import type { Scope, Stretch } from './scope';

export interface ParticipantFilter extends Stretch {
  readonly state: ParticipantState | null;
}

/** A participant as it is told apart from others of the same gathering. */
export interface Identity {
  readonly participantId: string;
  readonly reference: string | null;
  readonly name: string;
  readonly emails: readonly string[];
}

export abstract class Participants {
  abstract require(scope: Scope, participantId: string): Promise<Participant>;
  abstract requireLocked(scope: Scope, participantId: string): Promise<Participant>;
  /** By name. */
  abstract list(scope: Scope, filter: ParticipantFilter): Promise<Participant[]>;
  /** Nobody else changes those found until the transaction ends. */
  abstract lockByReference(scope: Scope, references: readonly string[]): Promise<Participant[]>;
  /** Nobody else changes it until the transaction ends. */
  abstract lockLongestWaiting(scope: Scope): Promise<Participant | null>;
  abstract countAdmitted(scope: Scope): Promise<number>;
  abstract identities(scope: Scope): Promise<Identity[]>;
  /** Adds or replaces each, with its delegates and unavailable times. */
  abstract save(scope: Scope, participants: readonly Participant[]): Promise<void>;
  /** A delegate acted on a mail sent to the address, so it is theirs. */
  abstract verifyAddress(scope: Scope, delegateId: string, at: Date): Promise<void>;
}
