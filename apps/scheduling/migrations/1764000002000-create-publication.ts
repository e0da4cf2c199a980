import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '@ronda/persistence';

/** What people were last told, who is therefore busy, and which version changed what. */
export class CreatePublication1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Written by publication alone, so nothing a calendar shows can change without its sequence rising.
    await runner.query(`
      CREATE TABLE scheduling.announced_meeting (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('scheduled', 'cancelled')),
        sequence integer NOT NULL CHECK (sequence >= 0),
        a_seat_no integer,
        b_seat_no integer,
        starts_at timestamptz,
        ends_at timestamptz,
        table_id uuid,
        table_name text,
        table_kind text,
        join_url text,
        interpreter_name text,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (tenant_id, matchmaking_id, meeting_id),
        CHECK ((status = 'scheduled') = (starts_at IS NOT NULL AND ends_at IS NOT NULL
          AND a_seat_no IS NOT NULL AND b_seat_no IS NOT NULL)),
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting)`);
    await runner.query(`
      CREATE TABLE scheduling.publication_change (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('invited', 'moved', 'cancelled')),
        sequence integer NOT NULL,
        PRIMARY KEY (tenant_id, matchmaking_id, schedule_id, meeting_id),
        FOREIGN KEY (tenant_id, matchmaking_id, schedule_id) REFERENCES scheduling.schedule,
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting)`);
    // Published seats only, across all matchmakings of the tenant.
    await runner.query(`
      CREATE TABLE scheduling.person_busy (
        tenant_id uuid NOT NULL,
        person_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        during tstzrange NOT NULL,
        PRIMARY KEY (tenant_id, matchmaking_id, meeting_id, person_id),
        CONSTRAINT person_busy_elsewhere
          EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, during WITH &&),
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting)`);
    for (const table of ['announced_meeting', 'publication_change', 'person_busy']) {
      await secureTable(runner, 'scheduling', table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['person_busy', 'publication_change', 'announced_meeting']) {
      await runner.query(`DROP TABLE scheduling.${table}`);
    }
  }
}
