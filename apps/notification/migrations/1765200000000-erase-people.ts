import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was erased, so that nothing is planned for them again, and what a person may ask to see. */
export class ErasePeople1765200000000 implements MigrationInterface {
  readonly name = 'ErasePeople1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ERASURE);
    await secureTable(queryRunner, 'notification', 'erasure');
    await queryRunner.query(PUBLISHED_PERSONAL_DATA);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW notification.published_personal_data');
    await queryRunner.query('DROP TABLE notification.erasure');
  }
}

const ERASURE = `
  CREATE TABLE notification.erasure (
    tenant_id uuid NOT NULL,
    matchmaking_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    -- The names and addresses to look for, while mails are on their way or planned from what was read before; then null.
    sealed_identity text,
    PRIMARY KEY (tenant_id, recipient_id)
  );
  CREATE INDEX erasure_unfinished ON notification.erasure (tenant_id) WHERE sealed_identity IS NOT NULL`;

// Tokens and bodies are left out: the former open something, the latter say the facts again.
const PUBLISHED_PERSONAL_DATA = `
  CREATE VIEW notification.published_personal_data WITH (security_barrier) AS
    SELECT tenant_id, matchmaking_id, recipient_id AS person_id, 'mail' AS kind, created_at AS at,
      jsonb_build_object('mailId', id, 'kind', kind, 'status', status, 'method', method, 'name', name,
        'address', address, 'language', language, 'zone', zone, 'subject', subject,
        'facts', facts - 'sealedToken', 'reply', reply) AS data
    FROM notification.mail
    UNION ALL
    SELECT tenant_id, matchmaking_id, recipient_id, 'answer', answered_at,
      jsonb_build_object('uid', uid, 'response', response, 'source', source, 'comment', comment,
        'proposedStartsAt', proposed_starts_at, 'proposedEndsAt', proposed_ends_at)
    FROM notification.answer
    UNION ALL
    SELECT tenant_id, matchmaking_id, recipient_id, 'answer-received', at,
      jsonb_build_object('uid', uid, 'outcome', outcome, 'source', source, 'response', response,
        'comment', comment, 'sender', sender)
    FROM notification.answer_log WHERE recipient_id IS NOT NULL
    UNION ALL
    SELECT tenant_id, matchmaking_id, recipient_id, 'unsubscription', since, jsonb_build_object('kind', kind)
    FROM notification.unsubscription
    UNION ALL
    SELECT tenant_id, matchmaking_id, delegate_id, 'feed', since, '{}'::jsonb
    FROM notification.feed`;
