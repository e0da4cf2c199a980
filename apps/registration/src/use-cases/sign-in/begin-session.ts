import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { after, limitsOf } from '../../domain/sign-in/session-limits';
import type { DelegateIdentity } from './delegates-of-address';
import type { Login } from './logins';
import { SignInSessions, type Identity, type SignInSession } from './sign-in-sessions';
import { newToken, sha256 } from './tokens';

/** A session and the token for its cookie, which nobody can read again afterwards. */
export interface OpenedSession {
  readonly session: SignInSession;
  readonly token: string;
}

/** Where the session before came from, and what the browser calls itself. */
export interface Browser {
  /** SHA-256 of the session cookie it sent; null without one. */
  readonly tokenSha256: string | null;
  readonly device: string;
}

export interface Impersonation {
  readonly impersonatorId: string;
  readonly returnsTo: string;
}

/** Opens sessions, always under a fresh token, inside the transaction of who asks. */
@Injectable()
export class BeginSession {
  private readonly logger = new Logger(BeginSession.name);

  constructor(
    private readonly sessions: SignInSessions,
    private readonly clock: Clock,
  ) {}

  /** The browser's session before ends, except under an impersonation, which returns to it. */
  async execute(identity: Identity, browser: Browser, impersonation?: Impersonation): Promise<OpenedSession> {
    const now = this.clock.now();
    const { idleMs, totalMs } = limitsOf(identity.role, impersonation !== undefined);
    const session: SignInSession = {
      ...identity,
      id: randomUUID(),
      impersonatorId: impersonation?.impersonatorId ?? null,
      returnsTo: impersonation?.returnsTo ?? null,
      device: browser.device,
      begunAt: now,
      seenAt: now,
      idleUntil: after(now, idleMs),
      endsAt: after(now, totalMs),
    };
    if (!impersonation && browser.tokenSha256 !== null)
      await this.sessions.removeByToken(browser.tokenSha256);
    const token = newToken();
    await this.sessions.add(session, sha256(token));
    const { id: sessionId, userId, role, impersonatorId } = session;
    this.logger.log('session begun', { sessionId, userId, role, impersonatorId });
    return { session, token };
  }

  /** The same session under a fresh token, as after a change of what it may do. */
  async rotate(session: SignInSession): Promise<OpenedSession> {
    const token = newToken();
    await this.sessions.rotate(session.id, sha256(token));
    return { session, token };
  }
}

export function identityOfLogin({ userId, role, tenantId, matchmakingIds }: Login): Identity {
  return { userId, role, tenantId, matchmakingIds, participantId: null, delegateId: null };
}

export function identityOfDelegate(delegate: DelegateIdentity): Identity {
  const { tenantId, matchmakingId, participantId, delegateId } = delegate;
  const matchmakingIds = [matchmakingId];
  return { userId: delegateId, role: 'participant', tenantId, matchmakingIds, participantId, delegateId };
}
