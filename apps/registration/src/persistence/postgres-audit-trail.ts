import { Injectable } from '@nestjs/common';
import { schemaOf, SERVICES } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { AuditTrail, type TrailEntry, type TrailFilter, type TrailPlace } from '../use-cases/audit-trail';

/** One row source of the audits that each service publishes; row-level security leaves the tenant's rows. */
const ENTRIES = SERVICES.map(
  (service) => `SELECT '${service}' AS service, * FROM ${schemaOf(service)}.published_audit`,
).join(' UNION ALL ');

@Injectable()
export class PostgresAuditTrail extends AuditTrail {
  constructor(private readonly database: Database) {
    super();
  }

  override list(
    { matchmakingId, about, personId }: TrailFilter,
    after: TrailPlace | null,
    limit: number,
  ): Promise<TrailEntry[]> {
    return this.database.query<TrailEntry>(
      `SELECT service, number, at, entry.matchmaking_id AS "matchmakingId", actor_id AS "userId",
              impersonator_id AS "impersonatorId", action, about[1] AS "subjectId", reason, details,
              correlation_id AS "correlationId", causation_id AS "causationId",
              coalesce(actor.name, actor_delegate.name) AS "userName", impersonator.name AS "impersonatorName"
       FROM (${ENTRIES}) AS entry
       LEFT JOIN member AS actor ON (actor.tenant_id, actor.id) = (entry.tenant_id, actor_id)
       LEFT JOIN member AS impersonator ON (impersonator.tenant_id, impersonator.id) = (entry.tenant_id, impersonator_id)
       LEFT JOIN delegate AS actor_delegate ON (actor_delegate.tenant_id, actor_delegate.matchmaking_id,
         actor_delegate.id) = (entry.tenant_id, entry.matchmaking_id, actor_id)
       WHERE ($1::uuid IS NULL OR entry.matchmaking_id = $1) AND about @> $2::uuid[]
         AND ($3::uuid IS NULL OR $3 IN (actor_id, impersonator_id) OR about @> ARRAY[$3])
         AND ($4::timestamptz IS NULL OR (at, service, number) < ($4, $5, $6::integer))
       ORDER BY at DESC, service DESC, number DESC LIMIT $7`,
      [matchmakingId, about, personId, after?.at, after?.service, after?.number, limit],
    );
  }
}
