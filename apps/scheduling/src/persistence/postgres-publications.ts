import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import type { Appearance } from '../domain/appearance';
import type { Change } from '../domain/difference';
import type { Scope } from '../domain/scope';
import { Publications } from '../use-cases/ports/publications';
import { requireFree } from './double-booking';

const ANNOUNCE = `
  WITH told AS (
    INSERT INTO announced_meeting AS t (tenant_id, matchmaking_id, meeting_id, status, sequence, a_seat_no, b_seat_no,
      starts_at, ends_at, table_id, table_name, table_kind, join_url, interpreter_name, changed_at)
    SELECT $1, $2, c."meetingId", CASE WHEN c."startsAt" IS NULL THEN 'cancelled' ELSE 'scheduled' END, 0,
      c."aSeatNo", c."bSeatNo", c."startsAt", c."endsAt", c."tableId", c."tableName", c."tableKind", c."joinUrl",
      c."interpreterName", $4
    FROM jsonb_to_recordset($5::jsonb) AS c("meetingId" uuid, "aSeatNo" int, "bSeatNo" int, "startsAt" timestamptz,
      "endsAt" timestamptz, "tableId" uuid, "tableName" text, "tableKind" text, "joinUrl" text, "interpreterName" text)
    ON CONFLICT (tenant_id, matchmaking_id, meeting_id) DO UPDATE SET
      status = excluded.status, sequence = t.sequence + 1, a_seat_no = excluded.a_seat_no,
      b_seat_no = excluded.b_seat_no, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      table_id = excluded.table_id, table_name = excluded.table_name, table_kind = excluded.table_kind,
      join_url = excluded.join_url, interpreter_name = excluded.interpreter_name, changed_at = excluded.changed_at
    RETURNING meeting_id, sequence)
  INSERT INTO publication_change (tenant_id, matchmaking_id, schedule_id, meeting_id, kind, sequence)
  SELECT $1, $2, $3, told.meeting_id, k.kind, told.sequence
  FROM told JOIN unnest($6::uuid[], $7::text[]) AS k(meeting_id, kind) USING (meeting_id)`;

/** What people were last told, and who is therefore busy. */
@Injectable()
export class PostgresPublications extends Publications {
  constructor(private readonly database: Database) {
    super();
  }

  override async announced(scope: Scope): Promise<Map<string, Appearance>> {
    const rows = await this.database.query<Appearance>(
      `SELECT t.meeting_id AS "meetingId", m.a_id AS "aId", m.b_id AS "bId", t.a_seat_no AS "aSeatNo",
         t.b_seat_no AS "bSeatNo", t.starts_at AS "startsAt", t.ends_at AS "endsAt", t.table_id AS "tableId",
         t.table_name AS "tableName", t.table_kind AS "tableKind", t.join_url AS "joinUrl",
         t.interpreter_name AS "interpreterName"
       FROM announced_meeting t
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (t.tenant_id, t.matchmaking_id, t.meeting_id)
       WHERE (t.tenant_id, t.matchmaking_id) = ($1, $2) AND t.status = 'scheduled'
       ORDER BY t.starts_at, t.meeting_id`,
      [scope.tenantId, scope.matchmakingId],
    );
    return new Map(rows.map((row) => [row.meetingId, row]));
  }

  override async rebuildBusy(scope: Scope, scheduleId: string): Promise<void> {
    const owner = [scope.tenantId, scope.matchmakingId];
    await this.database.query('DELETE FROM person_busy WHERE (tenant_id, matchmaking_id) = ($1, $2)', owner);
    await requireFree(async () => {
      await this.database.query(
        `INSERT INTO person_busy (tenant_id, person_id, matchmaking_id, meeting_id, during)
         SELECT s.tenant_id, d.person_id, s.matchmaking_id, s.meeting_id, s.during
         FROM seat s JOIN delegation d USING (tenant_id, matchmaking_id, party_id, seat_no)
         WHERE (s.tenant_id, s.matchmaking_id, s.schedule_id) = ($1, $2, $3) AND d.person_id IS NOT NULL
         ORDER BY s.during, d.person_id`,
        [...owner, scheduleId],
      );
    });
  }

  override async announce(
    scope: Scope,
    scheduleId: string,
    changes: readonly Change[],
    at: Date,
  ): Promise<void> {
    await this.database.query(ANNOUNCE, [
      scope.tenantId,
      scope.matchmakingId,
      scheduleId,
      at,
      JSON.stringify(changes.map((change) => change.after ?? { meetingId: change.meetingId })),
      changes.map((change) => change.meetingId),
      changes.map((change) => change.kind),
    ]);
  }
}
