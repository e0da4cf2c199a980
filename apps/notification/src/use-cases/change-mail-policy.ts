import { Injectable } from '@nestjs/common';
import { requireRevision } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { Scope } from './browse-mail';
import { MailPolicies, type MailPolicy } from './mail-policies';

/** What a gathering's mail does by itself. */
@Injectable()
export class ChangeMailPolicy {
  constructor(
    private readonly transaction: Transaction,
    private readonly policies: MailPolicies,
  ) {}

  read({ tenantId, matchmakingId }: Scope): Promise<MailPolicy> {
    return this.transaction.run(tenantId, () => this.policies.of(matchmakingId));
  }

  /** @throws DomainError HTTP.REVISION_MISMATCH */
  execute(
    { tenantId, matchmakingId }: Scope,
    policy: Omit<MailPolicy, 'revision'>,
    expected: number,
  ): Promise<MailPolicy> {
    return this.transaction.run(tenantId, async () => {
      const saved = await this.policies.save(matchmakingId, policy, expected);
      if (saved) return saved;
      const { revision } = await this.policies.of(matchmakingId);
      requireRevision('The mail policy', revision, expected);
      return this.policies.of(matchmakingId);
    });
  }
}
