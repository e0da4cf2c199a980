import { Injectable } from '@nestjs/common';
import { Database, Transaction } from '@ronda/persistence';
import { DelegatesOfAddress, type DelegateIdentity } from '../../use-cases/sign-in/delegates-of-address';

interface Row extends DelegateIdentity {
  readonly isOpen: boolean;
}

@Injectable()
export class PostgresDelegatesOfAddress extends DelegatesOfAddress {
  constructor(
    private readonly database: Database,
    private readonly transaction: Transaction,
  ) {
    super();
  }

  override async find(addressSha256: string): Promise<DelegateIdentity[]> {
    const known = await this.database.query<{ tenantId: string; delegateId: string }>(
      `SELECT tenant_id AS "tenantId", delegate_id AS "delegateId" FROM delegate_address
       WHERE address_sha256 = $1 ORDER BY tenant_id`,
      [addressSha256],
    );
    const rows: Row[] = [];
    for (const tenantId of new Set(known.map((one) => one.tenantId))) {
      const ids = known.filter((one) => one.tenantId === tenantId).map((one) => one.delegateId);
      rows.push(...(await this.transaction.run(tenantId, () => this.rowsOf(tenantId, ids))));
    }
    return rows.sort((a, b) => Number(b.isOpen) - Number(a.isOpen));
  }

  override async hold(
    tenantId: string,
    matchmakingId: string,
    delegateId: string,
  ): Promise<DelegateIdentity | null> {
    const rows = await this.rowsOf(tenantId, [delegateId], 'FOR SHARE OF participant');
    return rows.find((row) => row.matchmakingId === matchmakingId) ?? null;
  }

  override async addressOf(delegateId: string): Promise<string | null> {
    const [row] = await this.database.query<{ sha256: string }>(
      'SELECT address_sha256 AS sha256 FROM delegate_address WHERE delegate_id = $1',
      [delegateId],
    );
    return row?.sha256 ?? null;
  }

  /** Those who left, or were not let in, have nothing to sign in to. */
  private rowsOf(
    tenantId: string,
    delegateIds: readonly string[],
    lock: '' | 'FOR SHARE OF participant' = '',
  ): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT delegate.tenant_id AS "tenantId", delegate.matchmaking_id AS "matchmakingId",
              matchmaking.name AS "matchmakingName", participant.id AS "participantId",
              participant.name AS "participantName", delegate.id AS "delegateId", delegate.name,
              email_verified_at AS "verifiedAt", matchmaking.state = 'open' AS "isOpen"
       FROM delegate
       JOIN participant ON participant.tenant_id = delegate.tenant_id
         AND participant.matchmaking_id = delegate.matchmaking_id AND participant.id = delegate.participant_id
       JOIN matchmaking ON matchmaking.tenant_id = delegate.tenant_id AND matchmaking.id = delegate.matchmaking_id
       WHERE delegate.tenant_id = $1 AND delegate.id = ANY($2)
         AND participant.state NOT IN ('declined', 'withdrawn') AND matchmaking.state <> 'cancelled'
       ORDER BY matchmaking.name, delegate.id ${lock}`,
      [tenantId, delegateIds],
    );
  }
}
