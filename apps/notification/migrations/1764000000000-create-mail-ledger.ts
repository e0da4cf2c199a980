import { secureTable, setUpAudit, setUpServiceSchema } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mail ledger: what was, is and will be mailed, to whom, and what became of it. */
export class CreateMailLedger1764000000000 implements MigrationInterface {
  readonly name = 'CreateMailLedger1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'notification');
    for (const statement of [MAIL, MAIL_STEP, MAIL_ATTEMPT, BEGIN_BODY, REPLY_ADDRESS])
      await queryRunner.query(statement);
    for (const table of ['mail', 'mail_attempt', 'reply_address']) {
      await secureTable(queryRunner, 'notification', table);
    }
    await setUpAudit(queryRunner, 'notification');
    await queryRunner.query(PUBLISHED_DELIVERY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA notification CASCADE');
  }
}

// The key columns are NOT NULL, because NULL would escape UNIQUE.
const MAIL = `
  CREATE TABLE notification.mail (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id uuid NOT NULL,
    matchmaking_id uuid,
    recipient_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('invitation', 'agenda', 'request', 'welcome', 'sign-in')),
    subject_key text NOT NULL,
    sequence integer NOT NULL CHECK (sequence >= 0),
    method text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL', 'DECLINECOUNTER', 'NONE')),
    resend_no integer NOT NULL DEFAULT 0 CHECK (resend_no >= 0),
    -- Whom it is for, as they were when it was planned.
    name text NOT NULL,
    address text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    -- What it says, in facts; a later invitation and a cancellation look here for what was said before.
    facts jsonb NOT NULL,
    correlation_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('held', 'pending', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
    -- body: the relay may have all of it.
    phase text NOT NULL DEFAULT 'none' CHECK (phase IN ('none', 'body')),
    urgency integer NOT NULL,
    due_at timestamptz NOT NULL,
    -- The lease of whoever sends it now.
    owner text,
    attempt_id uuid,
    lease timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    first_attempt_at timestamptz,
    -- Rendered once: every copy is the same bytes.
    message_id text,
    stamped_at timestamptz,
    subject text,
    sealed_body text,
    body_sha256 text,
    -- The last answer of a mail server, or why it was given up.
    reply_code integer,
    reply text,
    resend_of uuid REFERENCES notification.mail,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mail_once UNIQUE (tenant_id, recipient_id, kind, subject_key, sequence, method, resend_no),
    CHECK (status <> 'sending' OR (owner IS NOT NULL AND attempt_id IS NOT NULL AND lease IS NOT NULL))
  );
  -- Of the mails to one person about one thing, one waits at most: the newest.
  CREATE UNIQUE INDEX mail_one_waiting ON notification.mail (tenant_id, recipient_id, kind, subject_key)
    WHERE status IN ('held', 'pending');
  CREATE INDEX mail_due ON notification.mail (tenant_id, urgency, due_at, id) WHERE status IN ('held', 'pending');
  CREATE INDEX mail_sending ON notification.mail (lease) WHERE status = 'sending';
  CREATE INDEX mail_listed ON notification.mail (tenant_id, matchmaking_id, created_at DESC, id)`;

// A doubtful mail never waits to be sent again, and what is over stays over. A mail that was cancelled before
// anything of it left may be wanted again.
const MAIL_STEP = `
  CREATE FUNCTION notification.refuse_mail_step() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (OLD.status, NEW.status) IN (
      ('held', 'pending'), ('held', 'sending'), ('held', 'cancelled'),
      ('pending', 'sending'), ('pending', 'cancelled'),
      ('sending', 'sent'), ('sending', 'pending'), ('sending', 'failed'), ('sending', 'unknown'),
      ('sending', 'cancelled'), ('sent', 'failed'), ('unknown', 'sent'), ('unknown', 'failed')
    ) OR (OLD.status = 'cancelled' AND NEW.status IN ('held', 'pending') AND OLD.phase = 'none') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Mail % is % and cannot become %.', OLD.id, OLD.status, NEW.status;
  END $$;
  CREATE TRIGGER mail_step BEFORE UPDATE OF status ON notification.mail FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION notification.refuse_mail_step()`;

const MAIL_ATTEMPT = `
  CREATE TABLE notification.mail_attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id uuid NOT NULL,
    mail_id uuid NOT NULL REFERENCES notification.mail ON DELETE CASCADE,
    attempt_id uuid,
    at timestamptz NOT NULL DEFAULT now(),
    -- What the mail became by it.
    outcome text NOT NULL,
    phase text NOT NULL,
    reply_code integer,
    reply text
  );
  CREATE INDEX mail_attempt_of ON notification.mail_attempt (mail_id, id);
  -- For the budget of a day.
  CREATE INDEX mail_attempt_at ON notification.mail_attempt (tenant_id, at) WHERE phase = 'body'`;

// The phase marker of a mail, and with it the outcome of the one before, which the server accepted: one call a mail is
// all that sending asks of the database. False when this attempt lost the mail, or a newer one is there.
const BEGIN_BODY = `
  CREATE FUNCTION notification.begin_body(tenant uuid, begun uuid, begun_attempt uuid,
    accepted uuid, accepted_attempt uuid, code integer, answer text)
  RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('app.tenant', tenant::text, true);
    IF accepted IS NOT NULL THEN
      WITH settled AS (
        UPDATE notification.mail SET status = 'sent', owner = NULL, lease = NULL, reply_code = code, reply = answer,
          updated_at = now()
        WHERE id = accepted AND attempt_id = accepted_attempt AND status IN ('sending', 'unknown')
        RETURNING id, attempt_id, status, phase)
      INSERT INTO notification.mail_attempt (tenant_id, mail_id, attempt_id, outcome, phase, reply_code, reply)
      SELECT tenant, id, attempt_id, status, phase, code, answer FROM settled;
    END IF;
    UPDATE notification.mail SET phase = 'body', updated_at = now()
    WHERE id = begun AND attempt_id = begun_attempt AND owner IS NOT NULL AND lease > now() AND NOT EXISTS (
      SELECT FROM notification.mail AS newer
      WHERE newer.tenant_id = mail.tenant_id AND newer.recipient_id = mail.recipient_id AND newer.kind = mail.kind
        AND newer.subject_key = mail.subject_key AND newer.sequence > mail.sequence
        AND newer.status <> 'cancelled');
    RETURN FOUND;
  END $$`;

// ORGANIZER and From of a meeting's mails, kept for life: a new secret key must not change them.
const REPLY_ADDRESS = `
  CREATE TABLE notification.reply_address (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    uid text NOT NULL,
    meeting_id uuid NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (tenant_id, uid)
  )`;

const PUBLISHED_DELIVERY = `
  CREATE VIEW notification.published_delivery WITH (security_barrier) AS
    SELECT tenant_id, matchmaking_id, id AS mail_id, recipient_id AS delegate_id, kind, subject_key, sequence,
      status, updated_at
    FROM notification.mail WHERE matchmaking_id IS NOT NULL`;
