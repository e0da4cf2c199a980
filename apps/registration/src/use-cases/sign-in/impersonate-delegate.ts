import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { BeginSession, identityOfDelegate, type Browser, type OpenedSession } from './begin-session';
import { DelegatesOfAddress } from './delegates-of-address';
import { SignInSessions, type SignInSession } from './sign-in-sessions';

/** Lets an organiser see what a delegate sees: for half an hour, shown on every page, recorded under both ids. */
@Injectable()
export class ImpersonateDelegate {
  constructor(
    private readonly transaction: Transaction,
    private readonly delegates: DelegatesOfAddress,
    private readonly sessions: SignInSessions,
    private readonly beginSession: BeginSession,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  begin(
    organiser: { readonly userId: string; readonly sessionId: string; readonly tenantId: string },
    { matchmakingId, delegateId }: { readonly matchmakingId: string; readonly delegateId: string },
    browser: Browser,
  ): Promise<OpenedSession> {
    const { tenantId, userId, sessionId } = organiser;
    return this.transaction.run(tenantId, async () => {
      const delegate = await this.delegates.hold(tenantId, matchmakingId, delegateId);
      if (!delegate) throw delegateNotFound(delegateId);
      const impersonation = { impersonatorId: userId, returnsTo: sessionId };
      const opened = await this.beginSession.execute(identityOfDelegate(delegate), browser, impersonation);
      await this.record(opened.session, 'impersonation.begun');
      return opened;
    });
  }

  /** Back to the organiser's own session, under a fresh token. */
  end(sessionId: string): Promise<OpenedSession> {
    return this.transaction.withoutTenant(async () => {
      const session = await this.sessions.find(sessionId);
      if (!session?.returnsTo || session.tenantId === null) throw notImpersonating();
      const own = await this.sessions.find(session.returnsTo);
      await this.sessions.remove(session.id);
      await this.transaction.run(session.tenantId, () => this.record(session, 'impersonation.ended'));
      if (!own || own.endsAt <= this.clock.now()) throw notImpersonating();
      return this.beginSession.rotate(own);
    });
  }

  private record(
    { matchmakingIds, userId, impersonatorId, id }: SignInSession,
    action: string,
  ): Promise<void> {
    return this.audit.record({
      matchmakingId: matchmakingIds?.[0] ?? null,
      by: { userId, impersonatorId },
      action,
      about: [userId],
      details: { sessionId: id },
    });
  }
}

function delegateNotFound(delegateId: string): DomainError {
  return new DomainError(
    'DELEGATE.NOT_FOUND',
    `There is no delegate ${delegateId} in this matchmaking event.\nMaybe the delegate left, or the id is of another event.`,
    { delegateId },
  );
}

function notImpersonating(): DomainError {
  return new DomainError(
    'IMPERSONATION.NOT_RUNNING',
    'Nobody is impersonated in this session.\nMaybe it ended by itself; sign in again.',
  );
}
