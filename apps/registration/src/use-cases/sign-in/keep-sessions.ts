import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { after, limitsOf } from '../../domain/sign-in/session-limits';
import { BeginSession, identityOfDelegate, type Browser, type OpenedSession } from './begin-session';
import { DelegatesOfAddress, type DelegateIdentity } from './delegates-of-address';
import { Logins } from './logins';
import { SignInSessions, type SignInSession } from './sign-in-sessions';

/** Being used is worth a row's update once a minute, not with every request. */
const TOUCH_MS = 60_000;

export interface SessionDetails {
  readonly session: SignInSession;
  /** Of the person; null for a platform administrator. */
  readonly name: string | null;
  readonly hasSecondFactor: boolean;
  /** The places where the same address takes part; a delegate may switch between them. */
  readonly identities: readonly DelegateIdentity[];
}

/** What people do with their own sessions. */
@Injectable()
export class KeepSessions {
  constructor(
    private readonly transaction: Transaction,
    private readonly sessions: SignInSessions,
    private readonly logins: Logins,
    private readonly delegates: DelegatesOfAddress,
    private readonly beginSession: BeginSession,
    private readonly clock: Clock,
  ) {}

  /** Shows a session and extends its idle limit. */
  current(sessionId: string): Promise<SessionDetails> {
    return this.transaction.withoutTenant(async () => {
      const session = await this.touch(await this.require(sessionId));
      return this.describe(session);
    });
  }

  describe(session: SignInSession): Promise<SessionDetails> {
    return this.transaction.withoutTenant(async () => {
      const login = session.delegateId === null ? await this.logins.find(session.userId) : null;
      const identities = await this.identitiesOf(session);
      const own = identities.find(({ delegateId }) => delegateId === session.delegateId);
      const name = own?.name ?? (await this.memberName(session));
      return { session, name, hasSecondFactor: login?.hasSecondFactor ?? false, identities };
    });
  }

  list(userId: string): Promise<SignInSession[]> {
    return this.transaction.withoutTenant(() => this.sessions.listOf(userId, this.clock.now()));
  }

  /** Ends one of one's own; unknown and foreign ones are answered alike. */
  end(userId: string, sessionId: string): Promise<void> {
    return this.transaction.withoutTenant(async () => {
      const session = await this.sessions.find(sessionId);
      if (session?.userId !== userId && session?.impersonatorId !== userId) throw sessionNotFound(sessionId);
      await this.sessions.remove(sessionId);
    });
  }

  signOut(tokenSha256: string): Promise<void> {
    return this.transaction.withoutTenant(() => this.sessions.removeByToken(tokenSha256));
  }

  /** Another of the places where the address takes part. */
  switchTo(sessionId: string, delegateId: string, browser: Browser): Promise<OpenedSession> {
    return this.transaction.withoutTenant(async () => {
      const session = await this.require(sessionId);
      const identities = session.impersonatorId === null ? await this.identitiesOf(session) : [];
      const target = identities.find((identity) => identity.delegateId === delegateId);
      const held = target && (await this.hold(target));
      if (held) return this.beginSession.execute(identityOfDelegate(held), browser);
      throw new DomainError(
        'IDENTITY.NOT_FOUND',
        `Your address is of no delegate ${delegateId}.\nMaybe the delegate left; the session lists those you can take.`,
        { delegateId },
      );
    });
  }

  private async touch(session: SignInSession): Promise<SignInSession> {
    const now = this.clock.now();
    if (now.getTime() - session.seenAt.getTime() < TOUCH_MS) return session;
    const { idleMs } = limitsOf(session.role, session.impersonatorId !== null);
    const touched = { ...session, seenAt: now, idleUntil: after(now, idleMs) };
    await this.sessions.touch(session.id, touched.seenAt, touched.idleUntil);
    return touched;
  }

  private async identitiesOf({ delegateId }: SignInSession): Promise<DelegateIdentity[]> {
    if (delegateId === null) return [];
    const address = await this.delegates.addressOf(delegateId);
    return address === null ? [] : this.delegates.find(address);
  }

  private hold({ tenantId, matchmakingId, delegateId }: DelegateIdentity): Promise<DelegateIdentity | null> {
    return this.transaction.run(tenantId, () => this.delegates.hold(tenantId, matchmakingId, delegateId));
  }

  private async memberName({ tenantId, userId }: SignInSession): Promise<string | null> {
    if (tenantId === null) return null;
    const member = await this.transaction.run(tenantId, () => this.logins.findMember(tenantId, userId));
    return member?.name ?? null;
  }

  private async require(sessionId: string): Promise<SignInSession> {
    const session = await this.sessions.find(sessionId);
    if (session) return session;
    throw sessionNotFound(sessionId);
  }
}

function sessionNotFound(sessionId: string): DomainError {
  return new DomainError(
    'SIGN_IN_SESSION.NOT_FOUND',
    `You have no session ${sessionId}.\nMaybe it has ended.`,
    { sessionId },
  );
}
