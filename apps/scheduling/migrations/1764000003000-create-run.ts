import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '@ronda/persistence';

/** Allocation runs. `epoch` fences: each takeover raises it, and nothing is written WHERE it is not one's own. */
export class CreateRun1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scheduling.run (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        id uuid NOT NULL,
        status text NOT NULL
          CHECK (status IN ('queued', 'running', 'finished', 'cancelled', 'stale_input', 'infeasible', 'failed')),
        request jsonb NOT NULL,
        problem json NOT NULL,
        input_hash text NOT NULL,
        seed bigint NOT NULL,
        iterations bigint NOT NULL CHECK (iterations >= 0),
        owner text,
        epoch integer NOT NULL DEFAULT 0,
        lease_until timestamptz,
        rung_at timestamptz,
        cancel_requested_at timestamptz,
        progress jsonb,
        checkpoint json,
        result json,
        failure text,
        schedule_id uuid,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, id),
        CHECK ((status IN ('queued', 'running')) = (ended_at IS NULL)),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    await runner.query(`
      CREATE UNIQUE INDEX one_active_run ON scheduling.run (tenant_id, matchmaking_id)
        WHERE status IN ('queued', 'running')`);
    await secureTable(runner, 'scheduling', 'run');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scheduling.run');
  }
}
