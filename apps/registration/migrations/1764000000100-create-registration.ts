import { secureTable, setUpServiceSchema } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SECURED = [
  'organisation',
  'matchmaking',
  'session',
  'slot',
  'venue_table',
  'interpreter',
  'participant',
  'delegate',
  'unavailability',
];

/** Tenants, their gatherings with programmes, and who takes part. */
export class CreateRegistration1764000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'registration');
    for (const statement of [GATHERING, PARTICIPANT, PROGRAMME]) await queryRunner.query(statement);
    for (const table of SECURED) await secureTable(queryRunner, 'registration', table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = [...SECURED, 'tenant', 'idempotency_key', 'inbox', 'outbox'];
    await queryRunner.query(
      `DROP TABLE ${tables.map((table) => `registration.${table}`).join(', ')} CASCADE`,
    );
  }
}

const GATHERING = `
  -- Outside row-level security: it is what tells background work which tenants there are.
  CREATE TABLE registration.tenant (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX tenant_name ON registration.tenant (lower(name));

  CREATE TABLE registration.organisation (
    tenant_id uuid NOT NULL REFERENCES registration.tenant,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    PRIMARY KEY (tenant_id, id)
  );
  CREATE UNIQUE INDEX organisation_name ON registration.organisation (tenant_id, lower(name));

  CREATE TABLE registration.matchmaking (
    tenant_id uuid NOT NULL REFERENCES registration.tenant,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    place text NOT NULL,
    zone text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'open', 'finished', 'cancelled')),
    default_language text NOT NULL CHECK (default_language IN ('es', 'pt', 'en', 'fr', 'it')),
    contact_name text NOT NULL,
    contact_email text NOT NULL,
    pairing text NOT NULL CHECK (pairing IN ('across-regions', 'anyone')),
    max_sent integer CHECK (max_sent >= 0),
    max_received integer CHECK (max_received >= 0),
    max_accepted integer CHECK (max_accepted >= 0),
    request_expiry_days integer CHECK (request_expiry_days >= 1),
    allocate_on_close boolean NOT NULL,
    admission text NOT NULL CHECK (admission IN ('open', 'invited', 'by-approval')),
    max_participants integer CHECK (max_participants >= 1),
    buffer_minutes integer CHECK (buffer_minutes BETWEEN 1 AND 240),
    revision integer NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (tenant_id, id)
  );
  CREATE INDEX matchmaking_in_order ON registration.matchmaking (tenant_id, name, id)`;

const PARTICIPANT = `
  CREATE TABLE registration.participant (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    -- The organiser's own key, by which an import finds it again.
    reference text,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind text NOT NULL CHECK (kind IN ('cluster', 'company', 'agency', 'research-centre', 'other')),
    region text NOT NULL CHECK (region IN ('EU', 'LAC')),
    country text NOT NULL,
    sectors text[] NOT NULL,
    offers text[] NOT NULL,
    needs text[] NOT NULL,
    languages text[] NOT NULL,
    description text NOT NULL,
    website text,
    zone text NOT NULL,
    attends text NOT NULL CHECK (attends IN ('on-site', 'remote')),
    local_hours_from text,
    local_hours_until text,
    max_meetings integer CHECK (max_meetings >= 0),
    state text NOT NULL
      CHECK (state IN ('applied', 'invited', 'waiting', 'admitted', 'declined', 'withdrawn')),
    state_since timestamptz NOT NULL,
    revision integer NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CHECK (num_nulls(local_hours_from, local_hours_until) IN (0, 2) AND local_hours_from < local_hours_until),
    FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES registration.matchmaking,
    FOREIGN KEY (tenant_id, organisation_id) REFERENCES registration.organisation
  );
  CREATE UNIQUE INDEX participant_reference ON registration.participant (tenant_id, matchmaking_id, reference);
  CREATE UNIQUE INDEX participant_name ON registration.participant (tenant_id, matchmaking_id, lower(name));
  CREATE INDEX participant_in_order ON registration.participant (tenant_id, matchmaking_id, name, id);
  CREATE INDEX participant_waiting ON registration.participant (tenant_id, matchmaking_id, state, state_since);

  CREATE TABLE registration.delegate (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    id uuid NOT NULL,
    seat_no integer NOT NULL CHECK (seat_no >= 1),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email text NOT NULL CHECK (length(email) <= 254),
    language text NOT NULL CHECK (language IN ('es', 'pt', 'en', 'fr', 'it')),
    zone text NOT NULL,
    -- When the person first acted on a mail to the address; until then one mail is all it gets.
    email_verified_at timestamptz,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    -- Deferred: seats are renumbered by exchanging them.
    CONSTRAINT delegate_seat UNIQUE (tenant_id, matchmaking_id, participant_id, seat_no) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, matchmaking_id, participant_id) REFERENCES registration.participant
  );
  CREATE UNIQUE INDEX delegate_email ON registration.delegate (tenant_id, matchmaking_id, lower(email));

  CREATE TABLE registration.unavailability (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    -- As it was entered: the wall time of a zone, from which the instants follow.
    starts_local text NOT NULL,
    ends_local text NOT NULL,
    zone text NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, participant_id, starts_at, ends_at),
    FOREIGN KEY (tenant_id, matchmaking_id, participant_id) REFERENCES registration.participant
  )`;

/*
 * Breaks, closings and absences are spans that belong to one row and are only read with it, hence jsonb:
 * [{ "startsAt", "endsAt", "startsLocal", "endsLocal" }].
 */
const PROGRAMME = `
  CREATE TABLE registration.session (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    starts_local text NOT NULL,
    ends_local text NOT NULL,
    slot_minutes integer NOT NULL CHECK (slot_minutes >= 1),
    pause_minutes integer NOT NULL CHECK (pause_minutes >= 0),
    breaks jsonb NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CONSTRAINT session_overlap EXCLUDE USING gist
      (tenant_id WITH =, matchmaking_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES registration.matchmaking
  );

  CREATE TABLE registration.slot (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    starts_local text NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CONSTRAINT slot_position UNIQUE (tenant_id, matchmaking_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT slot_overlap EXCLUDE USING gist
      (tenant_id WITH =, matchmaking_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, matchmaking_id, session_id) REFERENCES registration.session DEFERRABLE INITIALLY DEFERRED
  );

  CREATE TABLE registration.venue_table (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind text NOT NULL CHECK (kind IN ('table', 'booth', 'virtual')),
    position integer NOT NULL CHECK (position >= 0),
    owner_participant_id uuid,
    join_url text CHECK (join_url IS NULL OR kind = 'virtual'),
    closed jsonb NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CONSTRAINT table_name UNIQUE (tenant_id, matchmaking_id, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES registration.matchmaking,
    CONSTRAINT table_owner FOREIGN KEY (tenant_id, matchmaking_id, owner_participant_id)
      REFERENCES registration.participant
  );

  CREATE TABLE registration.interpreter (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    languages text[] NOT NULL,
    unavailable jsonb NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CONSTRAINT interpreter_name UNIQUE (tenant_id, matchmaking_id, name) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (tenant_id, matchmaking_id) REFERENCES registration.matchmaking
  )`;
