import { DomainError } from './domain-error';

/** Somebody else changed the thing since the caller looked at it. */
export class RevisionMismatch extends DomainError {
  constructor(thing: string, expected: number, current: number) {
    super(
      'HTTP.REVISION_MISMATCH',
      `${thing} is at revision ${current}, not ${expected}.\nMaybe somebody else changed it; load it again and repeat your change.`,
      { expected, current },
    );
  }
}

/**
 * Lets a change through only when it is based on the current revision.
 * @example requireRevision('The programme', programme.revision, expected);
 * @throws RevisionMismatch
 */
export function requireRevision(thing: string, current: number, expected: number): void {
  if (current !== expected) throw new RevisionMismatch(thing, expected, current);
}
