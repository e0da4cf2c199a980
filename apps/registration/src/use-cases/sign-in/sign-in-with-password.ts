import { Injectable, Logger } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import type { DomainError } from '@ronda/domain';
import { Attempts } from './attempts';
import { BeginSession, identityOfLogin, type Browser, type OpenedSession } from './begin-session';
import { LoginAudit } from './login-audit';
import { Logins, type Login } from './logins';
import { OneTimeCode } from './one-time-code';
import { PasswordHasher } from './password-hasher';
import { Tenants } from '../tenants';
import { secondFactorRequired, severalInstitutions, signInRefused, tooManyAttempts } from './sign-in-errors';
import { addressSha256 } from './tokens';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code. */
  readonly secondFactor: string | null;
  /** The institution, where the password fits in several; null for the administration. */
  readonly tenantId?: string | null | undefined;
  /** Network address of the client. */
  readonly client: string;
}

const WINDOW_MS = 15 * 60 * 1000;
const PER_ADDRESS = 10;
const PER_CLIENT = 50;

/** Lets in who knows the password and, where there is one, has the second factor. */
@Injectable()
export class SignInWithPassword {
  private readonly logger = new Logger(SignInWithPassword.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly logins: Logins,
    private readonly tenants: Tenants,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordHasher,
    private readonly codes: OneTimeCode,
    private readonly beginSession: BeginSession,
    private readonly audit: LoginAudit,
  ) {}

  /** Failed attempts count, so the refusal is thrown after the transaction that counts them. */
  async execute(attempt: PasswordAttempt, browser: Browser): Promise<OpenedSession> {
    const logins = await this.count(attempt);
    const [login, ...others] = await this.fitting(logins, attempt.password);
    if (!login) throw this.refused(logins[0] ?? null);
    if (others.length > 0) throw await this.several([login, ...others]);
    if (login.hasSecondFactor && attempt.secondFactor === null) throw secondFactorRequired();
    return this.transaction.withoutTenant(async () => {
      // The comparison takes long: meanwhile the person may have been removed, or the password replaced.
      const present = await this.logins.hold(login.userId);
      if (present?.passwordHash !== login.passwordHash || present.hasSecondFactor !== login.hasSecondFactor)
        throw this.refused(login);
      if (attempt.secondFactor !== null && login.hasSecondFactor)
        await this.requireCode(login, attempt.secondFactor);
      await this.attempts.forget('password-address', addressSha256(attempt.email));
      const opened = await this.beginSession.execute(identityOfLogin(login), browser);
      await this.audit.record(login, 'login.signed-in');
      return opened;
    });
  }

  private async count({ email, client, tenantId }: PasswordAttempt): Promise<Login[]> {
    const address = addressSha256(email);
    const outcome = await this.transaction.withoutTenant<Login[] | DomainError>(async () => {
      const wait =
        (await this.attempts.take('password-client', client, PER_CLIENT, WINDOW_MS)) ||
        (await this.attempts.take('password-address', address, PER_ADDRESS, WINDOW_MS));
      return wait > 0 ? tooManyAttempts(wait) : this.logins.findByAddress(address);
    });
    if (outcome instanceof Error) throw outcome;
    return tenantId === undefined ? outcome : outcome.filter((login) => login.tenantId === tenantId);
  }

  /** Those that the password opens. With none to compare, as much time passes. */
  private async fitting(logins: readonly Login[], password: string): Promise<Login[]> {
    if (logins.length === 0) await this.passwords.matches(null, password);
    const fitting: Login[] = [];
    for (const login of logins)
      if (await this.passwords.matches(login.passwordHash, password)) fitting.push(login);
    return fitting;
  }

  private async several(logins: readonly Login[]): Promise<DomainError> {
    const all = await this.transaction.withoutTenant(() => this.tenants.list());
    return severalInstitutions(
      logins.map(({ tenantId }) => ({ tenantId, name: all.find(({ id }) => id === tenantId)?.name ?? null })),
    );
  }

  private async requireCode(login: Login, code: string): Promise<void> {
    if (!(await this.codes.take(login, code))) throw this.refused(login);
  }

  private refused(login: Login | null): DomainError {
    this.logger.warn('sign-in refused', { userId: login?.userId ?? null });
    return signInRefused();
  }
}
