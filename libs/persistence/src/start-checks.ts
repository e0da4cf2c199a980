import { schemaOf, type ServiceName } from '@ronda/domain';
import type { DataSource, MigrationInterface } from 'typeorm';

/** TypeORM's table of applied migrations, in each service's schema. */
export const MIGRATION_TABLE = 'migration';

/** An acknowledged write must survive the kill of the database server. */
export async function refuseUnsafeServer(dataSource: DataSource): Promise<void> {
  const settings = await dataSource.query<{ name: string; setting: string }[]>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off'`,
  );
  if (settings.length === 0) return;
  const names = settings.map(({ name }) => name).join(' and ');
  throw new Error(
    `The PostgreSQL server runs with ${names} off: a crash would lose what it acknowledged.\n` +
      'Maybe its configuration was tuned for tests; turn it on. Only RONDA_ENV=test accepts it.',
  );
}

/** A program newer than its schema would fail later and worse. */
export async function refuseOutdatedSchema(
  dataSource: DataSource,
  service: ServiceName,
  migrations: readonly (new () => MigrationInterface)[],
): Promise<void> {
  const applied = new Set(await appliedMigrations(dataSource, service));
  const missing = migrations.map(nameOf).filter((name) => !applied.has(name));
  if (missing.length === 0) return;
  throw new Error(
    `The schema of ${service} lacks ${missing.length} of ${migrations.length} migrations, first ${String(missing[0])}.\n` +
      'Maybe the new version was started before its migrations; run them with `npm start -- migrate`.',
  );
}

async function appliedMigrations(dataSource: DataSource, service: ServiceName): Promise<string[]> {
  const table = `${schemaOf(service)}.${MIGRATION_TABLE}`;
  const [found] = await dataSource.query<{ exists: boolean }[]>(
    'SELECT to_regclass($1) IS NOT NULL AS exists',
    [table],
  );
  if (!found?.exists) return [];
  const rows = await dataSource.query<{ name: string }[]>(`SELECT name FROM ${table}`);
  return rows.map(({ name }) => name);
}

/** The name under which TypeORM records it. */
function nameOf(Migration: new () => MigrationInterface): string {
  return new Migration().name ?? Migration.name;
}

/** Row-level security does not bind a superuser or a role with BYPASSRLS. */
export async function refuseUnboundRole(dataSource: DataSource): Promise<void> {
  const [role] = await dataSource.query<{ name: string }[]>(
    'SELECT rolname AS name FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)',
  );
  if (!role) return;
  throw new Error(
    `The database role "${role.name}" is above row-level security, so it would see every tenant.\n` +
      'Maybe a service was given the address of the administrator; give it a role of its own without SUPERUSER and BYPASSRLS.',
  );
}
