import { schemaOf, type ServiceName } from '@ronda/domain';
import type { QueryRunner } from 'typeorm';
import { OWNER } from './roles';

/**
 * Creates what every service's schema begins with: outbox, inbox, idempotency keys and the published receipt. Call
 * it first in the service's first migration.
 * @example await setUpServiceSchema(queryRunner, 'scheduling');
 */
export async function setUpServiceSchema(queryRunner: QueryRunner, service: ServiceName): Promise<void> {
  const schema = schemaOf(service);
  for (const statement of [OUTBOX, INBOX, IDEMPOTENCY_KEY]) {
    await queryRunner.query(statement.replaceAll('$schema', schema));
  }
  await secureTable(queryRunner, service, 'idempotency_key');
}

/**
 * Lets nobody, the owner and through views other services included, see or write rows of a tenant other than the
 * transaction's. For every table with `tenant_id`.
 * @example await secureTable(queryRunner, 'meeting-request', 'request');
 */
export async function secureTable(
  queryRunner: QueryRunner,
  service: ServiceName,
  table: string,
): Promise<void> {
  const name = `${schemaOf(service)}.${table}`;
  await queryRunner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
  await queryRunner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  // A pooled connection remembers an expired setting as '', which is no uuid: hence nullif.
  await queryRunner.query(
    `CREATE POLICY tenant ON ${name} USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)`,
  );
}

/*
 * Outbox and inbox are outside row-level security: the relay reads them before it knows a tenant. They hold ids
 * and numbers only.
 */
const OUTBOX = `
  CREATE TABLE $schema.outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    name text NOT NULL,
    tenant_id uuid NOT NULL,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    correlation_id text NOT NULL,
    causation_id uuid,
    data jsonb NOT NULL,
    sent_at timestamptz,
    -- When the queue was last told of it, and how often again after the first time.
    rung_at timestamptz,
    rings integer NOT NULL DEFAULT 0,
    -- Every consumer has a receipt, or it was given up after too many rings.
    settled_at timestamptz,
    parked_at timestamptz
  );
  CREATE INDEX outbox_unsent ON $schema.outbox (position) WHERE sent_at IS NULL;
  CREATE INDEX outbox_unsettled ON $schema.outbox (rung_at)
    WHERE sent_at IS NOT NULL AND settled_at IS NULL AND parked_at IS NULL`;

const INBOX = `
  CREATE TABLE $schema.inbox (
    message_id uuid NOT NULL,
    consumer text NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    -- The code of the DomainError that refused it for good; null when it took effect.
    refusal text,
    PRIMARY KEY (message_id, consumer)
  );
  CREATE INDEX inbox_handled_at ON $schema.inbox (handled_at);
  CREATE VIEW $schema.published_receipt WITH (security_barrier) AS
    SELECT message_id, consumer FROM $schema.inbox`;

const IDEMPOTENCY_KEY = `
  CREATE TABLE $schema.idempotency_key (
    tenant_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    route text NOT NULL,
    request_sha256 text NOT NULL,
    -- The answer to repeat; null while the first request is under way in its transaction.
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, actor_id, key)
  );
  CREATE INDEX idempotency_key_created_at ON $schema.idempotency_key (created_at);

  -- Outdated keys of every tenant, silent ones too. Works as the schema's owner, who sees keys that are outdated and
  -- no others; the service sees those of the transaction's tenant alone.
  CREATE POLICY outdated ON $schema.idempotency_key TO ${OWNER}
    USING (created_at < now() - interval '24 hours');
  CREATE FUNCTION $schema.forget_outdated_keys() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    BEGIN ATOMIC
      DELETE FROM $schema.idempotency_key WHERE created_at < now() - interval '24 hours';
    END`;
