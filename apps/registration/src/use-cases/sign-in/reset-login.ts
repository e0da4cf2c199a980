import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Tenants } from '../tenants';
import { LoginAudit } from './login-audit';
import { Logins, type Login } from './logins';
import { PasswordLinks, type PasswordLink } from './password-links';
import { SignInSessions } from './sign-in-sessions';
import { addressSha256 } from './tokens';

export interface ResetWish {
  readonly email: string;
  /** The institution, by id or name, where the address works for several. */
  readonly institution: string | null;
  /** Also for who lost the authenticator and the recovery codes. */
  readonly removeSecondFactor: boolean;
}

/**
 * Lets in again who cannot sign in and has no colleague to ask. For the operator, who has the database anyway: no
 * route leads here.
 */
@Injectable()
export class ResetLogin {
  constructor(
    private readonly transaction: Transaction,
    private readonly logins: Logins,
    private readonly sessions: SignInSessions,
    private readonly tenants: Tenants,
    private readonly links: PasswordLinks,
    private readonly audit: LoginAudit,
  ) {}

  /**
   * Ends all sessions of the person. The old password works until a new one is set.
   * @throws DomainError LOGIN.NOT_FOUND, LOGIN.SEVERAL_INSTITUTIONS
   */
  execute({ email, institution, removeSecondFactor }: ResetWish): Promise<PasswordLink> {
    return this.transaction.withoutTenant(async () => {
      const login = await this.require(email, institution);
      if (removeSecondFactor) await this.logins.removeSecondFactor(login.userId);
      await this.sessions.removeAllOf(login.userId, null);
      const link = await this.links.make(login.userId);
      if (removeSecondFactor) await this.audit.record(login, 'second-factor.removed', 'operator');
      await this.audit.record(login, 'login.reset', 'operator');
      return link;
    });
  }

  private async require(email: string, institution: string | null): Promise<Login> {
    const names = new Map((await this.tenants.list()).map(({ id, name }) => [id, name]));
    const found = await this.logins.findByAddress(addressSha256(email));
    const nameOf = ({ tenantId }: Login): string => names.get(tenantId ?? '') ?? 'administration';
    const [login, ...others] = found.filter(
      (each) => institution === null || institution === each.tenantId || institution === nameOf(each),
    );
    if (!login) throw loginNotFound(email, found.map(nameOf));
    if (others.length > 0) throw severalLogins(email, found.map(nameOf));
    return login;
  }
}

function loginNotFound(email: string, elsewhere: readonly string[]): DomainError {
  return new DomainError(
    'LOGIN.NOT_FOUND',
    `Nobody signs in there with the address ${email} and a password.\n` +
      (elsewhere.length > 0
        ? `Maybe one of these was meant: ${elsewhere.join(', ')}.`
        : 'Maybe it is mistyped; delegates have no password and ask for a link by mail.'),
    { email },
  );
}

function severalLogins(email: string, institutions: readonly string[]): DomainError {
  return new DomainError(
    'LOGIN.SEVERAL_INSTITUTIONS',
    `${email} signs in to ${institutions.length} institutions: ${institutions.join(', ')}.\nMaybe name the one that is meant.`,
    { email, institutions },
  );
}
