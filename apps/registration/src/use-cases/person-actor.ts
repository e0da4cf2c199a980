import { delegateNotFound } from '../domain/erasure';
import type { Actor } from './scope';

/** Who asks for a person's data or its erasure. */
export interface PersonActor extends Actor {
  /** The delegate signed in; null for organisers. */
  readonly delegateId: string | null;
  /** The gatherings the caller answers for; null for all of the institution. */
  readonly matchmakingIds: readonly string[] | null;
}

/** Delegates see and erase themselves alone, not their colleagues. */
export function requireOwnPerson(by: PersonActor, delegateId: string): void {
  if (by.participantId !== null && by.delegateId !== delegateId) throw delegateNotFound(delegateId);
}
