import { DomainError } from '@ronda/domain';
import type { Principal } from '@ronda/http';

/**
 * The person of a participant who is signed in.
 * @throws DomainError DELEGATE.NOT_FOUND
 */
export function delegateOf({ delegateId }: Principal): string {
  if (delegateId !== null) return delegateId;
  throw new DomainError(
    'DELEGATE.NOT_FOUND',
    'You are signed in, but as no delegate of a participant.\nMaybe open the link in a mail of this matchmaking event.',
  );
}
