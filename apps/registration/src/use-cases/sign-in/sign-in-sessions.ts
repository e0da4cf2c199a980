import type { SignInRole } from '../../domain/sign-in/session-limits';

/** Whom a session is for. */
export interface Identity {
  readonly userId: string;
  readonly role: SignInRole;
  readonly tenantId: string | null;
  readonly matchmakingIds: readonly string[] | null;
  readonly participantId: string | null;
  readonly delegateId: string | null;
}

export interface SignInSession extends Identity {
  readonly id: string;
  readonly impersonatorId: string | null;
  /** The organiser's own session, to which an impersonation returns. */
  readonly returnsTo: string | null;
  readonly device: string;
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly idleUntil: Date;
  readonly endsAt: Date;
}

/** The port to the sessions of all tenants. */
export abstract class SignInSessions {
  abstract add(session: SignInSession, tokenSha256: string): Promise<void>;
  abstract find(id: string): Promise<SignInSession | null>;
  /** Those that have not ended, last used first. */
  abstract listOf(userId: string, now: Date): Promise<SignInSession[]>;
  /** From now on another token opens it. */
  abstract rotate(id: string, tokenSha256: string): Promise<void>;
  abstract touch(id: string, seenAt: Date, idleUntil: Date): Promise<void>;
  abstract remove(id: string): Promise<void>;
  abstract removeByToken(tokenSha256: string): Promise<void>;
  /** All of a person's, impersonations by that person included, except one. */
  abstract removeAllOf(userId: string, exceptId: string | null): Promise<void>;
  abstract removeEnded(now: Date): Promise<void>;
}
