import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Rules } from '../domain/encounter';
import type { MatchmakingScope } from '../domain/scope';

/** What registration publishes about a gathering, as the rules of its requests. */
@Injectable()
export class MatchmakingRules {
  constructor(private readonly database: Database) {}

  async require({ tenantId, matchmakingId }: MatchmakingScope): Promise<Rules> {
    const [row] = await this.database.view('registration.published_matchmaking', {
      tenant_id: tenantId,
      matchmaking_id: matchmakingId,
    });
    if (!row) {
      throw new DomainError(
        'MATCHMAKING.NOT_FOUND',
        `There is no matchmaking event ${matchmakingId} here.\nMaybe the id was mistyped.`,
        { matchmakingId },
      );
    }
    return {
      pairing: row.pairing,
      limits: { sent: row.max_sent, received: row.max_received, accepted: row.max_accepted },
      expiryDays: row.request_expiry_days,
      isOver: row.state === 'finished' || row.state === 'cancelled',
    };
  }
}
