import { schemaOf, type ServiceName } from '@ronda/domain';
import type { QueryRunner } from 'typeorm';
import { secureTable } from './service-schema';

/** The tables of a service's audit; its role may add to the first and look at both (`grants.ts`). */
export const AUDIT_TABLE = 'audit';
export const AUDIT_HEAD_TABLE = 'audit_head';

/**
 * Creates a service's audit: who did what to which things, why, and under which request. Entries of a tenant form a
 * chain: each is hashed with the one before, so `first_broken_audit(tenant)` finds what was changed, removed or
 * slipped in behind the application's back. Number, time, hash and the chain's head are the database's work; the
 * service can neither choose nor rewrite them.
 * @example await setUpAudit(queryRunner, 'scheduling');
 */
export async function setUpAudit(queryRunner: QueryRunner, service: ServiceName): Promise<void> {
  const schema = schemaOf(service);
  for (const statement of [TABLES, CHAIN, VERIFICATION, APPEND_ONLY, PUBLISHED]) {
    await queryRunner.query(statement.replaceAll('$schema', schema));
  }
  for (const table of [AUDIT_TABLE, AUDIT_HEAD_TABLE]) await secureTable(queryRunner, service, table);
}

/** The opposite of `setUpAudit`. */
export async function removeAudit(queryRunner: QueryRunner, service: ServiceName): Promise<void> {
  const schema = schemaOf(service);
  await queryRunner.query(`DROP TABLE ${schema}.audit, ${schema}.audit_head CASCADE`);
  await queryRunner.query(`DROP FUNCTION ${schema}.chain_audit, ${schema}.refuse_change_of_audit CASCADE`);
}

const TABLES = `
  -- The last entry of each tenant; its lock keeps the chain in one line.
  CREATE TABLE $schema.audit_head (
    tenant_id uuid PRIMARY KEY,
    number integer NOT NULL,
    sha256 text NOT NULL
  );
  CREATE TABLE $schema.audit (
    tenant_id uuid NOT NULL,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    -- Null for what concerns the institution as a whole.
    matchmaking_id uuid,
    -- Null where nobody was signed in, or Ronda did it by itself.
    actor_id uuid,
    -- The organiser behind an impersonation.
    impersonator_id uuid,
    action text NOT NULL,
    -- The things it was done to, the main one first.
    about uuid[] NOT NULL CHECK (cardinality(about) > 0),
    -- What the person gave as the reason.
    reason text,
    details jsonb NOT NULL,
    correlation_id text NOT NULL,
    -- The message that made Ronda do it.
    causation_id uuid,
    sha256 text NOT NULL,
    PRIMARY KEY (tenant_id, number)
  );
  CREATE INDEX audit_of_matchmaking ON $schema.audit (tenant_id, matchmaking_id, at)`;

/*
 * The head is locked when an entry is added, and until the transaction ends: entries of a tenant queue up there. The
 * trigger works as the schema's owner, since the service may not write the head; hence the fixed search path. Times
 * are cut to the millisecond, as programs see them.
 */
const CHAIN = `
  CREATE FUNCTION $schema.audit_sha256(entry $schema.audit, previous text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN encode(sha256(convert_to(jsonb_build_array(
      previous, entry.tenant_id, entry.number, extract(epoch FROM entry.at), entry.matchmaking_id, entry.actor_id,
      entry.impersonator_id, entry.action, entry.about, entry.reason, entry.details, entry.correlation_id,
      entry.causation_id)::text, 'UTF8')), 'hex');

  CREATE FUNCTION $schema.chain_audit() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE head $schema.audit_head;
    BEGIN
      INSERT INTO $schema.audit_head VALUES (NEW.tenant_id, 0, '') ON CONFLICT DO NOTHING;
      SELECT * INTO STRICT head FROM $schema.audit_head WHERE tenant_id = NEW.tenant_id FOR UPDATE;
      NEW.number := head.number + 1;
      NEW.at := date_trunc('milliseconds', clock_timestamp());
      NEW.sha256 := $schema.audit_sha256(NEW, head.sha256);
      UPDATE $schema.audit_head SET number = NEW.number, sha256 = NEW.sha256 WHERE tenant_id = NEW.tenant_id;
      RETURN NEW;
    END $$;
  CREATE TRIGGER chain BEFORE INSERT ON $schema.audit
    FOR EACH ROW EXECUTE FUNCTION $schema.chain_audit()`;

const VERIFICATION = `
  -- The number of the first entry that is not what was written, or is missing; null when the chain is whole.
  CREATE FUNCTION $schema.first_broken_audit(tenant uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    WITH chain AS (
      SELECT audit AS entry, audit.number, audit.sha256,
             coalesce(lag(audit.sha256) OVER by_number, '') AS previous, row_number() OVER by_number AS expected
      FROM $schema.audit WHERE tenant_id = tenant WINDOW by_number AS (ORDER BY number)
    ), broken AS (
      SELECT expected::integer AS number FROM chain
      WHERE number <> expected OR sha256 <> $schema.audit_sha256(entry, previous)
      UNION ALL
      SELECT head.number FROM $schema.audit_head AS head WHERE tenant_id = tenant
        AND NOT EXISTS (SELECT FROM chain WHERE chain.number = head.number AND chain.sha256 = head.sha256)
      UNION ALL
      SELECT min(number) FROM chain
      WHERE NOT EXISTS (SELECT FROM $schema.audit_head WHERE tenant_id = tenant)
    )
    SELECT min(number) FROM broken
  $$`;

const APPEND_ONLY = `
  CREATE FUNCTION $schema.refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The audit is only ever added to.'; END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON $schema.audit
    FOR EACH STATEMENT EXECUTE FUNCTION $schema.refuse_change_of_audit()`;

const PUBLISHED = `
  CREATE VIEW $schema.published_audit WITH (security_barrier) AS
    SELECT tenant_id, matchmaking_id, number, at, actor_id, impersonator_id, action, about, reason, details,
           correlation_id, causation_id
    FROM $schema.audit`;
