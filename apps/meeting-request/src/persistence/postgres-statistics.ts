import { REGIONS, type Region } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { STATUSES, type Status } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { Statistics, type RegionPair, type RequestStatistics } from '../use-cases/statistics';

interface Group {
  readonly status: Status;
  /** Null when the participant has left the gathering. */
  readonly from: Region | null;
  readonly to: Region | null;
  readonly requests: number;
}

@Injectable()
export class PostgresStatistics extends Statistics {
  constructor(private readonly database: Database) {
    super();
  }

  async read({ tenantId, matchmakingId }: MatchmakingScope): Promise<RequestStatistics> {
    const groups = await this.database.query<Group>(GROUPS, [tenantId, matchmakingId]);
    const count = (belongs: (group: Group) => boolean) =>
      groups.filter(belongs).reduce((sum, { requests }) => sum + requests, 0);
    const byStatus = Object.fromEntries(
      STATUSES.map((status) => [status, count((group) => group.status === status)]),
    ) as Record<Status, number>;
    const settled = byStatus.accepted + byStatus.declined + byStatus.expired;
    return {
      byStatus,
      byRegion: REGIONS.flatMap((from) => REGIONS.map((to) => pair(from, to, count))),
      acceptanceRate: settled === 0 ? null : byStatus.accepted / settled,
      withoutRequests: await this.database.query(WITHOUT_REQUESTS, [tenantId, matchmakingId]),
      byParticipant: await this.database.query(BY_PARTICIPANT, [tenantId, matchmakingId]),
    };
  }
}

function pair(from: Region, to: Region, count: (belongs: (group: Group) => boolean) => number): RegionPair {
  const isBetween = (group: Group) => group.from === from && group.to === to;
  return {
    from,
    to,
    requests: count(isBetween),
    accepted: count((group) => isBetween(group) && group.status === 'accepted'),
  };
}

/**
 * Regions are looked up in one value, made once: without statistics, as after an import, the planner expects one
 * row in a view of another service and would read it anew for every request.
 */
const GROUPS = `
  WITH region AS MATERIALIZED (
    SELECT coalesce(jsonb_object_agg(participant_id, region), '{}') AS of
    FROM registration.published_participant WHERE tenant_id = $1 AND matchmaking_id = $2)
  SELECT status, region.of ->> from_participant_id::text AS "from", region.of ->> to_participant_id::text AS "to",
         count(*)::int AS requests
  FROM request CROSS JOIN region
  WHERE tenant_id = $1 AND matchmaking_id = $2
  GROUP BY 1, 2, 3`;

const WITHOUT_REQUESTS = `
  SELECT p.participant_id AS "participantId", p.organisation_name AS name
  FROM registration.published_participant p
  WHERE p.tenant_id = $1 AND p.matchmaking_id = $2
    AND p.participant_id NOT IN (
      SELECT unnest(ARRAY[r.from_participant_id, r.to_participant_id]) FROM request r
      WHERE r.tenant_id = $1 AND r.matchmaking_id = $2 AND r.status IN ('proposed', 'accepted'))
  ORDER BY folded(p.organisation_name) COLLATE "C", p.participant_id`;

const BY_PARTICIPANT = `
  WITH side AS (
    SELECT from_participant_id AS id, 1 AS sent, 0 AS received, (status = 'accepted')::int AS accepted
    FROM request WHERE tenant_id = $1 AND matchmaking_id = $2
    UNION ALL
    SELECT to_participant_id, 0, 1, (status = 'accepted')::int
    FROM request WHERE tenant_id = $1 AND matchmaking_id = $2),
  total AS MATERIALIZED (
    SELECT id, sum(sent)::int AS sent, sum(received)::int AS received, sum(accepted)::int AS accepted
    FROM side GROUP BY id)
  SELECT p.participant_id AS "participantId", coalesce(total.sent, 0) AS sent,
         coalesce(total.received, 0) AS received, coalesce(total.accepted, 0) AS accepted
  FROM registration.published_participant p LEFT JOIN total ON total.id = p.participant_id
  WHERE p.tenant_id = $1 AND p.matchmaking_id = $2
  ORDER BY folded(p.organisation_name) COLLATE "C", p.participant_id`;
