import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is otherwise on the day than the programme says: who came, and which tables cannot be used. */
export class CreateLiveDay1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scheduling.attendance (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        participant_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('expected', 'arrived', 'late', 'absent')),
        away_from timestamptz,
        away_until timestamptz,
        noted_at timestamptz NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        PRIMARY KEY (tenant_id, matchmaking_id, participant_id),
        CHECK ((state IN ('late', 'absent')) = (away_from IS NOT NULL)),
        CHECK ((state = 'late') = (away_until IS NOT NULL)),
        CHECK (away_from < away_until),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    await runner.query(`
      CREATE TABLE scheduling.table_loss (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        table_id uuid NOT NULL,
        lost_from timestamptz,
        lost_until timestamptz,
        noted_at timestamptz NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        PRIMARY KEY (tenant_id, matchmaking_id, table_id),
        CHECK (lost_until IS NULL OR lost_from < lost_until),
        FOREIGN KEY (tenant_id, matchmaking_id, table_id) REFERENCES scheduling.venue_table)`);
    for (const table of ['attendance', 'table_loss']) await secureTable(runner, 'scheduling', table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scheduling.table_loss, scheduling.attendance');
  }
}
