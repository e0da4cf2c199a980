import type { Principal } from '@ronda/http';
import type { Actor } from '../domain/actor';

/** Whom the audit names. */
export function actorOf(principal: Principal): Actor {
  return { userId: principal.userId, impersonatorId: principal.impersonatorId };
}
