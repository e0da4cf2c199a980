import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { MeetingRequestNotFound } from '../domain/authority';
import type { MeetingRequest } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests, type RequestFilter } from '../use-cases/meeting-requests';
import type { Paging, Slice } from '../use-cases/paging';
import { REQUEST_COLUMNS } from './request-rows';
import { sliceOf } from './slice';

const IN_SCOPE = 'tenant_id = $1 AND matchmaking_id = $2';
const IS_ACTIVE = `status IN ('proposed', 'accepted')`;
const SELECT = `SELECT ${REQUEST_COLUMNS} FROM request WHERE ${IN_SCOPE}`;

@Injectable()
export class PostgresMeetingRequests extends MeetingRequests {
  constructor(private readonly database: Database) {
    super();
  }

  async require(scope: MatchmakingScope, id: string): Promise<MeetingRequest> {
    return one(id, await this.select(scope, `${SELECT} AND id = $3`, [id]));
  }

  async requireLocked(scope: MatchmakingScope, id: string): Promise<MeetingRequest> {
    return one(id, await this.select(scope, `${SELECT} AND id = $3 FOR UPDATE`, [id]));
  }

  findActiveOf(scope: MatchmakingScope, participantId: string): Promise<MeetingRequest[]> {
    return this.select(
      scope,
      `${SELECT} AND ${IS_ACTIVE} AND $3 IN (from_participant_id, to_participant_id) ORDER BY id FOR UPDATE`,
      [participantId],
    );
  }

  findUnanswered(scope: MatchmakingScope, expiredAt: Date | 'any'): Promise<MeetingRequest[]> {
    return this.select(
      scope,
      `${SELECT} AND status = 'proposed' AND ($3::timestamptz IS NULL OR expires_at <= $3)
       ORDER BY id FOR UPDATE`,
      [expiredAt === 'any' ? null : expiredAt],
    );
  }

  async search(
    scope: MatchmakingScope,
    { participantId, direction, status, priority }: RequestFilter,
    { limit, after }: Paging,
  ): Promise<Slice<MeetingRequest>> {
    const rows = await this.select(
      scope,
      `${SELECT}
         AND ($3::uuid IS NULL OR ($3 = from_participant_id AND $4 <> 'received')
                               OR ($3 = to_participant_id AND $4 <> 'sent'))
         AND ($5::text IS NULL OR status = $5)
         AND ($6::text IS NULL OR priority = $6)
         AND ($7::timestamptz IS NULL OR (proposed_at, id) < ($7, $8::uuid))
       ORDER BY proposed_at DESC, id DESC
       LIMIT $9`,
      [
        participantId ?? null,
        direction ?? 'both',
        status ?? null,
        priority ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
    return sliceOf(rows, limit, ({ proposedAt, id }) => [proposedAt.toISOString(), id]);
  }

  async save(scope: MatchmakingScope, requests: readonly MeetingRequest[]): Promise<void> {
    if (requests.length === 0) return;
    const saved = await this.database.query<{ id: string }>(SAVE, [
      scope.tenantId,
      scope.matchmakingId,
      JSON.stringify(requests),
    ]);
    if (saved.length === requests.length) return;
    throw new DomainError(
      'MEETING_REQUEST.CHANGED_MEANWHILE',
      'The meeting request was changed by somebody else at the same moment; nothing was done.\n' +
        'Maybe read it again and repeat.',
    );
  }

  async eraseWordsOf({ tenantId, matchmakingId }: MatchmakingScope, participantId: string): Promise<void> {
    const parameters = [tenantId, matchmakingId, participantId];
    await this.database.query(
      `UPDATE request SET
         message = CASE WHEN from_participant_id = $3 THEN '' ELSE message END,
         reply = CASE WHEN to_participant_id = $3 THEN NULL ELSE reply END,
         decline_reason = CASE WHEN to_participant_id = $3 THEN NULL ELSE decline_reason END
       WHERE ${IN_SCOPE} AND $3 IN (from_participant_id, to_participant_id)`,
      parameters,
    );
    await this.database.query(
      `UPDATE idempotency_key SET body = '{}' WHERE tenant_id = $1 AND EXISTS (
         SELECT FROM request WHERE request.tenant_id = $1 AND matchmaking_id = $2
           AND $3 IN (from_participant_id, to_participant_id) AND strpos(body, request.id::text) > 0)`,
      parameters,
    );
  }

  private select(
    { tenantId, matchmakingId }: MatchmakingScope,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<MeetingRequest[]> {
    return this.database.query<MeetingRequest>(sql, [tenantId, matchmakingId, ...parameters]);
  }
}

/** A stored row is replaced only by the revision that follows it. */
const SAVE = `
  INSERT INTO request AS stored (
    tenant_id, matchmaking_id, id, from_participant_id, to_participant_id, status, priority, message, reply,
    decline_reason, proposed_at, changed_at, expires_at, revision)
  SELECT $1, $2, r.id, r."fromParticipantId", r."toParticipantId", r.status, r.priority, r.message, r.reply,
         r."declineReason", r."proposedAt", r."changedAt", r."expiresAt", r.revision
  FROM jsonb_to_recordset($3::jsonb) AS r (
    id uuid, "fromParticipantId" uuid, "toParticipantId" uuid, status text, priority text, message text,
    reply text, "declineReason" text, "proposedAt" timestamptz, "changedAt" timestamptz,
    "expiresAt" timestamptz, revision integer)
  ON CONFLICT (tenant_id, matchmaking_id, id) DO UPDATE SET
    status = excluded.status, priority = excluded.priority, message = excluded.message,
    reply = excluded.reply, decline_reason = excluded.decline_reason, changed_at = excluded.changed_at,
    revision = excluded.revision
  WHERE stored.revision = excluded.revision - 1
  RETURNING id`;

function one(id: string, [request]: readonly MeetingRequest[]): MeetingRequest {
  if (!request) throw new MeetingRequestNotFound(id);
  return request;
}
