import { views } from '@ronda/contracts';
import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stands in for registration: a table under each view that this service reads, with the columns the contract
 * names, so that a test states what registration publishes in one insert.
 */
export class PublishFixtures1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [thing, columns] of Object.entries(TABLES)) {
      await queryRunner.query(`CREATE TABLE registration.${thing} (${columns})`);
      const view = `registration.published_${thing}` as keyof typeof views;
      const published = Object.keys(views[view].row.shape).join(', ');
      await queryRunner.query(
        `CREATE VIEW ${view} WITH (security_barrier) AS SELECT ${published} FROM registration.${thing}`,
      );
    }
    for (const table of ['matchmaking', 'participant']) await secureTable(queryRunner, 'registration', table);
  }

  down(): Promise<void> {
    throw new Error('A test database is dropped, not migrated down.');
  }
}

const TABLES = {
  tenant: 'tenant_id uuid PRIMARY KEY, name text NOT NULL',
  session: `
    token_sha256 text PRIMARY KEY, session_id uuid NOT NULL, user_id uuid NOT NULL, role text NOT NULL,
    tenant_id uuid, matchmaking_ids uuid[], participant_id uuid, delegate_id uuid, impersonator_id uuid,
    expires_at timestamptz NOT NULL`,
  matchmaking: `
    tenant_id uuid NOT NULL, matchmaking_id uuid PRIMARY KEY, name text NOT NULL DEFAULT 'Round',
    place text NOT NULL DEFAULT 'Milan', zone text NOT NULL DEFAULT 'Europe/Rome',
    state text NOT NULL DEFAULT 'open', default_language text NOT NULL DEFAULT 'en',
    contact_name text NOT NULL DEFAULT 'Desk', contact_email text NOT NULL DEFAULT 'desk@example.org',
    pairing text NOT NULL DEFAULT 'across-regions', max_sent integer, max_received integer, max_accepted integer,
    request_expiry_days integer, allocate_on_close boolean NOT NULL DEFAULT false,
    buffer_minutes integer,
    revision integer NOT NULL DEFAULT 1`,
  participant: `
    tenant_id uuid NOT NULL, matchmaking_id uuid NOT NULL, participant_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL DEFAULT gen_random_uuid(), organisation_name text NOT NULL,
    kind text NOT NULL DEFAULT 'cluster', region text NOT NULL, country text NOT NULL,
    sectors text[] NOT NULL DEFAULT '{}', offers text[] NOT NULL DEFAULT '{}', needs text[] NOT NULL DEFAULT '{}',
    languages text[] NOT NULL DEFAULT '{}', description text NOT NULL DEFAULT '', website text,
    zone text NOT NULL DEFAULT 'Europe/Rome', attends text NOT NULL DEFAULT 'on-site', local_hours_from text,
    local_hours_until text, max_meetings integer, delegates integer NOT NULL DEFAULT 1,
    revision integer NOT NULL DEFAULT 1`,
} as const;
