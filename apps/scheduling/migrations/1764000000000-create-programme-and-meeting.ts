import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, setUpServiceSchema } from '@ronda/persistence';

/**
 * What a schedule is made of: the service's own copy of slots, tables and delegations, so that foreign keys and
 * exclusion constraints can hold, and the meetings, which outlive every schedule version.
 */
export class CreateProgrammeAndMeeting1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await setUpServiceSchema(runner, 'scheduling');
    await runner.query(`
      CREATE TABLE scheduling.matchmaking (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        last_version integer NOT NULL DEFAULT 0,
        PRIMARY KEY (tenant_id, matchmaking_id))`);
    // A slot that moves in time is a new row: what an old version said about it stays true.
    await runner.query(`
      CREATE TABLE scheduling.slot (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        id uuid NOT NULL,
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
        session_id uuid NOT NULL,
        session_name text NOT NULL,
        position integer NOT NULL,
        starts_local text NOT NULL,
        removed_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, id, during),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    await runner.query(`
      CREATE UNIQUE INDEX slot_stands_once ON scheduling.slot (tenant_id, matchmaking_id, id)
        WHERE removed_at IS NULL`);
    await runner.query(`
      CREATE TABLE scheduling.venue_table (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('table', 'booth', 'virtual')),
        position integer NOT NULL,
        owner_participant_id uuid,
        join_url text,
        closed_slot_ids uuid[] NOT NULL DEFAULT '{}',
        removed_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, id),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    // One row a seat that can be taken: a delegate of a participant, or an interpreter.
    await runner.query(`
      CREATE TABLE scheduling.delegation (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        party_id uuid NOT NULL,
        seat_no integer NOT NULL CHECK (seat_no >= 1),
        kind text NOT NULL CHECK (kind IN ('participant', 'interpreter')),
        person_id uuid,
        name text,
        removed_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, party_id, seat_no),
        CHECK (kind = 'participant' OR seat_no = 1),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    await runner.query(`
      CREATE TABLE scheduling.meeting (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        a_id uuid NOT NULL,
        b_id uuid NOT NULL,
        request_id uuid NOT NULL,
        priority text NOT NULL CHECK (priority IN ('must', 'want', 'nice')),
        ical_uid text NOT NULL DEFAULT gen_random_uuid()::text CHECK (ical_uid ~ '^[!-~]{1,255}$'),
        released_at timestamptz,
        PRIMARY KEY (tenant_id, matchmaking_id, id),
        CONSTRAINT meeting_sides_in_order CHECK (a_id < b_id),
        CONSTRAINT meeting_once_a_pair UNIQUE (a_id, b_id, tenant_id, matchmaking_id),
        CONSTRAINT meeting_ical_uid UNIQUE (ical_uid),
        FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES scheduling.matchmaking)`);
    for (const table of ['matchmaking', 'slot', 'venue_table', 'delegation', 'meeting']) {
      await secureTable(runner, 'scheduling', table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['meeting', 'delegation', 'venue_table', 'slot', 'matchmaking']) {
      await runner.query(`DROP TABLE scheduling.${table}`);
    }
  }
}
