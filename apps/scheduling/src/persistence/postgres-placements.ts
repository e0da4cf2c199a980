import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import type { Appearance } from '../domain/appearance';
import type { Placement, Table } from '../domain/gathering';
import type { Scope } from '../domain/scope';
import {
  type Misfit,
  Placements,
  type ReleasedMeeting,
  type UnplacedMeeting,
} from '../use-cases/ports/placements';
import { requireFree } from './double-booking';
import { insertPlacements } from './insert-placements';
import { readPlacements } from './read-placements';

const IN_SCHEDULE = '(tenant_id, matchmaking_id, schedule_id) = ($1, $2, $3)';

/** What schedule versions hold, in the tables whose constraints refuse a double booking. */
@Injectable()
export class PostgresPlacements extends Placements {
  constructor(private readonly database: Database) {
    super();
  }

  override of(scope: Scope, scheduleId: string): Promise<Placement[]> {
    return readPlacements(this.database, scope, scheduleId);
  }

  override async appearances(scope: Scope, scheduleId: string): Promise<Map<string, Appearance>> {
    const owner = [scope.tenantId, scope.matchmakingId];
    const tables = await this.database.query<Pick<Table, 'id' | 'name' | 'kind' | 'joinUrl'>>(
      `SELECT id, name, kind, join_url AS "joinUrl" FROM venue_table
       WHERE (tenant_id, matchmaking_id) = ($1, $2)`,
      owner,
    );
    const interpreters = await this.database.query<{ id: string; name: string | null }>(
      `SELECT party_id AS id, name FROM delegation
       WHERE (tenant_id, matchmaking_id) = ($1, $2) AND kind = 'interpreter'`,
      owner,
    );
    const tableById = new Map(tables.map((table) => [table.id, table]));
    const interpreterById = new Map(interpreters.map(({ id, name }) => [id, name]));
    const placements = await this.of(scope, scheduleId);
    return new Map(
      placements.map(({ slotId: _slot, isLocked: _locked, interpreterId, ...placement }) => {
        const table = tableById.get(placement.tableId ?? '');
        const appearance = {
          ...placement,
          tableName: table?.name ?? null,
          tableKind: table?.kind ?? null,
          joinUrl: table?.joinUrl ?? null,
          interpreterName: interpreterById.get(interpreterId ?? '') ?? null,
        };
        return [placement.meetingId, appearance];
      }),
    );
  }

  override unplaced(scope: Scope, scheduleId: string): Promise<UnplacedMeeting[]> {
    return this.database.query<UnplacedMeeting>(
      `SELECT meeting_id AS "meetingId", causes, repairs FROM unplaced WHERE ${IN_SCHEDULE} ORDER BY meeting_id`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
  }

  override async fill(
    scope: Scope,
    scheduleId: string,
    placements: readonly Placement[],
    unplaced: readonly UnplacedMeeting[],
  ): Promise<void> {
    await insertPlacements(this.database, scope, scheduleId, placements);
    await this.database.query(
      `INSERT INTO unplaced (tenant_id, matchmaking_id, schedule_id, meeting_id, causes, repairs)
       SELECT $1, $2, $3, u."meetingId", u.causes, u.repairs
       FROM jsonb_to_recordset($4::jsonb) AS u("meetingId" uuid, causes jsonb, repairs jsonb)
       ORDER BY 4`,
      [scope.tenantId, scope.matchmakingId, scheduleId, JSON.stringify(unplaced)],
    );
  }

  override async copy(scope: Scope, fromId: string, toId: string): Promise<void> {
    const parameters = [scope.tenantId, scope.matchmakingId, fromId, toId];
    const standing = `AND meeting_id NOT IN (
      SELECT id FROM meeting WHERE (tenant_id, matchmaking_id) = ($1, $2) AND released_at IS NOT NULL)`;
    await this.database.query(
      `INSERT INTO assignment (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during, table_id, locked)
       SELECT $1, $2, $4, meeting_id, slot_id, during, table_id, locked
       FROM assignment WHERE ${IN_SCHEDULE} ${standing} ORDER BY slot_id, table_id`,
      parameters,
    );
    await this.database.query(
      `INSERT INTO seat (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during, party_id, seat_no)
       SELECT $1, $2, $4, meeting_id, slot_id, during, party_id, seat_no
       FROM seat WHERE ${IN_SCHEDULE} ${standing} ORDER BY slot_id, party_id, seat_no`,
      parameters,
    );
    await this.database.query(
      `INSERT INTO unplaced (tenant_id, matchmaking_id, schedule_id, meeting_id, causes, repairs)
       SELECT $1, $2, $4, meeting_id, causes, repairs FROM unplaced WHERE ${IN_SCHEDULE} ${standing}`,
      parameters,
    );
  }

  override async place(scope: Scope, scheduleId: string, placements: readonly Placement[]): Promise<void> {
    const ids = placements.map((placement) => placement.meetingId);
    await this.remove(scope, scheduleId, ids);
    await requireFree(() => insertPlacements(this.database, scope, scheduleId, placements));
  }

  /** Takes the meetings out of the version altogether, placed or not. */
  override async remove(scope: Scope, scheduleId: string, meetingIds: readonly string[]): Promise<void> {
    const parameters = [scope.tenantId, scope.matchmakingId, scheduleId, meetingIds];
    await this.database.query(
      `DELETE FROM assignment WHERE ${IN_SCHEDULE} AND meeting_id = ANY($4)`,
      parameters,
    );
    await this.database.query(
      `DELETE FROM unplaced WHERE ${IN_SCHEDULE} AND meeting_id = ANY($4)`,
      parameters,
    );
  }

  override async leaveUnplaced(scope: Scope, scheduleId: string, meeting: UnplacedMeeting): Promise<void> {
    await this.remove(scope, scheduleId, [meeting.meetingId]);
    await this.fill(scope, scheduleId, [], [meeting]);
  }

  override async setLocked(
    scope: Scope,
    scheduleId: string,
    meetingId: string,
    locked: boolean,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE assignment SET locked = $5 WHERE ${IN_SCHEDULE} AND meeting_id = $4 RETURNING meeting_id`,
      [scope.tenantId, scope.matchmakingId, scheduleId, meetingId, locked],
    );
    return rows.length > 0;
  }

  override releasedIn(scope: Scope, scheduleId: string): Promise<ReleasedMeeting[]> {
    return this.database.query<ReleasedMeeting>(
      `SELECT v.meeting_id AS "meetingId", m.a_id AS "aId", m.b_id AS "bId", v.placed AS "isPlaced" FROM (
         SELECT meeting_id, true AS placed FROM assignment WHERE ${IN_SCHEDULE}
         UNION ALL SELECT meeting_id, false FROM unplaced WHERE ${IN_SCHEDULE}) v
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = ($1, $2, v.meeting_id)
       WHERE m.released_at IS NOT NULL ORDER BY 1`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
  }

  override misfits(scope: Scope, scheduleId: string): Promise<Misfit[]> {
    return this.database.query<Misfit>(
      `SELECT meeting_id AS "meetingId", reasons, noticed_at AS "noticedAt" FROM misfit
       WHERE ${IN_SCHEDULE} ORDER BY noticed_at, meeting_id`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
  }

  override async replaceMisfits(scope: Scope, scheduleId: string, misfits: readonly Misfit[]): Promise<void> {
    const parameters = [scope.tenantId, scope.matchmakingId, scheduleId, JSON.stringify(misfits)];
    await this.database.query(
      `DELETE FROM misfit WHERE ${IN_SCHEDULE} AND NOT EXISTS (
         SELECT FROM jsonb_array_elements($4::jsonb) f WHERE (f->>'meetingId')::uuid = meeting_id)`,
      parameters,
    );
    await this.database.query(
      `INSERT INTO misfit (tenant_id, matchmaking_id, schedule_id, meeting_id, reasons, noticed_at)
       SELECT $1, $2, $3, f."meetingId", f.reasons, f."noticedAt"
       FROM jsonb_to_recordset($4::jsonb) AS f("meetingId" uuid, reasons jsonb, "noticedAt" timestamptz)
       ON CONFLICT (tenant_id, matchmaking_id, schedule_id, meeting_id) DO UPDATE SET reasons = excluded.reasons`,
      parameters,
    );
  }
}
