import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Schedule } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { type NewSchedule, Schedules, type ScheduleSummary } from '../use-cases/ports/schedules';
import { SCHEDULE_COLUMNS } from './columns';

const SCOPE = '(tenant_id, matchmaking_id) = ($1, $2)';

/** Schedule versions and their states. */
@Injectable()
export class PostgresSchedules extends Schedules {
  constructor(private readonly database: Database) {
    super();
  }

  override async lockMatchmaking(scope: Scope): Promise<void> {
    const parameters = [scope.tenantId, scope.matchmakingId];
    await this.database.query('INSERT INTO matchmaking VALUES ($1, $2) ON CONFLICT DO NOTHING', parameters);
    await this.database.query(`SELECT FROM matchmaking WHERE ${SCOPE} FOR UPDATE`, parameters);
  }

  override async create(scope: Scope, schedule: NewSchedule): Promise<Schedule> {
    const [row] = await this.database.query<Schedule>(
      `WITH numbered AS (
         UPDATE matchmaking SET last_version = last_version + 1 WHERE ${SCOPE} RETURNING last_version)
       INSERT INTO schedule (tenant_id, matchmaking_id, version, status, origin, based_on, run_id, created_at)
       SELECT $1, $2, last_version, 'draft', $3, $4, $5, $6 FROM numbered
       RETURNING ${SCHEDULE_COLUMNS}`,
      [
        scope.tenantId,
        scope.matchmakingId,
        schedule.origin,
        schedule.basedOn,
        schedule.runId,
        schedule.createdAt,
      ],
    );
    if (!row) throw new Error('A schedule was created before its matchmaking was locked.');
    return row;
  }

  override require(scope: Scope, scheduleId: string): Promise<Schedule> {
    return this.one(scope, scheduleId, '');
  }

  override lock(scope: Scope, scheduleId: string): Promise<Schedule> {
    return this.one(scope, scheduleId, 'FOR UPDATE');
  }

  private async one(scope: Scope, scheduleId: string, suffix: '' | 'FOR UPDATE'): Promise<Schedule> {
    const [row] = await this.database.query<Schedule>(
      `SELECT ${SCHEDULE_COLUMNS} FROM schedule WHERE ${SCOPE} AND id = $3 ${suffix}`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
    if (row) return row;
    throw scheduleNotFound(scheduleId);
  }

  override async summary(scope: Scope, scheduleId: string): Promise<ScheduleSummary> {
    const [row] = await this.summaries(scope, 'AND id = $3', [scheduleId]);
    if (row) return row;
    throw scheduleNotFound(scheduleId);
  }

  override list(scope: Scope, limit: number, beforeVersion: number | null): Promise<ScheduleSummary[]> {
    return this.summaries(scope, 'AND ($3::int IS NULL OR version < $3) ORDER BY version DESC LIMIT $4', [
      beforeVersion,
      limit,
    ]);
  }

  private summaries(scope: Scope, clause: string, parameters: unknown[]): Promise<ScheduleSummary[]> {
    const count = (table: string): string =>
      `(SELECT count(*)::int FROM ${table} x WHERE (x.tenant_id, x.matchmaking_id, x.schedule_id)
         = (s.tenant_id, s.matchmaking_id, s.id))`;
    return this.database.query<ScheduleSummary>(
      `SELECT ${SCHEDULE_COLUMNS}, ${count('assignment')} AS placed, ${count('unplaced')} AS unplaced,
         ${count('misfit')} AS misfits
       FROM schedule s WHERE ${SCOPE} ${clause}`,
      [scope.tenantId, scope.matchmakingId, ...parameters],
    );
  }

  override async findPublished(scope: Scope): Promise<Schedule | null> {
    return (await this.where(scope, `status = 'published'`))[0] ?? null;
  }

  override async findNewestDraft(scope: Scope): Promise<Schedule | null> {
    return (await this.where(scope, `status = 'draft'`))[0] ?? null;
  }

  override standing(scope: Scope): Promise<Schedule[]> {
    return this.where(scope, `status IN ('draft', 'published')`);
  }

  private where(scope: Scope, condition: string): Promise<Schedule[]> {
    return this.database.query<Schedule>(
      `SELECT ${SCHEDULE_COLUMNS} FROM schedule WHERE ${SCOPE} AND ${condition} ORDER BY version DESC`,
      [scope.tenantId, scope.matchmakingId],
    );
  }

  override async publish(scope: Scope, scheduleId: string, at: Date): Promise<void> {
    const parameters = [scope.tenantId, scope.matchmakingId];
    await this.database.query(
      `UPDATE schedule SET status = 'superseded' WHERE ${SCOPE} AND status = 'published'`,
      parameters,
    );
    await this.database.query(
      `UPDATE schedule SET status = 'published', published_at = $4 WHERE ${SCOPE} AND id = $3`,
      [...parameters, scheduleId, at],
    );
  }

  override async touch(scope: Scope, scheduleId: string): Promise<number> {
    const [row] = await this.database.query<{ revision: number }>(
      `UPDATE schedule SET revision = revision + 1 WHERE ${SCOPE} AND id = $3 RETURNING revision`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
    if (!row) throw scheduleNotFound(scheduleId);
    return row.revision;
  }
}

function scheduleNotFound(scheduleId: string): DomainError {
  return new DomainError(
    'SCHEDULE.NOT_FOUND',
    `There is no schedule ${scheduleId} here.\nMaybe the id was mistyped, or it belongs to another matchmaking event.`,
    { scheduleId },
  );
}
