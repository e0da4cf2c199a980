import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '@ronda/persistence';

/*
 * The order of columns matters in the first minutes of a large gathering. Before the first ANALYZE the planner takes
 * any index whose leading columns are given for as good as the unique one, and checks 8,000 foreign keys of seats by
 * reading all assignments for each. So unique keys other than the primary lead with what tells rows apart, and the
 * exclusion of tables ranges over an expression, which no equality of `during` matches.
 */

/**
 * Schedule versions and who sits where. The constraints make a double booking unstorable, whatever the code above
 * does: UNIQUE gives the exact error, EXCLUDE covers slots of unequal length.
 */
export class CreateSchedule1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scheduling.schedule (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        version integer NOT NULL CHECK (version >= 1),
        status text NOT NULL CHECK (status IN ('draft', 'published', 'superseded')),
        revision integer NOT NULL DEFAULT 0,
        origin text NOT NULL CHECK (origin IN ('run', 'copy', 'withdrawal', 'standby')),
        based_on uuid,
        run_id uuid,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, id),
        CONSTRAINT schedule_version UNIQUE (tenant_id, matchmaking_id, version),
        CHECK ((status = 'draft') = (published_at IS NULL)),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    await runner.query(`
      CREATE UNIQUE INDEX one_published_schedule ON scheduling.schedule (tenant_id, matchmaking_id)
        WHERE status = 'published'`);
    await runner.query(`
      CREATE TABLE scheduling.assignment (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        slot_id uuid NOT NULL,
        during tstzrange NOT NULL,
        table_id uuid,
        locked boolean NOT NULL DEFAULT false,
        PRIMARY KEY (tenant_id, matchmaking_id, schedule_id, meeting_id),
        FOREIGN KEY (tenant_id, matchmaking_id, schedule_id) REFERENCES scheduling.schedule ON DELETE CASCADE,
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting,
        FOREIGN KEY (tenant_id, matchmaking_id, table_id) REFERENCES scheduling.venue_table,
        -- the copied range cannot drift from the slot's
        FOREIGN KEY (tenant_id, matchmaking_id, slot_id, during) REFERENCES scheduling.slot,
        CONSTRAINT assignment_seats UNIQUE (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during),
        CONSTRAINT assignment_table_taken UNIQUE (table_id, slot_id, schedule_id),
        CONSTRAINT assignment_table_overlaps
          EXCLUDE USING gist (
            table_id WITH =, tstzrange(lower(during), upper(during)) WITH &&, schedule_id WITH =))`);
    await runner.query(`
      CREATE TABLE scheduling.seat (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        slot_id uuid NOT NULL,
        during tstzrange NOT NULL,
        party_id uuid NOT NULL,
        seat_no integer NOT NULL,
        CONSTRAINT seat_once_a_meeting PRIMARY KEY (tenant_id, matchmaking_id, schedule_id, meeting_id, party_id),
        FOREIGN KEY (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during)
          REFERENCES scheduling.assignment (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during)
          ON DELETE CASCADE,
        FOREIGN KEY (tenant_id, matchmaking_id, party_id, seat_no) REFERENCES scheduling.delegation,
        CONSTRAINT seat_taken UNIQUE (party_id, slot_id, seat_no, schedule_id),
        CONSTRAINT seat_overlaps
          EXCLUDE USING gist (party_id WITH =, during WITH &&, seat_no WITH =, schedule_id WITH =))`);
    // What this version leaves out, and why; with the assignments, all it knows about.
    await runner.query(`
      CREATE TABLE scheduling.unplaced (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        causes jsonb NOT NULL,
        repairs jsonb NOT NULL,
        PRIMARY KEY (tenant_id, matchmaking_id, schedule_id, meeting_id),
        FOREIGN KEY (tenant_id, matchmaking_id, schedule_id) REFERENCES scheduling.schedule ON DELETE CASCADE,
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting)`);
    await runner.query(`
      CREATE TABLE scheduling.misfit (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        schedule_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        reasons jsonb NOT NULL,
        noticed_at timestamptz NOT NULL,
        PRIMARY KEY (tenant_id, matchmaking_id, schedule_id, meeting_id),
        FOREIGN KEY (tenant_id, matchmaking_id, schedule_id, meeting_id)
          REFERENCES scheduling.assignment ON DELETE CASCADE)`);
    for (const table of ['schedule', 'assignment', 'seat', 'unplaced', 'misfit']) {
      await secureTable(runner, 'scheduling', table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['misfit', 'unplaced', 'seat', 'assignment', 'schedule']) {
      await runner.query(`DROP TABLE scheduling.${table}`);
    }
  }
}
