import { DomainError } from '@ronda/domain';
import type { Delegate } from './participant';

/**
 * The domain of the addresses of delegates who were erased. The reserved ending .invalid (RFC 2606) never is
 * somebody's, so who is entered in the place of an erased delegate, with an address of their own, is there again.
 */
const ERASED_DOMAIN = '@erased.invalid';
/** Says nothing in every language. */
export const ERASED_NAME = '—';

/** One for each, as addresses within a gathering are unique. */
export const erasedEmail = (delegateId: string): string => `${delegateId}${ERASED_DOMAIN}`;

export const isErased = ({ email }: Pick<Delegate, 'email'>): boolean => email.endsWith(ERASED_DOMAIN);

/** The one answer to a delegate that is unknown, of somebody else, or not the caller. */
export function delegateNotFound(delegateId: string): DomainError {
  return new DomainError(
    'DELEGATE.NOT_FOUND',
    `There is no delegate ${delegateId} of this participant.\nMaybe the id is of another participant.`,
    { delegateId },
  );
}
