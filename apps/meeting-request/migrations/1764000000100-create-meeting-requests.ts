import { secureTable, setUpServiceSchema } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Booking windows, requests, vetoes and what each participant has said about requests. */
export class CreateMeetingRequests1764000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'meeting-request');
    for (const statement of [TABLES, FUNCTIONS, VIEWS]) await queryRunner.query(statement);
    for (const table of ['booking_window', 'participant', 'request', 'veto']) {
      await secureTable(queryRunner, 'meeting-request', table);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA meeting_request CASCADE; CREATE SCHEMA meeting_request');
  }
}

const TABLES = `
  CREATE TABLE meeting_request.booking_window (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('planned', 'open', 'closed')),
    opens_at timestamptz,
    closes_at timestamptz,
    revision integer NOT NULL CHECK (revision >= 0),
    PRIMARY KEY (tenant_id, matchmaking_id),
    CHECK (opens_at < closes_at)
  );

  -- What this service keeps about a participant. The row is also the lock of everybody who changes the
  -- participant's requests, quotas or vetoes; rows are locked in the order of their ids.
  CREATE TABLE meeting_request.participant (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    takes_requests boolean NOT NULL DEFAULT true,
    PRIMARY KEY (tenant_id, matchmaking_id, participant_id)
  );

  CREATE TABLE meeting_request.request (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    from_participant_id uuid NOT NULL,
    to_participant_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('proposed', 'accepted', 'declined', 'withdrawn', 'expired')),
    priority text NOT NULL CHECK (priority IN ('must', 'want', 'nice')),
    message text NOT NULL CHECK (length(message) <= 2000),
    reply text CHECK (length(reply) <= 2000),
    decline_reason text CHECK (length(decline_reason) <= 500),
    proposed_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    expires_at timestamptz,
    revision integer NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CHECK (from_participant_id <> to_participant_id),
    FOREIGN KEY (tenant_id, matchmaking_id, from_participant_id) REFERENCES meeting_request.participant,
    FOREIGN KEY (tenant_id, matchmaking_id, to_participant_id) REFERENCES meeting_request.participant
  );
  -- A wish of A for B and one of B for A are one request.
  CREATE UNIQUE INDEX one_active_request_per_pair ON meeting_request.request (
    tenant_id, matchmaking_id,
    least(from_participant_id, to_participant_id), greatest(from_participant_id, to_participant_id)
  ) WHERE status IN ('proposed', 'accepted');
  CREATE INDEX request_from ON meeting_request.request (tenant_id, matchmaking_id, from_participant_id, status);
  CREATE INDEX request_to ON meeting_request.request (tenant_id, matchmaking_id, to_participant_id, status);
  CREATE INDEX request_newest ON meeting_request.request (tenant_id, matchmaking_id, proposed_at DESC, id);
  CREATE INDEX request_expiry ON meeting_request.request (tenant_id, expires_at) WHERE status = 'proposed';

  CREATE TABLE meeting_request.veto (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    id uuid NOT NULL,
    -- Null: the organisers.
    author_participant_id uuid,
    a_participant_id uuid NOT NULL,
    b_participant_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id, id),
    CHECK (a_participant_id < b_participant_id),
    CHECK (author_participant_id IN (a_participant_id, b_participant_id)),
    FOREIGN KEY (tenant_id, matchmaking_id, a_participant_id) REFERENCES meeting_request.participant,
    FOREIGN KEY (tenant_id, matchmaking_id, b_participant_id) REFERENCES meeting_request.participant,
    CONSTRAINT one_veto_per_author UNIQUE NULLS NOT DISTINCT
      (tenant_id, matchmaking_id, a_participant_id, b_participant_id, author_participant_id)
  )`;

/*
 * Text without case and accents: letters are taken apart from their marks (Unicode NFD), the marks dropped. The
 * built-in functions suffice, no extension is needed. The same as fold() in domain/term.ts, but that it keeps
 * punctuation, which a search within a text does not mind.
 */
const FUNCTIONS = `
  CREATE FUNCTION meeting_request.folded(words text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(regexp_replace(normalize(words, NFD), U&'[\\0300-\\036F]', '', 'g'))`;

const VIEWS = `
  CREATE VIEW meeting_request.published_booking_window WITH (security_barrier) AS
    SELECT tenant_id, matchmaking_id, status, opens_at, closes_at, revision
    FROM meeting_request.booking_window;

  CREATE VIEW meeting_request.published_request WITH (security_barrier) AS
    SELECT tenant_id, matchmaking_id, id AS meeting_request_id, from_participant_id, to_participant_id,
           status, priority, message, decline_reason, revision
    FROM meeting_request.request;

  CREATE VIEW meeting_request.published_veto WITH (security_barrier) AS
    SELECT DISTINCT tenant_id, matchmaking_id, a_participant_id, b_participant_id
    FROM meeting_request.veto`;
