import { DomainError } from '@ronda/domain';
import type { Principal } from '@ronda/http';

/** For whom the caller takes part.
 * @throws DomainError PARTICIPANT.NOT_FOUND */
export function ownParticipant({ participantId }: Principal): string {
  if (participantId !== null) return participantId;
  throw new DomainError(
    'PARTICIPANT.NOT_FOUND',
    'You are signed in, but for no participant.\nMaybe open the link in the mail of this matchmaking event.',
  );
}
