import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { FeedAddresses, type FeedOwner } from '../use-cases/feeds';

@Injectable()
export class PostgresFeedAddresses extends FeedAddresses {
  constructor(private readonly database: Database) {
    super();
  }

  override async put({ matchmakingId, delegateId }: FeedOwner, tokenSha256: string): Promise<void> {
    await this.database.query(
      `INSERT INTO feed (tenant_id, matchmaking_id, delegate_id, token_sha256) VALUES ($1, $2, $3, $4)
       ON CONFLICT (tenant_id, matchmaking_id, delegate_id) DO UPDATE
         SET token_sha256 = excluded.token_sha256, since = now()`,
      [this.database.tenantId, matchmakingId, delegateId, tokenSha256],
    );
  }

  override async remove({ matchmakingId, delegateId }: FeedOwner): Promise<void> {
    await this.database.query('DELETE FROM feed WHERE matchmaking_id = $1 AND delegate_id = $2', [
      matchmakingId,
      delegateId,
    ]);
  }

  override async since({ matchmakingId, delegateId }: FeedOwner): Promise<Date | null> {
    const [row] = await this.database.query<{ since: Date }>(
      'SELECT since FROM feed WHERE matchmaking_id = $1 AND delegate_id = $2',
      [matchmakingId, delegateId],
    );
    return row?.since ?? null;
  }

  override async owner(tokenSha256: string): Promise<FeedOwner | null> {
    const [row] = await this.database.query<FeedOwner>(
      'SELECT matchmaking_id AS "matchmakingId", delegate_id AS "delegateId" FROM feed WHERE token_sha256 = $1',
      [tokenSha256],
    );
    return row ?? null;
  }
}
