import { invalidInput, type Principal } from '@ronda/http';
import type { Actor } from '../domain/actor';
import { ParticipantNotFound } from '../domain/encounter-book';

/** Whoever is signed in, as the domain sees it. */
export function actorOf({ role, userId, participantId, impersonatorId }: Principal): Actor {
  if (role !== 'participant' || participantId === null) return { kind: 'organiser', userId };
  return { kind: 'participant', participantId, userId, impersonatorId };
}

/**
 * The participant a call is about: a participant's own, whether it says so or not; for an organiser the one named.
 * Another participant's id is answered like one that does not exist.
 */
export function participantFor(
  principal: Principal,
  named: string | undefined,
  { in: where, field }: { readonly in: 'body' | 'query'; readonly field: string },
): string {
  const { participantId } = principal;
  if (participantId === null) {
    if (named !== undefined) return named;
    throw invalidInput([
      { in: where, field, message: 'Say for which participant; organisers have none of their own.' },
    ]);
  }
  if (named !== undefined && named !== participantId) throw new ParticipantNotFound(named);
  return participantId;
}

/** The same where an organiser may also look with nobody's eyes. */
export function viewerOf(principal: Principal, named: string | undefined): string | null {
  if (principal.participantId === null && named === undefined) return null;
  return participantFor(principal, named, { in: 'query', field: 'participantId' });
}
