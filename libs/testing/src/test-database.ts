import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { runState } from './run-state';

export interface TestDatabase {
  readonly name: string;
  /** Of the superuser. */
  readonly url: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Names what `prepare` makes; test files that give the same name share one template. */
  readonly template: string;
  /** Fills the template, once in a test run: migrations, roles and grants. Must close its connections. */
  prepare(url: string): Promise<void>;
}

/**
 * A database of this test file's own on the run's PostgreSQL, empty or as the template is.
 * Roles belong to the whole server: what `prepare` makes of them is there for every database.
 *
 * @example
 * const database = await testDatabase({ template: 'services', prepare: migrateAll });
 * afterAll(() => database.drop());
 */
export async function testDatabase(options?: TestDatabaseOptions): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = urlOf(name);
  await asSuperuser(async (server) => {
    const template = options && (await ensureTemplate(server, options));
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template ?? 'template0'} STRATEGY FILE_COPY`);
  });
  return { name, url, drop: () => asSuperuser((server) => drop(server, name)) };
}

/** The lock is the whole server's, so that templates are made one after another: they make the same roles. */
const TEMPLATE_LOCK = 7_266_732;

/** `is_template` is set last: one that was cut short is made again. */
async function ensureTemplate(server: Client, options: TestDatabaseOptions): Promise<string> {
  const name = `template_${options.template.replaceAll(/\W/g, '_').toLowerCase()}`;
  await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await server.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
    if (found.rowCount === 0) {
      await drop(server, name);
      await server.query(`CREATE DATABASE ${name} TEMPLATE template0 STRATEGY FILE_COPY`);
      await options.prepare(urlOf(name));
      await server.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    }
  } finally {
    await server.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return name;
}

async function drop(server: Client, name: string): Promise<void> {
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

function urlOf(database: string): string {
  const url = new URL(runState.get().url);
  url.pathname = `/${database}`;
  return url.href;
}

async function asSuperuser<T>(work: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: runState.get().url });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
