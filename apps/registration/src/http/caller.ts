import { HttpProblem, type Principal } from '@ronda/http';
import type { Actor } from '../use-cases/scope';

/** The person signed in, as the audit and the rules about one's own participant know them. */
export function actorOf({ userId, impersonatorId, participantId }: Principal): Actor {
  return { userId, impersonatorId, participantId };
}

/** The institution of the caller; a platform administrator has none. */
export function tenantOf({ tenantId }: Principal): string {
  if (tenantId !== null) return tenantId;
  throw new HttpProblem(
    403,
    'HTTP.FORBIDDEN',
    'This needs somebody of an institution.\nMaybe sign in as its organiser.',
  );
}
