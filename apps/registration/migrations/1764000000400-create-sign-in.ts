import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who can sign in and who is. All but `member` is outside row-level security, since it is read before the tenant is
 * known; it holds ids, states and hashes only.
 */
export class CreateSignIn1764000000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [PEOPLE, SESSIONS, LINKS, FOLLOW_DELEGATES, VIEWS])
      await queryRunner.query(statement);
    await secureTable(queryRunner, 'registration', 'member');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW registration.published_session, registration.published_sign_in_request;
      DROP TABLE registration.login, registration.member, registration.password_token, registration.setup_token,
        registration.sign_in_session, registration.sign_in_request, registration.sign_in_attempt,
        registration.delegate_address;
      DROP FUNCTION registration.follow_delegate, registration.follow_participant CASCADE`);
  }
}

const PEOPLE = `
  CREATE TABLE registration.login (
    user_id uuid PRIMARY KEY,
    -- Null for a platform administrator, who belongs to no institution.
    tenant_id uuid REFERENCES registration.tenant,
    role text NOT NULL CHECK (role IN ('platform-admin', 'organiser', 'co-organiser')),
    -- The gatherings of a co-organiser; null means all of the tenant.
    matchmaking_ids uuid[],
    email_sha256 text NOT NULL,
    password_hash text,
    -- Sealed. Counts once confirmed: a secret nobody has used yet must not lock anybody out.
    totp_secret text,
    totp_confirmed_at timestamptz,
    -- The last 30-second step a code was taken of; each step counts once.
    totp_step bigint NOT NULL DEFAULT 0,
    recovery_sha256 text[] NOT NULL DEFAULT '{}',
    CHECK ((tenant_id IS NULL) = (role = 'platform-admin')),
    CHECK ((matchmaking_ids IS NOT NULL) = (role = 'co-organiser'))
  );
  CREATE UNIQUE INDEX login_email ON registration.login (email_sha256);

  -- The person behind a login of an institution.
  CREATE TABLE registration.member (
    tenant_id uuid NOT NULL REFERENCES registration.tenant,
    id uuid NOT NULL REFERENCES registration.login,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email text NOT NULL CHECK (length(email) <= 254),
    language text NOT NULL CHECK (language IN ('es', 'pt', 'en', 'fr', 'it')),
    zone text NOT NULL,
    PRIMARY KEY (tenant_id, id)
  );

  CREATE TABLE registration.password_token (
    token_sha256 text PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES registration.login ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
  );
  CREATE TABLE registration.setup_token (token_sha256 text PRIMARY KEY)`;

const SESSIONS = `
  CREATE TABLE registration.sign_in_session (
    id uuid PRIMARY KEY,
    token_sha256 text NOT NULL UNIQUE,
    user_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('platform-admin', 'organiser', 'co-organiser', 'participant')),
    tenant_id uuid,
    matchmaking_ids uuid[],
    participant_id uuid,
    delegate_id uuid,
    impersonator_id uuid,
    -- The organiser's own session, to which an impersonation returns.
    returns_to uuid REFERENCES registration.sign_in_session ON DELETE CASCADE,
    -- What the browser calls itself, shortened, so that people know their devices apart.
    device text NOT NULL,
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    idle_until timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CHECK ((role = 'participant') = (delegate_id IS NOT NULL)),
    CHECK ((role = 'participant') = (participant_id IS NOT NULL))
  );
  CREATE INDEX sign_in_session_user ON registration.sign_in_session (user_id);
  CREATE INDEX sign_in_session_delegate ON registration.sign_in_session (delegate_id);
  CREATE INDEX sign_in_session_end ON registration.sign_in_session (least(idle_until, ends_at))`;

const LINKS = `
  -- Which delegates an address belongs to, kept by triggers: the delegates themselves show within their tenant only.
  CREATE TABLE registration.delegate_address (
    delegate_id uuid PRIMARY KEY,
    address_sha256 text NOT NULL,
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    participant_id uuid NOT NULL
  );
  CREATE INDEX delegate_address_address ON registration.delegate_address (address_sha256);

  CREATE TABLE registration.sign_in_request (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    delegate_id uuid NOT NULL,
    token_sha256 text NOT NULL UNIQUE,
    -- For the mail; gone once used or expired.
    sealed_token text,
    -- The cookie of the browser that asked.
    nonce_sha256 text NOT NULL,
    -- Of code and cookie together: eight digits alone could be guessed from their hash.
    code_sha256 text NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    device text NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX sign_in_request_nonce ON registration.sign_in_request (nonce_sha256);
  CREATE INDEX sign_in_request_delegate ON registration.sign_in_request (delegate_id);

  -- What is limited: links and passwords by address, by client, by institution.
  CREATE TABLE registration.sign_in_attempt (
    kind text NOT NULL,
    key_sha256 text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX sign_in_attempt_key ON registration.sign_in_attempt (kind, key_sha256, at);
  CREATE INDEX sign_in_attempt_at ON registration.sign_in_attempt (at)`;

/** In the database, so that no way of changing a delegate can forget that the person's sessions end. */
const FOLLOW_DELEGATES = `
  CREATE FUNCTION registration.follow_delegate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND lower(NEW.email) = lower(OLD.email) AND NEW.participant_id = OLD.participant_id THEN
        RETURN NULL;
      END IF;
      IF TG_OP <> 'INSERT' THEN
        DELETE FROM registration.sign_in_session WHERE delegate_id = OLD.id;
        DELETE FROM registration.sign_in_request WHERE delegate_id = OLD.id;
        DELETE FROM registration.delegate_address WHERE delegate_id = OLD.id;
      END IF;
      -- Nobody signs in as somebody who was erased.
      IF TG_OP <> 'DELETE' AND NEW.email NOT LIKE '%@erased.invalid' THEN
        INSERT INTO registration.delegate_address VALUES (NEW.id,
          encode(sha256(convert_to(lower(NEW.email), 'UTF8')), 'hex'),
          NEW.tenant_id, NEW.matchmaking_id, NEW.participant_id);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER follow AFTER INSERT OR UPDATE OR DELETE ON registration.delegate
    FOR EACH ROW EXECUTE FUNCTION registration.follow_delegate();

  CREATE FUNCTION registration.follow_participant() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM registration.sign_in_session WHERE participant_id = NEW.id;
      DELETE FROM registration.sign_in_request WHERE participant_id = NEW.id;
      RETURN NULL;
    END $$;
  CREATE TRIGGER follow AFTER UPDATE OF state ON registration.participant
    FOR EACH ROW WHEN (NEW.state IN ('declined', 'withdrawn'))
    EXECUTE FUNCTION registration.follow_participant()`;

const VIEWS = `
  CREATE VIEW registration.published_session WITH (security_barrier) AS
    SELECT token_sha256, id AS session_id, user_id, role, tenant_id, matchmaking_ids, participant_id, delegate_id,
           impersonator_id, least(idle_until, ends_at) AS expires_at
    FROM registration.sign_in_session;

  CREATE VIEW registration.published_sign_in_request WITH (security_barrier) AS
    SELECT request.tenant_id, request.id AS sign_in_request_id, request.delegate_id AS person_id, delegate.email,
           delegate.name, delegate.language, delegate.zone, request.sealed_token, request.requested_at,
           request.expires_at
    FROM registration.sign_in_request AS request
    JOIN registration.delegate ON delegate.tenant_id = request.tenant_id
      AND delegate.matchmaking_id = request.matchmaking_id AND delegate.id = request.delegate_id
    WHERE request.used_at IS NULL AND request.sealed_token IS NOT NULL AND request.expires_at > now()`;
