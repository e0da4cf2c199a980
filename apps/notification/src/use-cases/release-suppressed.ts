import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { Scope } from './browse-mail';
import { MailRecords, type SuppressedAddress } from './mail-records';

/** Shows the addresses that refused mail for good, and lets mail go to them again. */
@Injectable()
export class ReleaseSuppressed {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: MailRecords,
  ) {}

  list({ tenantId, matchmakingId }: Scope): Promise<SuppressedAddress[]> {
    return this.transaction.run(tenantId, () => this.records.suppressed(matchmakingId));
  }

  /** @throws DomainError ADDRESS.NOT_FOUND */
  execute({ tenantId, matchmakingId }: Scope, address: string): Promise<void> {
    return this.transaction.run(tenantId, async () => {
      if (await this.records.release(matchmakingId, address)) return;
      throw new DomainError(
        'ADDRESS.NOT_FOUND',
        `No mail of this matchmaking is kept from ${address}.\nMaybe somebody released it already.`,
        { address },
      );
    });
  }
}
