import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { ParticipantNotFound } from '../domain/encounter-book';
import type { Side } from '../domain/encounter';
import { NO_REQUESTS, type Tally } from '../domain/quota';
import type { MatchmakingScope } from '../domain/scope';
import { Standings, type Standing } from '../use-cases/standings';
import { MatchmakingRules } from './matchmaking-rules';

@Injectable()
export class PostgresStandings extends Standings {
  constructor(
    private readonly database: Database,
    private readonly matchmakings: MatchmakingRules,
  ) {
    super();
  }

  async require(scope: MatchmakingScope, participantId: string): Promise<Standing> {
    const { limits } = await this.matchmakings.require(scope);
    const [side] = await this.sides(scope, [participantId]);
    if (!side) throw new ParticipantNotFound(participantId);
    return { participantId, takesRequests: side.takesRequests, used: side.tally, limits };
  }

  /** In the order of the ids, so that two who lock the same participants never wait for each other in a circle. */
  async hold(
    { tenantId, matchmakingId }: MatchmakingScope,
    participantIds: readonly string[],
  ): Promise<void> {
    const made = this.database.query(
      `INSERT INTO participant (tenant_id, matchmaking_id, participant_id)
       SELECT $1, $2, id FROM unnest($3::uuid[]) AS id ORDER BY id
       ON CONFLICT DO NOTHING`,
      [tenantId, matchmakingId, participantIds],
    );
    const locked = this.database.query(
      `SELECT FROM participant
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND participant_id = ANY($3)
       ORDER BY participant_id FOR UPDATE`,
      [tenantId, matchmakingId, participantIds],
    );
    await Promise.all([made, locked]);
  }

  async setTakesRequests(
    { tenantId, matchmakingId }: MatchmakingScope,
    participantId: string,
    takesRequests: boolean,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO participant (tenant_id, matchmaking_id, participant_id, takes_requests)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (tenant_id, matchmaking_id, participant_id) DO UPDATE SET takes_requests = $4`,
      [tenantId, matchmakingId, participantId, takesRequests],
    );
  }

  /**
   * The admitted ones of these participants, null being all, with their quotas used so far. Three reads put
   * together here: without statistics, as after an import, the planner would join them row by row.
   */
  async sides(scope: MatchmakingScope, participantIds: readonly string[] | null): Promise<Side[]> {
    const { tenantId, matchmakingId } = scope;
    const admission = this.database.query<Omit<Side, 'tally' | 'takesRequests'>>(
      `SELECT participant_id AS "participantId", organisation_id AS "organisationId", organisation_name AS name, region
       FROM registration.published_participant
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND ($3::uuid[] IS NULL OR participant_id = ANY($3))`,
      [tenantId, matchmakingId, participantIds],
    );
    const [admitted, paused, tallies] = await Promise.all([
      admission,
      this.paused(scope),
      this.tallies(scope, participantIds),
    ]);
    return admitted.map((side) => ({
      ...side,
      takesRequests: !paused.has(side.participantId),
      tally: tallies.get(side.participantId) ?? NO_REQUESTS,
    }));
  }

  private async paused({ tenantId, matchmakingId }: MatchmakingScope): Promise<Set<string>> {
    const rows = await this.database.query<{ participant_id: string }>(
      'SELECT participant_id FROM participant WHERE tenant_id = $1 AND matchmaking_id = $2 AND NOT takes_requests',
      [tenantId, matchmakingId],
    );
    return new Set(rows.map(({ participant_id }) => participant_id));
  }

  private async tallies(
    { tenantId, matchmakingId }: MatchmakingScope,
    participantIds: readonly string[] | null,
  ): Promise<Map<string, Tally>> {
    const rows = await this.database.query<Tally & { participant_id: string }>(TALLY, [
      tenantId,
      matchmakingId,
      participantIds,
    ]);
    return new Map(
      rows.map(({ participant_id, sent, received, accepted }) => [
        participant_id,
        { sent, received, accepted },
      ]),
    );
  }
}

/** Counted from the requests themselves: a counter could drift. */
const TALLY = `
  SELECT participant_id, sum(sent)::int AS sent, sum(received)::int AS received, sum(accepted)::int AS accepted
  FROM (
    SELECT from_participant_id AS participant_id, 1 AS sent, 0 AS received, (status = 'accepted')::int AS accepted
    FROM request
    WHERE tenant_id = $1 AND matchmaking_id = $2 AND ($3::uuid[] IS NULL OR from_participant_id = ANY($3))
      AND status IN ('proposed', 'accepted')
    UNION ALL
    SELECT to_participant_id, 0, 1, (status = 'accepted')::int
    FROM request
    WHERE tenant_id = $1 AND matchmaking_id = $2 AND ($3::uuid[] IS NULL OR to_participant_id = ANY($3))
      AND status IN ('proposed', 'accepted')
  ) AS request_of_participant
  GROUP BY participant_id`;
