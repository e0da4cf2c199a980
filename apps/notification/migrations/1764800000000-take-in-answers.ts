import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers to invitations, and what an organiser wants to happen with them. */
export class TakeInAnswers1764800000000 implements MigrationInterface {
  readonly name = 'TakeInAnswers1764800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [ANSWER, ANSWER_LOG, MAIL_POLICY, SUPPRESSED_ADDRESS, UNSUBSCRIPTION, ...MAIL])
      await queryRunner.query(statement);
    for (const table of TABLES) await secureTable(queryRunner, 'notification', table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ${TABLES.map((table) => `notification.${table}`).join(', ')}`);
  }
}

const TABLES = ['answer', 'answer_log', 'mail_policy', 'suppressed_address', 'unsubscription'];

// What counts: one answer for each meeting and person.
const ANSWER = `
  CREATE TABLE notification.answer (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    uid text NOT NULL,
    recipient_id uuid NOT NULL,
    response text NOT NULL CHECK (response IN ('ACCEPTED', 'TENTATIVE', 'DECLINED', 'COUNTER')),
    sequence integer NOT NULL CHECK (sequence >= 0),
    stamped_at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('mail', 'link', 'app')),
    comment text,
    proposed_starts_at timestamptz,
    proposed_ends_at timestamptz,
    -- When the organiser refused that time.
    proposal_declined_at timestamptz,
    -- How many answers counted so far: numbers what the organiser is told.
    revision integer NOT NULL DEFAULT 1,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, uid, recipient_id),
    CHECK ((proposed_starts_at IS NULL) = (proposed_ends_at IS NULL))
  );
  CREATE INDEX answer_listed ON notification.answer (tenant_id, matchmaking_id, answered_at DESC)`;

// Everything that came in for a meeting, whatever became of it and why.
const ANSWER_LOG = `
  CREATE TABLE notification.answer_log (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    uid text NOT NULL,
    -- Null where nobody who is invited wrote it.
    recipient_id uuid,
    at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('mail', 'link', 'app')),
    outcome text NOT NULL
      CHECK (outcome IN ('applied', 'confirm', 'duplicate', 'stale', 'manual', 'ignored', 'rejected')),
    reason text,
    response text,
    sequence integer,
    stamped_at timestamptz,
    comment text,
    proposed_starts_at timestamptz,
    proposed_ends_at timestamptz,
    -- Of a mail: its sender as it says itself, and its bytes, so that the same mail taken in twice counts once.
    sender text,
    body_sha256 text,
    CONSTRAINT answer_log_once UNIQUE (tenant_id, uid, body_sha256)
  );
  CREATE INDEX answer_log_listed ON notification.answer_log (tenant_id, matchmaking_id, at DESC, id)`;

const MAIL_POLICY = `
  CREATE TABLE notification.mail_policy (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    on_decline text NOT NULL CHECK (on_decline IN ('tell', 'free')),
    reminders text NOT NULL CHECK (reminders IN ('none', 'evening-before')),
    revision integer NOT NULL,
    PRIMARY KEY (tenant_id, matchmaking_id)
  )`;

// Addresses that refused mail for good: nothing more is sent to them, not even after the person was erased. Hence a
// keyed hash, which tells nobody without the key whose address it was.
const SUPPRESSED_ADDRESS = `
  CREATE TABLE notification.suppressed_address (
    tenant_id uuid NOT NULL,
    address_hmac text NOT NULL,
    reason text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, address_hmac)
  )`;

const UNSUBSCRIPTION = `
  CREATE TABLE notification.unsubscription (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('reminder', 'agenda')),
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, matchmaking_id, recipient_id, kind)
  )`;

const MAIL = [
  'CREATE INDEX mail_by_message_id ON notification.mail (tenant_id, message_id) WHERE message_id IS NOT NULL',
  'ALTER TABLE notification.mail DROP CONSTRAINT mail_kind_check',
  `ALTER TABLE notification.mail ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('invitation', 'agenda', 'request', 'welcome', 'sign-in', 'reminder', 'notice', 'confirmation',
    'proposal-declined'))`,
];
