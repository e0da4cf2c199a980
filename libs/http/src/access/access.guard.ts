import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ServiceRegistry } from '../app/service-registry';
import { HttpProblem } from '../problem/http-problem';
import { KnownMatchmakings } from './known-matchmakings';
import { ACCESS, type AccessRule } from './access';
import { principalOf, rememberScope, type Principal } from './principal';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Denies by default: lets through what `@Access` names, into matchmakings of the caller only. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger('Access');
  private readonly known = new KnownMatchmakings();

  constructor(
    private readonly reflector: Reflector,
    private readonly services: ServiceRegistry,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule?.public) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = principalOf(request);
    if (!principal) throw this.denied(context, unauthenticated());
    if (!rule?.roles.includes(principal.role)) throw this.denied(context, forbidden(), principal);
    const { matchmakingId } = request.params;
    if (typeof matchmakingId === 'string') await this.enter(context, request, principal, matchmakingId);
    return true;
  }

  /** A matchmaking of another tenant, or outside the caller's list, is answered as if it did not exist. */
  private async enter(
    context: ExecutionContext,
    request: Request,
    principal: Principal,
    given: string,
  ): Promise<void> {
    if (!UUID.test(given)) throw notAnId(given);
    const matchmakingId = given.toLowerCase();
    const { tenantId, matchmakingIds } = principal;
    if (tenantId === null) throw this.denied(context, forbidden(), principal);
    const mine = matchmakingIds === null || matchmakingIds.includes(matchmakingId);
    if (!(mine && this.known.has(tenantId, matchmakingId))) {
      // Asked even when it is not in the list, so that the time taken tells nothing either.
      const { directory } = this.services.of(context.getClass());
      const exists = await directory.hasMatchmaking(tenantId, matchmakingId);
      if (!mine || !exists) throw this.denied(context, matchmakingNotFound(matchmakingId), principal);
      this.known.add(tenantId, matchmakingId);
    }
    rememberScope(request, { tenantId, matchmakingId });
  }

  private denied(context: ExecutionContext, problem: HttpProblem, principal?: Principal): HttpProblem {
    this.logger.warn('access denied', {
      route: `${context.getClass().name}.${context.getHandler().name}`,
      reason: problem.code.slice(problem.code.indexOf('.') + 1),
      userId: principal?.userId,
      sessionId: principal?.sessionId,
    });
    return problem;
  }
}

function unauthenticated(): HttpProblem {
  return new HttpProblem(
    401,
    'HTTP.UNAUTHENTICATED',
    'Nobody is signed in.\nMaybe the session has ended; sign in again.',
  );
}

function forbidden(): HttpProblem {
  return new HttpProblem(
    403,
    'HTTP.FORBIDDEN',
    'Your role does not allow this.\nMaybe ask an organiser to do it.',
  );
}

function notAnId(given: string): HttpProblem {
  return new HttpProblem(
    400,
    'HTTP.INVALID_INPUT',
    'The path names no valid matchmaking id.\nMaybe it was cut off when it was copied.',
    {
      errors: [{ in: 'path', field: 'matchmakingId', value: given.slice(0, 100), message: 'Not a UUID.' }],
    },
  );
}

/** The one answer to a matchmaking that is unknown, foreign or not the caller's. */
export function matchmakingNotFound(matchmakingId: string): HttpProblem {
  return new HttpProblem(
    404,
    'MATCHMAKING.NOT_FOUND',
    `There is no matchmaking ${matchmakingId}.\nMaybe it was deleted, or the address is of another one.`,
    {
      details: { matchmakingId },
    },
  );
}
