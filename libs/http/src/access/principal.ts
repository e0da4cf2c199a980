import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Role } from './access';

/** Who is calling, as the session says. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
  /** Null for a platform administrator only. */
  readonly tenantId: string | null;
  /** The matchmakings a co-organiser or participant is bound to; null means all of the tenant. */
  readonly matchmakingIds: readonly string[] | null;
  /** Set when role is participant. */
  readonly participantId: string | null;
  readonly delegateId: string | null;
  /** The organiser behind an impersonation. */
  readonly impersonatorId: string | null;
}

/** A matchmaking that exists and that the caller may work in. */
export interface MatchmakingScope {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

/** What the guards found out about a request. */
interface Known {
  principal?: Principal | null;
  scope?: MatchmakingScope;
}

const known = new WeakMap<Request, Known>();

export function principalOf(request: Request): Principal | null {
  return known.get(request)?.principal ?? null;
}

export function rememberPrincipal(request: Request, principal: Principal | null): void {
  known.set(request, { ...known.get(request), principal });
}

export function rememberScope(request: Request, scope: MatchmakingScope): void {
  known.set(request, { ...known.get(request), scope });
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<Request>();

/**
 * Who is calling. On a public route null where nobody is signed in; declare the parameter `Principal | null` there.
 * @example list(@Principal() principal: Principal)
 */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(requestOf(context)),
);

/** The checked matchmaking of a route whose path has `:matchmakingId`. */
export const Scope = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const scope = known.get(requestOf(context))?.scope;
  if (scope) return scope;
  throw new Error(
    `${context.getClass().name}.${context.getHandler().name} asks for @Scope() but its path has no :matchmakingId.`,
  );
});
