import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type Language } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { requireEmailAddress } from '../../domain/email-address';
import { requireZone, Zones } from '../../domain/zones';
import { Matchmakings } from '../matchmakings';
import type { Actor } from '../scope';
import { Logins, type Colleague } from './logins';
import { PasswordLinks, type PasswordLink } from './password-links';
import { SignInSessions } from './sign-in-sessions';
import { addressSha256 } from './tokens';

export interface NewMember {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
  readonly role: 'organiser' | 'co-organiser';
  /** Of a co-organiser. */
  readonly matchmakingIds: readonly string[] | null;
}

/** The people who run an institution's gatherings. */
@Injectable()
export class ManageMembers {
  constructor(
    private readonly transaction: Transaction,
    private readonly logins: Logins,
    private readonly sessions: SignInSessions,
    private readonly matchmakings: Matchmakings,
    private readonly zones: Zones,
    private readonly links: PasswordLinks,
    private readonly audit: Audit,
  ) {}

  list(tenantId: string): Promise<Colleague[]> {
    return this.transaction.run(tenantId, () => this.logins.listMembers(tenantId));
  }

  add(
    tenantId: string,
    { role, matchmakingIds, ...person }: NewMember,
    by: Actor,
  ): Promise<{ userId: string } & PasswordLink> {
    requireEmailAddress(person.email, 'address of the member');
    requireZone(this.zones, person.zone);
    if ((role === 'co-organiser') !== (matchmakingIds !== null)) throw wrongScope(role);
    const userId = randomUUID();
    const login = {
      userId,
      tenantId,
      role,
      matchmakingIds,
      passwordHash: null,
      totpSecret: null,
      hasSecondFactor: false,
    };
    return this.transaction.run(tenantId, async () => {
      for (const matchmakingId of matchmakingIds ?? [])
        await this.matchmakings.require({ tenantId, matchmakingId });
      await this.logins.add(login, addressSha256(person.email));
      await this.logins.addMember({ ...person, userId, tenantId });
      const link = await this.links.make(userId);
      await this.record(userId, 'member.added', by, { role, matchmakingIds });
      return { userId, ...link };
    });
  }

  /** The person's sessions end with it. */
  remove(tenantId: string, userId: string, by: Actor): Promise<void> {
    if (userId === by.userId) throw notYourself();
    return this.transaction.run(tenantId, async () => {
      if (!(await this.logins.removeMember(tenantId, userId))) throw memberNotFound(userId);
      await this.sessions.removeAllOf(userId, null);
      await this.record(userId, 'member.removed', by);
    });
  }

  /** For a colleague who has no password yet, or lost it; an earlier link stops working. */
  passwordLink(tenantId: string, userId: string, by: Actor): Promise<PasswordLink> {
    return this.transaction.run(tenantId, async () => {
      if (!(await this.logins.findMember(tenantId, userId))) throw memberNotFound(userId);
      const link = await this.links.make(userId);
      await this.record(userId, 'member.password-link-made', by);
      return link;
    });
  }

  private record(
    userId: string,
    action: string,
    by: Actor,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record({ matchmakingId: null, by, action, about: [userId], details });
  }
}

function memberNotFound(userId: string): DomainError {
  return new DomainError(
    'MEMBER.NOT_FOUND',
    `There is no member ${userId}.\nMaybe somebody else removed them.`,
    { userId },
  );
}

function notYourself(): DomainError {
  return new DomainError(
    'MEMBER.YOURSELF',
    'You cannot remove yourself.\nMaybe ask another organiser to do it.',
  );
}

function wrongScope(role: string): DomainError {
  return new DomainError(
    'MEMBER.WRONG_SCOPE',
    `A member who is ${role} ${role === 'organiser' ? 'works in all matchmaking events and lists none' : 'needs the list of their matchmaking events'}.\n` +
      'Maybe send matchmakingIds with a co-organiser only.',
    { role },
  );
}
