import { DomainError } from '@ronda/domain';
import { participantOf, type Actor } from './actor';
import type { MeetingRequest } from './meeting-request';

/** The same answer for a request that does not exist and for one that is none of the caller's business. */
export class MeetingRequestNotFound extends DomainError {
  constructor(id: string) {
    super(
      'MEETING_REQUEST.NOT_FOUND',
      `There is no meeting request ${id} here.\nMaybe the id was mistyped, or it belongs to another matchmaking event.`,
      { id },
    );
  }
}

/** Throws unless the actor may know of this request at all. */
export function requireParty(actor: Actor, request: MeetingRequest): void {
  const self = participantOf(actor);
  if (self === null || self === request.fromParticipantId || self === request.toParticipantId) return;
  throw new MeetingRequestNotFound(request.id);
}

/** Only the side that was asked, or an organiser for it, may say yes or no. */
export function requireAnswerer(actor: Actor, request: MeetingRequest): void {
  requireParty(actor, request);
  if (participantOf(actor) !== request.fromParticipantId) return;
  throw new DomainError(
    'MEETING_REQUEST.NOT_YOURS_TO_ANSWER',
    'You sent this meeting request; only the other side can answer it.\nMaybe you wanted to withdraw it.',
    { id: request.id },
  );
}

/** Only the side that asked, or an organiser for it, may change or withdraw an unanswered request. */
export function requireAsker(actor: Actor, request: MeetingRequest): void {
  requireParty(actor, request);
  if (participantOf(actor) !== request.toParticipantId) return;
  throw new DomainError(
    'MEETING_REQUEST.NOT_YOURS_TO_CHANGE',
    'The other side sent this meeting request; only they can change or withdraw it.\nMaybe you wanted to decline it.',
    { id: request.id },
  );
}

/** An unanswered request is withdrawn by its asker, an agreed meeting by either side. */
export function requireWithdrawer(actor: Actor, request: MeetingRequest): void {
  if (request.status === 'proposed') requireAsker(actor, request);
  else requireParty(actor, request);
}
