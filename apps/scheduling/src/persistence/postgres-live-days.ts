import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Attendance, AttendanceState, NotedAttendance, NotedTable, Span } from '../domain/live-day';
import type { Scope } from '../domain/scope';
import { LiveDays } from '../use-cases/ports/live-days';

interface AttendanceRow {
  readonly participantId: string;
  readonly state: AttendanceState;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly notedAt: Date | null;
  readonly revision: number;
}

interface TableRow {
  readonly tableId: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly notedAt: Date | null;
  readonly revision: number;
}

const ATTENDANCES = `
  SELECT p.participant_id AS "participantId", coalesce(a.state, 'expected') AS state, a.away_from AS "from",
    a.away_until AS "until", a.noted_at AS "notedAt", coalesce(a.revision, 0) AS revision
  FROM registration.published_participant p
  LEFT JOIN attendance a USING (tenant_id, matchmaking_id, participant_id)
  WHERE (p.tenant_id, p.matchmaking_id) = ($1, $2)`;
const TABLES = `
  SELECT t.id AS "tableId", l.lost_from AS "from", l.lost_until AS "until", l.noted_at AS "notedAt",
    coalesce(l.revision, 0) AS revision
  FROM venue_table t
  LEFT JOIN table_loss l ON (l.tenant_id, l.matchmaking_id, l.table_id) = (t.tenant_id, t.matchmaking_id, t.id)
  WHERE (t.tenant_id, t.matchmaking_id) = ($1, $2) AND t.removed_at IS NULL`;

@Injectable()
export class PostgresLiveDays extends LiveDays {
  constructor(private readonly database: Database) {
    super();
  }

  override async attendances(scope: Scope): Promise<NotedAttendance[]> {
    const rows = await this.database.query<AttendanceRow>(
      `${ATTENDANCES} ORDER BY p.organisation_name, p.participant_id`,
      ownerOf(scope),
    );
    return rows.map(attendanceIn);
  }

  override async tables(scope: Scope): Promise<NotedTable[]> {
    const rows = await this.database.query<TableRow>(`${TABLES} ORDER BY t.position, t.id`, ownerOf(scope));
    return rows.map(tableIn);
  }

  override async attendance(scope: Scope, participantId: string): Promise<NotedAttendance> {
    const [row] = await this.database.query<AttendanceRow>(`${ATTENDANCES} AND p.participant_id = $3`, [
      ...ownerOf(scope),
      participantId,
    ]);
    if (row) return attendanceIn(row);
    throw new DomainError(
      'PARTICIPANT.NOT_FOUND',
      `There is no participant ${participantId} here.\nMaybe the id was mistyped, or it left the matchmaking event.`,
      { participantId },
    );
  }

  override async table(scope: Scope, tableId: string): Promise<NotedTable> {
    const [row] = await this.database.query<TableRow>(`${TABLES} AND t.id = $3`, [
      ...ownerOf(scope),
      tableId,
    ]);
    if (row) return tableIn(row);
    throw new DomainError(
      'TABLE.NOT_FOUND',
      `There is no table ${tableId} in the programme.\nMaybe the id was mistyped, or the table was taken out of it.`,
      { tableId },
    );
  }

  override async noteAttendance(
    scope: Scope,
    participantId: string,
    { state, away }: Attendance,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO attendance AS a (tenant_id, matchmaking_id, participant_id, state, away_from, away_until, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (tenant_id, matchmaking_id, participant_id) DO UPDATE SET state = excluded.state,
         away_from = excluded.away_from, away_until = excluded.away_until, noted_at = excluded.noted_at,
         revision = a.revision + 1`,
      [...ownerOf(scope), participantId, state, away?.from ?? null, away?.until ?? null, at],
    );
  }

  override async noteTable(scope: Scope, tableId: string, lost: Span | null, at: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO table_loss AS l (tenant_id, matchmaking_id, table_id, lost_from, lost_until, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant_id, matchmaking_id, table_id) DO UPDATE SET lost_from = excluded.lost_from,
         lost_until = excluded.lost_until, noted_at = excluded.noted_at, revision = l.revision + 1`,
      [...ownerOf(scope), tableId, lost?.from ?? null, lost?.until ?? null, at],
    );
  }
}

function ownerOf({ tenantId, matchmakingId }: Scope): string[] {
  return [tenantId, matchmakingId];
}

function attendanceIn({ state, from, until, ...row }: AttendanceRow): NotedAttendance {
  // Which of the three it is, the table's checks ensure.
  const away = from && { from, until };
  return { ...row, state, away } as NotedAttendance;
}

function tableIn({ from, until, ...row }: TableRow): NotedTable {
  return { ...row, lost: from && { from, until } };
}
