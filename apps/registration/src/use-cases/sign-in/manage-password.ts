import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { requireGoodPassword } from '../../domain/sign-in/password-rules';
import { Attempts } from './attempts';
import { BeginSession, type OpenedSession } from './begin-session';
import { LoginAudit } from './login-audit';
import { Logins, type Login } from './logins';
import { OneTimeCode } from './one-time-code';
import { PasswordHasher } from './password-hasher';
import { linkInvalid, secondFactorRequired, signInRefused, tooManyAttempts } from './sign-in-errors';
import { SignInSessions } from './sign-in-sessions';
import { sha256 } from './tokens';

/** How often one may prove who one is, right or wrong, in the window. */
const PROOFS = 10;
const WINDOW_MS = 15 * 60 * 1000;

/** Proof that the person at the keyboard is the one who signed in. */
export interface Proof {
  readonly password: string;
  readonly secondFactor: string | null;
}

/** Passwords and second factors of one's own. Every change asks for the password again. */
@Injectable()
export class ManagePassword {
  constructor(
    private readonly transaction: Transaction,
    private readonly logins: Logins,
    private readonly sessions: SignInSessions,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordHasher,
    private readonly codes: OneTimeCode,
    private readonly beginSession: BeginSession,
    private readonly audit: LoginAudit,
    private readonly clock: Clock,
  ) {}

  /** Ends all other sessions; this one goes on under a fresh token. */
  async change(userId: string, sessionId: string, proof: Proof, next: string): Promise<OpenedSession> {
    const login = await this.prove(userId, proof);
    requireGoodPassword(next, '');
    const hash = await this.passwords.hash(next);
    return this.transaction.withoutTenant(async () => {
      await this.logins.setPassword(userId, hash);
      await this.sessions.removeAllOf(userId, sessionId);
      const opened = await this.rotate(sessionId);
      await this.audit.record(login, 'password.changed');
      return opened;
    });
  }

  /** By a link for who has no password, or lost it. Signs nobody in, so a second factor is still asked for. */
  async setByLink(token: string, password: string): Promise<void> {
    requireGoodPassword(password, '');
    // Asked before as well: whoever has no link must not keep the hasher busy.
    const isOpen = await this.transaction.withoutTenant(() =>
      this.logins.isPasswordTokenOpen(sha256(token), this.clock.now()),
    );
    if (!isOpen) throw linkInvalid();
    const hash = await this.passwords.hash(password);
    await this.transaction.withoutTenant(async () => {
      const userId = await this.logins.takePasswordToken(sha256(token), this.clock.now());
      if (userId === null) throw linkInvalid();
      await this.logins.setPassword(userId, hash);
      await this.sessions.removeAllOf(userId, null);
      await this.audit.record(await this.require(userId), 'password.set-by-link');
    });
  }

  /** @returns what the authenticator is to be told; counts once a code of it was confirmed */
  async offerSecondFactor(userId: string, password: string): Promise<{ secret: string; uri: string }> {
    const login = await this.prove(userId, { password, secondFactor: null });
    if (login.hasSecondFactor) throw alreadyProtected();
    const account = await this.accountName(login);
    const { secret, uri, sealed } = this.codes.newSecret(account);
    await this.transaction.withoutTenant(() => this.logins.offerSecondFactor(userId, sealed));
    return { secret, uri };
  }

  /** @returns the recovery codes, shown this once, and the session under a fresh token */
  confirmSecondFactor(
    userId: string,
    sessionId: string,
    code: string,
  ): Promise<{ readonly recoveryCodes: string[]; readonly opened: OpenedSession }> {
    return this.transaction.withoutTenant(async () => {
      const login = await this.require(userId);
      if (login.hasSecondFactor) throw alreadyProtected();
      if (!/^\d{6}$/.test(code) || !(await this.codes.take(login, code))) throw wrongFirstCode();
      const recoveryCodes = this.codes.newRecoveryCodes();
      await this.logins.confirmSecondFactor(userId, recoveryCodes.map(sha256), this.clock.now());
      await this.sessions.removeAllOf(userId, sessionId);
      const opened = await this.rotate(sessionId);
      await this.audit.record(login, 'second-factor.set');
      return { recoveryCodes, opened };
    });
  }

  async removeSecondFactor(userId: string, proof: Proof): Promise<void> {
    const login = await this.prove(userId, proof);
    await this.transaction.withoutTenant(async () => {
      await this.logins.removeSecondFactor(userId);
      await this.audit.record(login, 'second-factor.removed');
    });
  }

  private async prove(userId: string, { password, secondFactor }: Proof): Promise<Login> {
    const login = await this.count(userId);
    if (!(await this.passwords.matches(login.passwordHash, password))) throw signInRefused();
    if (!login.hasSecondFactor) return login;
    if (secondFactor === null) throw secondFactorRequired();
    const isTaken = await this.transaction.withoutTenant(() => this.codes.take(login, secondFactor));
    if (!isTaken) throw signInRefused();
    return login;
  }

  /** Who found a session open must not guess on; the refusal is thrown after the transaction that counts. */
  private async count(userId: string): Promise<Login> {
    const [wait, login] = await this.transaction.withoutTenant(
      async () =>
        [
          await this.attempts.take('password-user', userId, PROOFS, WINDOW_MS),
          await this.require(userId),
        ] as const,
    );
    if (wait > 0) throw tooManyAttempts(wait);
    return login;
  }

  private async accountName({ tenantId, userId }: Login): Promise<string> {
    if (tenantId === null) return 'administrator';
    const member = await this.transaction.run(tenantId, () => this.logins.findMember(tenantId, userId));
    return member?.email ?? userId;
  }

  private async rotate(sessionId: string): Promise<OpenedSession> {
    const session = await this.sessions.find(sessionId);
    if (!session) throw signInRefused();
    return this.beginSession.rotate(session);
  }

  private async require(userId: string): Promise<Login> {
    const login = await this.logins.find(userId);
    if (login) return login;
    throw signInRefused();
  }
}

function alreadyProtected(): DomainError {
  return new DomainError(
    'SECOND_FACTOR.ALREADY_SET',
    'Your sign-in has a second factor already.\nMaybe remove it first, to take another authenticator.',
  );
}

function wrongFirstCode(): DomainError {
  return new DomainError(
    'SECOND_FACTOR.CODE_WRONG',
    'This is not the code your authenticator shows at this moment.\nMaybe the clock of the device is off, or the code has just changed; take the next one.',
  );
}
