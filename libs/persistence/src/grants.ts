import { views } from '@ronda/contracts';
import { schemaOf, type ServiceName } from '@ronda/domain';
import { escapeIdentifier, type Client } from 'pg';
import { AUDIT_HEAD_TABLE, AUDIT_TABLE } from './audit-schema';
import { EXTENSION_SCHEMA } from './data-source';
import { MIGRATION_TABLE } from './start-checks';

/** What a service may not do with tables of its own; with the others it may do everything. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  [MIGRATION_TABLE, 'INSERT, UPDATE, DELETE'],
  [AUDIT_TABLE, 'UPDATE, DELETE'],
  [AUDIT_HEAD_TABLE, 'INSERT, UPDATE, DELETE'],
]);

/** The database role of each service that is configured. */
export type ServiceRoles = ReadonlyMap<ServiceName, string>;

/**
 * Gives each service's role the rows of its own tables and SELECT on the views that name it a reader, and takes
 * away everything else. In one transaction, so that running services notice nothing.
 */
export async function grantFromContracts(
  client: Client,
  services: readonly ServiceName[],
  roles: ServiceRoles,
): Promise<void> {
  await client.query('BEGIN');
  for (const service of services) await grantOwnTables(client, service, roles);
  for (const [view, { readers }] of Object.entries(views)) {
    if (!(await exists(client, view))) continue;
    for (const reader of readers) await grantView(client, view, roles.get(reader));
  }
  await client.query('COMMIT');
}

async function grantOwnTables(client: Client, service: ServiceName, roles: ServiceRoles): Promise<void> {
  const schema = schemaOf(service);
  const everyone = [...roles.values()].map(escapeIdentifier).join(', ');
  const own = escapeIdentifier(roles.get(service) ?? '');
  await client.query(`
    REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${everyone};
    REVOKE ALL ON SCHEMA ${schema} FROM ${everyone};
    GRANT USAGE ON SCHEMA ${schema}, ${EXTENSION_SCHEMA} TO ${own};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${own};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${own}`);
  for (const { name, isView } of await relationsIn(client, schema)) {
    const refused = isView ? 'INSERT, UPDATE, DELETE' : REFUSED.get(name);
    if (refused === undefined) continue;
    await client.query(`REVOKE ${refused} ON ${schema}.${escapeIdentifier(name)} FROM ${own}`);
  }
}

async function grantView(client: Client, view: string, reader: string | undefined): Promise<void> {
  if (reader === undefined) return;
  const role = escapeIdentifier(reader);
  const [schema] = view.split('.');
  await client.query(
    `GRANT USAGE ON SCHEMA ${String(schema)} TO ${role}; GRANT SELECT ON ${view} TO ${role}`,
  );
}

async function exists(client: Client, view: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
    view,
  ]);
  return rows[0]?.exists ?? false;
}

async function relationsIn(client: Client, schema: string): Promise<{ name: string; isView: boolean }[]> {
  const { rows } = await client.query<{ name: string; isView: boolean }>(
    `SELECT relname AS name, relkind = 'v' AS "isView" FROM pg_class
     WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p', 'v')`,
    [schema],
  );
  return rows;
}
