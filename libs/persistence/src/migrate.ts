import { requireDatabaseUrl, type Config } from '@ronda/config';
import { schemaOf, SERVICES, type ServiceName } from '@ronda/domain';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { EXTENSION_SCHEMA, searchPath, sessionOptions } from './data-source';
import { grantFromContracts, type ServiceRoles } from './grants';
import { ensureLoginRole, ensureOwner, OWNER } from './roles';
import { MIGRATION_TABLE } from './start-checks';

export interface ServiceMigrations {
  readonly service: ServiceName;
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** Any number nobody else uses: the advisory lock that lets one migration step run at a time. */
const LOCK = 7_263_641;

/**
 * Brings the schemas of these services up to date: roles, schemas, migrations, then the grants the contracts ask
 * for. Safe to run again and from several processes at once: one works, the others wait and find nothing to do.
 *
 * @throws Error when MIGRATION_DATABASE_URL or a service's address is missing, or a migration fails; what was
 * applied before it stays applied
 */
export async function migrate(config: Config, services: readonly ServiceMigrations[]): Promise<void> {
  await asMigrator(config, async (client) => {
    await ensureOwner(client);
    await ensureExtensions(client);
    for (const { service } of services) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schemaOf(service)} AUTHORIZATION ${OWNER}`);
    }
    for (const one of services) await runMigrations(requireMigrationUrl(config), one);
    const migrated = services.map(({ service }) => service);
    const roles = await ensureServiceRoles(client, config, migrated);
    await client.query(`SET ROLE ${OWNER}`);
    await grantFromContracts(client, migrated, roles);
    await client.query('RESET ROLE');
  });
}

/** Runs `work` with a connection of the migrating role, one process of this database at a time. */
export async function asMigrator(config: Config, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: requireMigrationUrl(config),
    application_name: 'ronda-migration',
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await work(client);
  } finally {
    await client.end(); // ends the session, and with it the lock
  }
}

async function ensureExtensions(client: Client): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${EXTENSION_SCHEMA} AUTHORIZATION ${OWNER}`);
  await client.query(`CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA ${EXTENSION_SCHEMA}`);
}

async function runMigrations(url: string, { service, migrations }: ServiceMigrations): Promise<void> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    schema: schemaOf(service),
    migrations: [...migrations],
    migrationsTableName: MIGRATION_TABLE,
    synchronize: false,
    installExtensions: false,
    applicationName: `ronda-migration-${service}`,
    extra: { options: sessionOptions({ role: OWNER, search_path: searchPath(service), TimeZone: 'UTC' }) },
  }).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

/** The roles of all services that are configured: those not migrated now may read views of those that are. */
async function ensureServiceRoles(
  client: Client,
  config: Config,
  migrated: readonly ServiceName[],
): Promise<ServiceRoles> {
  for (const service of migrated) requireDatabaseUrl(config, service);
  const roles = new Map<ServiceName, string>();
  for (const service of SERVICES) {
    const url = config.databases.urls[service];
    if (url !== undefined) roles.set(service, await ensureLoginRole(client, url));
  }
  return roles;
}

function requireMigrationUrl(config: Config): string {
  const url = config.databases.migrationUrl;
  if (url !== null) return url;
  throw new Error(
    'MIGRATION_DATABASE_URL is not set, and this process was asked to migrate.\n' +
      'Maybe the embedded PostgreSQL was not started; give the address of a role that may create roles and schemas.',
  );
}
