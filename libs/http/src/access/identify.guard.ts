import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import type { Request } from 'express';
import { ServiceRegistry } from '../app/service-registry';
import { KnownSessions } from './known-sessions';
import { rememberPrincipal, type Principal } from './principal';
import { sessionTokenIn, sha256Hex } from './session-cookie';

/** Finds out who is calling, for the guards after it; refuses nobody. */
@Injectable()
export class IdentifyGuard implements CanActivate {
  constructor(
    private readonly services: ServiceRegistry,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly known: KnownSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<Request>();
    const token = sessionTokenIn(request.headers.cookie, this.config.http.publicUrl);
    rememberPrincipal(request, token === null ? null : await this.find(context, token));
    return true;
  }

  private async find(context: ExecutionContext, token: string): Promise<Principal | null> {
    const tokenSha256 = sha256Hex(token);
    const session = await this.services.of(context.getClass()).directory.findSession(tokenSha256);
    const principal = session && session.expiresAt > this.clock.now() ? session.principal : null;
    if (principal) this.known.add(tokenSha256);
    else this.known.delete(tokenSha256);
    return principal;
  }
}
