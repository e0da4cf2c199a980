import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { requireEmailAddress } from '../../domain/email-address';
import { requireZone, Zones } from '../../domain/zones';
import { requireGoodPassword } from '../../domain/sign-in/password-rules';
import { NOBODY } from '../scope';
import { Tenants } from '../tenants';
import { Logins, type Login } from './logins';
import { PasswordHasher } from './password-hasher';
import { linkInvalid } from './sign-in-errors';
import { addressSha256, sha256 } from './tokens';

export interface FirstOrganiser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
  readonly zone: string;
}

export interface NewInstallation {
  readonly tenantName: string;
  readonly organiser: FirstOrganiser;
  /** Who may add further institutions. */
  readonly administrator: { readonly email: string; readonly password: string } | null;
}

export interface FirstTenant {
  readonly tenantId: string;
  /** Of the organiser. */
  readonly userId: string;
}

/** Sets up an institution together with the person who runs it. */
@Injectable()
export class CreateTenantWithOrganiser {
  constructor(
    private readonly transaction: Transaction,
    private readonly tenants: Tenants,
    private readonly logins: Logins,
    private readonly passwords: PasswordHasher,
    private readonly zones: Zones,
    private readonly audit: Audit,
  ) {}

  /** For programs that may do so without being asked, such as the demonstration and tests. */
  async execute(wish: NewInstallation): Promise<FirstTenant> {
    const prepared = await this.prepare(wish);
    return this.transaction.withoutTenant(() => this.create(wish, prepared));
  }

  /** For the first person of an installation, who holds the token that the service left when it started. */
  async withToken(token: string, wish: NewInstallation): Promise<FirstTenant> {
    // Asked before as well: whoever has no token must not keep the hasher busy.
    const isToken = await this.transaction.withoutTenant(() => this.logins.isSetupToken(sha256(token)));
    if (!isToken) throw linkInvalid();
    const prepared = await this.prepare(wish);
    return this.transaction.withoutTenant(async () => {
      if (!(await this.logins.takeSetupToken(sha256(token)))) throw linkInvalid();
      return this.create(wish, prepared);
    });
  }

  private async prepare({ organiser, administrator }: NewInstallation): Promise<Login[]> {
    const tenantId = randomUUID();
    requireZone(this.zones, organiser.zone);
    const first = await this.login({ ...organiser, tenantId, role: 'organiser' });
    if (!administrator) return [first];
    return [first, await this.login({ ...administrator, tenantId: null, role: 'platform-admin' })];
  }

  /** Passwords are hashed before the transaction begins: that takes long. */
  private async login(who: {
    readonly email: string;
    readonly password: string;
    readonly tenantId: string | null;
    readonly role: Login['role'];
  }): Promise<Login> {
    const { email, password, tenantId, role } = who;
    requireEmailAddress(email, `address of the ${role}`);
    requireGoodPassword(password, email);
    const passwordHash = await this.passwords.hash(password);
    return {
      userId: randomUUID(),
      tenantId,
      role,
      matchmakingIds: null,
      passwordHash,
      totpSecret: null,
      hasSecondFactor: false,
    };
  }

  private create(
    { tenantName, organiser, administrator }: NewInstallation,
    [first, second]: Login[],
  ): Promise<FirstTenant> {
    if (!first?.tenantId) throw new Error('The organiser was prepared without a tenant.');
    const { tenantId, userId } = first;
    return this.transaction.run(tenantId, async () => {
      await this.tenants.add({ id: tenantId, name: tenantName });
      await this.logins.add(first, addressSha256(organiser.email));
      if (second && administrator) await this.logins.add(second, addressSha256(administrator.email));
      const { name, email, language, zone } = organiser;
      await this.logins.addMember({ tenantId, userId, name, email, language, zone });
      const entry = { matchmakingId: null, by: NOBODY };
      await this.audit.record(
        { ...entry, action: 'tenant.created', about: [tenantId] },
        { ...entry, action: 'member.added', about: [userId], details: { role: first.role } },
      );
      return { tenantId, userId };
    });
  }
}
