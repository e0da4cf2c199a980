import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['agenda_version', 'feed'];

/** When each agenda changed last, and the private addresses under which calendars read them. */
export class KeepAgendas1764800000100 implements MigrationInterface {
  readonly name = 'KeepAgendas1764800000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [AGENDA_VERSION, FEED]) await queryRunner.query(statement);
    for (const table of TABLES) await secureTable(queryRunner, 'notification', table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ${TABLES.map((table) => `notification.${table}`).join(', ')}`);
  }
}

const AGENDA_VERSION = `
  CREATE TABLE notification.agenda_version (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    delegate_id uuid NOT NULL,
    -- Of the schedule in which it changed last, and what it says since.
    version integer NOT NULL,
    digest text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, matchmaking_id, delegate_id)
  )`;

// The address itself is known to its owner alone.
const FEED = `
  CREATE TABLE notification.feed (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    delegate_id uuid NOT NULL,
    token_sha256 text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, matchmaking_id, delegate_id),
    CONSTRAINT feed_token UNIQUE (tenant_id, token_sha256)
  )`;
