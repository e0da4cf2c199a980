import { DomainError } from '@ronda/domain';
import { isInPerson, type Actor } from './actor';
import { decline, withdraw, type MeetingRequest } from './meeting-request';

/** A pair that must never meet. Only its author sees it. */
export interface Veto {
  readonly id: string;
  /** Null: the organisers. */
  readonly authorParticipantId: string | null;
  readonly aParticipantId: string;
  readonly bParticipantId: string;
  readonly createdAt: Date;
}

/** The pair in the one order in which it is stored. */
export function pairOf(one: string, other: string): { aParticipantId: string; bParticipantId: string } {
  if (one === other) {
    throw new DomainError(
      'VETO.OF_ONESELF',
      'A veto needs two different participants.\nMaybe the wrong id was sent.',
      { participantId: one },
    );
  }
  const [aParticipantId, bParticipantId] = one < other ? [one, other] : [other, one];
  return { aParticipantId, bParticipantId };
}

/**
 * What a veto does to the pair's request: exactly what its author could have done without a veto, so that the
 * other side cannot tell the difference.
 */
export function endBecauseOfVeto(request: MeetingRequest, actor: Actor, at: Date): MeetingRequest {
  const answers =
    request.status === 'proposed' &&
    actor.kind === 'participant' &&
    actor.participantId === request.toParticipantId;
  return answers ? decline(request, null, at) : withdraw(request, at);
}

/** Participants' vetoes are theirs alone; organisers have vetoes of their own, and may not use another's eyes. */
export function requirePrivacy(actor: Actor): void {
  if (actor.kind === 'organiser' || isInPerson(actor)) return;
  throw new DomainError(
    'VETO.PRIVATE',
    'A veto is private to the participant who made it.\nMaybe leave the impersonation; organisers have vetoes of their own.',
  );
}
