import { Injectable } from '@nestjs/common';
import type { Problem, Schedule as AllocatedSchedule } from '@ronda/allocation';
import { DomainError } from '@ronda/domain';
import { Database, violatedConstraint } from '@ronda/persistence';
import { finalProgress } from '../domain/final-progress';
import type { Scope } from '../domain/scope';
import {
  type Answer,
  type AnswerOf,
  type ClaimedRun,
  type Heartbeat,
  type NewRun,
  type Run,
  type RunEnd,
  Runs,
} from '../use-cases/ports/runs';

const SCOPE = '(tenant_id, matchmaking_id) = ($1, $2)';
/** Runs of before there were purposes were all allocations. */
const REQUEST = `'{"purpose": "allocate", "changes": []}'::jsonb || request AS request`;
const COLUMNS = `id, status, ${REQUEST}, seed::float8 AS seed, iterations::float8 AS iterations,
  input_hash AS "inputHash", epoch, progress, trace, cancel_requested_at IS NOT NULL AS "isCancelRequested",
  schedule_id AS "scheduleId", failure, created_at AS "createdAt", started_at AS "startedAt", ended_at AS "endedAt"`;

/** Allocation runs; whatever a worker writes is fenced by its epoch. */
@Injectable()
export class PostgresRuns extends Runs {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(scope: Scope, run: NewRun): Promise<Run> {
    try {
      await this.database.query(
        `INSERT INTO run (tenant_id, matchmaking_id, id, status, request, problem, input_hash, seed, iterations,
           created_at)
         VALUES ($1, $2, $3, 'queued', $4, $5, $6, $7, $8, $9)`,
        [
          scope.tenantId,
          scope.matchmakingId,
          run.id,
          run.request,
          JSON.stringify(run.problem),
          run.inputHash,
          run.seed,
          run.iterations,
          run.createdAt,
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'one_active_run') throw alreadyActive();
      throw error;
    }
    return this.require(scope, run.id);
  }

  override async require(scope: Scope, runId: string): Promise<Run> {
    return (await this.query<Run>(scope, COLUMNS, 'AND id = $3', [runId]))[0] ?? fail(runNotFound(runId));
  }

  override async requireFor<K extends Answer['kind']>(
    scope: Scope,
    runId: string,
    purpose: K,
  ): Promise<{ run: Run; answer: AnswerOf<K> | null }> {
    const [row] = await this.query<Run & { answer: AnswerOf<K> | null }>(
      scope,
      `${COLUMNS}, answer`,
      `AND id = $3 AND request->>'purpose' = $4`,
      [runId, purpose],
    );
    if (!row) throw runNotFound(runId);
    const { answer, ...run } = row;
    return { run, answer };
  }

  override async lock(scope: Scope, runId: string): Promise<Run> {
    return (
      (await this.query<Run>(scope, COLUMNS, 'AND id = $3 FOR UPDATE', [runId]))[0] ??
      fail(runNotFound(runId))
    );
  }

  override list(scope: Scope, limit: number, before: Date | null): Promise<Run[]> {
    return this.query<Run>(
      scope,
      COLUMNS,
      'AND ($3::timestamptz IS NULL OR created_at < $3) ORDER BY created_at DESC LIMIT $4',
      [before, limit],
    );
  }

  override async findActive(scope: Scope): Promise<Run | null> {
    return (await this.query<Run>(scope, COLUMNS, `AND status IN ('queued', 'running')`, []))[0] ?? null;
  }

  override async problem(scope: Scope, runId: string): Promise<Problem> {
    const [row] = await this.query<{ problem: Problem }>(scope, 'problem', 'AND id = $3', [runId]);
    return row?.problem ?? fail(runNotFound(runId));
  }

  override async result(scope: Scope, runId: string): Promise<AllocatedSchedule> {
    const [row] = await this.query<{ result: AllocatedSchedule | null }>(scope, 'result', 'AND id = $3', [
      runId,
    ]);
    if (!row) throw runNotFound(runId);
    return row.result ?? fail(noResult(runId));
  }

  private query<Row>(scope: Scope, columns: string, clause: string, parameters: unknown[]): Promise<Row[]> {
    return this.database.query<Row>(`SELECT ${columns} FROM run WHERE ${SCOPE} ${clause}`, [
      scope.tenantId,
      scope.matchmakingId,
      ...parameters,
    ]);
  }

  override async claim(
    scope: Scope,
    runId: string,
    owner: string,
    now: Date,
    leaseUntil: Date,
  ): Promise<ClaimedRun | null> {
    const [row] = await this.database.query<ClaimedRun>(
      `UPDATE run SET status = 'running', owner = $4, epoch = epoch + 1, lease_until = $6,
         started_at = coalesce(started_at, $5)
       WHERE ${SCOPE} AND id = $3 AND status IN ('queued', 'running') AND (lease_until IS NULL OR lease_until <= $5)
       RETURNING ${COLUMNS}, problem, checkpoint`,
      [scope.tenantId, scope.matchmakingId, runId, owner, now, leaseUntil],
    );
    return row ?? null;
  }

  override async beat(
    scope: Scope,
    runId: string,
    epoch: number,
    { leaseUntil, progress, trace, checkpoint }: Heartbeat,
  ): Promise<{ isCancelRequested: boolean } | null> {
    const [row] = await this.database.query<{ isCancelRequested: boolean }>(
      `UPDATE run SET lease_until = $5, progress = coalesce($6, progress), checkpoint = coalesce($7, checkpoint),
         trace = $8
       WHERE ${SCOPE} AND id = $3 AND epoch = $4 AND status = 'running'
       RETURNING cancel_requested_at IS NOT NULL AS "isCancelRequested"`,
      [
        scope.tenantId,
        scope.matchmakingId,
        runId,
        epoch,
        leaseUntil,
        progress,
        checkpoint && JSON.stringify(checkpoint),
        JSON.stringify(trace),
      ],
    );
    return row ?? null;
  }

  override async isStillMine(scope: Scope, runId: string, epoch: number): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT id FROM run WHERE ${SCOPE} AND id = $3 AND epoch = $4 AND status = 'running' FOR UPDATE`,
      [scope.tenantId, scope.matchmakingId, runId, epoch],
    );
    return rows.length > 0;
  }

  override async end(scope: Scope, runId: string, end: RunEnd): Promise<void> {
    await this.database.query(
      `UPDATE run SET status = $4, result = $5, schedule_id = $6, failure = $7, ended_at = $8,
         progress = coalesce($9, progress), answer = $10, owner = NULL, lease_until = NULL, checkpoint = NULL
       WHERE ${SCOPE} AND id = $3`,
      [
        scope.tenantId,
        scope.matchmakingId,
        runId,
        end.status,
        end.result && JSON.stringify(end.result),
        end.scheduleId,
        end.failure,
        end.at,
        end.result && finalProgress(end.result),
        end.answer,
      ],
    );
  }

  override async requestCancel(scope: Scope, runId: string, at: Date): Promise<void> {
    await this.database.query(`UPDATE run SET cancel_requested_at = $4 WHERE ${SCOPE} AND id = $3`, [
      scope.tenantId,
      scope.matchmakingId,
      runId,
      at,
    ]);
  }

  override ringAbandoned(
    now: Date,
    ringAgainAfter: Date,
  ): Promise<{ matchmakingId: string; runId: string; epoch: number }[]> {
    return this.database.query<{ matchmakingId: string; runId: string; epoch: number }>(
      `UPDATE run SET rung_at = $1
       WHERE status = 'running' AND lease_until < $1 AND (rung_at IS NULL OR rung_at < $2)
       RETURNING matchmaking_id AS "matchmakingId", id AS "runId", epoch`,
      [now, ringAgainAfter],
    );
  }
}

function fail(error: DomainError): never {
  throw error;
}

function runNotFound(runId: string): DomainError {
  return new DomainError(
    'RUN.NOT_FOUND',
    `There is no allocation run ${runId} here.\nMaybe the id was mistyped, or it belongs to another matchmaking event.`,
    { runId },
  );
}

function noResult(runId: string): DomainError {
  return new DomainError(
    'RUN.NO_RESULT',
    `Allocation run ${runId} has no schedule.\nMaybe it is still going on, or it ended without one; its status says which.`,
    { runId },
  );
}

function alreadyActive(): DomainError {
  return new DomainError(
    'RUN.ALREADY_ACTIVE',
    'An allocation run of this matchmaking event is already going on.\nMaybe wait for it, or cancel it first.',
  );
}
