import type { Principal } from '@ronda/http';
import { MailOwners } from '@ronda/mailbox-page';
import type { Database, Transaction } from '@ronda/persistence';

/** The ledger knows the Message-ID of each mail that it rendered. */
export class LedgerMailOwners extends MailOwners {
  constructor(
    private readonly transaction: Transaction,
    private readonly database: Database,
  ) {
    super();
  }

  override async seenBy(
    { tenantId, matchmakingIds }: Principal,
    messageIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (tenantId === null) return new Set();
    const rows = await this.transaction.run(tenantId, () =>
      this.database.query<{ id: string }>(
        `SELECT message_id AS id FROM mail
         WHERE message_id = ANY($1) AND ($2::uuid[] IS NULL OR matchmaking_id = ANY($2))`,
        [messageIds, matchmakingIds],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }
}
