import { requireDatabaseUrl, type Config } from '@ronda/config';
import { schemaOf, type ServiceName } from '@ronda/domain';
import type { PoolClient } from 'pg';
import { DataSource, type EntitySchema, type QueryRunner } from 'typeorm';

/** Session settings of every connection of a service: no request may hold locks for longer than a person waits. */
const SESSION = {
  statement_timeout: '15s',
  lock_timeout: '3s',
  idle_in_transaction_session_timeout: '30s',
  // What writes says so in its BEGIN: a statement that follows one that failed writes nothing.
  default_transaction_read_only: 'on',
  TimeZone: 'UTC',
};

/** Where contributed operator classes and functions live, on every search path. */
export const EXTENSION_SCHEMA = 'extension';

/** libpq's `options` start-up parameter; a space inside a value would need escaping, and none has one. */
export function sessionOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

export function searchPath(service: ServiceName): string {
  return `${schemaOf(service)},${EXTENSION_SCHEMA}`;
}

/** The service's data source, connected under its own role. */
export function openDataSource(
  config: Config,
  service: ServiceName,
  entities: readonly (EntitySchema | (new () => object))[],
): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: requireDatabaseUrl(config, service),
    schema: schemaOf(service),
    entities: [...entities],
    synchronize: false,
    installExtensions: false,
    poolSize: config.databases.poolSize,
    connectTimeoutMS: 5000,
    applicationName: `ronda-${service}`,
    // An undefined id must never widen a search to the first row (typeorm/typeorm#9316).
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: { options: sessionOptions({ ...SESSION, search_path: searchPath(service) }), pipeline: true },
  }).initialize();
}

/** Work with a connection of the pool, which has it back afterwards; one that broke is thrown away. */
export async function withClient<T>(
  dataSource: DataSource,
  work: (client: PoolClient, runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work((await runner.connect()) as PoolClient, runner);
  } finally {
    await runner.release();
  }
}
