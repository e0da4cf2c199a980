import { Client } from 'pg';
import { preparedBinaries } from './binaries';
import { existingDataDirectory, openDataDirectory, SUPERUSER, type DataDirectory } from './data-directory';
import { findFreePort } from './port';
import { forgetDeadPostmaster, runningPostmaster, type Postmaster } from './postmaster';
import { PostgresFailure } from './postgres-failure';
import { launch, shutDown, untilReady } from './server';
import { serverUser } from './server-user';

export interface StartOptions {
  /** Holds the cluster; made when it is not there. Its password is kept beside it, in `<dataDir>.password`. */
  readonly dataDir: string;
  /** A port of 127.0.0.1; without it, a free one is found. */
  readonly port?: number;
  /** Server settings that replace ours, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Of the superuser, to the database `ronda`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the files really are. */
  readonly dataDir: string;
  /** True when the server ran already, left over by a process that was killed. */
  readonly isAttached: boolean;
  /** Ends connections, writes everything to disk, and returns when the server is gone. */
  stop(): Promise<void>;
}

const DATABASE = 'ronda';

/**
 * Starts the PostgreSQL that npm brought, or attaches to the one that already runs on this data.
 *
 * @throws PostgresFailure with the reason and what to try
 * @example const postgres = await startEmbeddedPostgres({ dataDir: '.data/postgres' });
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const survivor = await attachEmbeddedPostgres(options.dataDir);
  if (survivor) return survivor;
  const user = serverUser();
  const binaries = preparedBinaries(user);
  const data = await openDataDirectory(options.dataDir, binaries, user);
  forgetDeadPostmaster(data.path);
  const port = options.port ?? (await findFreePort());
  const server = { dataDir: data.path, binaries, user };
  try {
    return await connected(data, await launch(server, port, options.settings ?? {}), false);
  } catch (error) {
    // Another process may have started it in the same moment; the server itself lets one of two begin.
    const winner = await attachEmbeddedPostgres(options.dataDir);
    if (winner) return winner;
    throw error;
  }
}

/**
 * The server that already runs on this data, proved to be that by asking it; null when none does.
 * @throws PostgresFailure when another server answers in its place
 */
export async function attachEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres | null> {
  const data = existingDataDirectory(dataDir);
  if (data === null) return null;
  const postmaster = await untilReady(data.path, () => runningPostmaster(data.path) === null);
  return postmaster && connected(data, postmaster, true);
}

/** Stops the server of this data, whoever started it. False when none ran. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<boolean> {
  const data = existingDataDirectory(dataDir);
  if (data === null || runningPostmaster(data.path) === null) return false;
  await stopServerOf(data);
  return true;
}

async function connected(
  data: DataDirectory,
  postmaster: Postmaster,
  isAttached: boolean,
): Promise<EmbeddedPostgres> {
  const address = `postgres://${SUPERUSER}:${data.password}@127.0.0.1:${postmaster.port}`;
  await prepareDatabase(`${address}/postgres`, data.path);
  return {
    url: `${address}/${DATABASE}`,
    port: postmaster.port,
    pid: postmaster.pid,
    dataDir: data.path,
    isAttached,
    stop: () => stopServerOf(data),
  };
}

function stopServerOf(data: DataDirectory): Promise<void> {
  const user = serverUser();
  return shutDown({ dataDir: data.path, binaries: preparedBinaries(user), user });
}

/** A port can change hands; the data directory that the server itself names cannot be mistaken. */
async function prepareDatabase(url: string, dataDir: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect().catch((error: unknown) => {
    throw notOurs(dataDir, String(error));
  });
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (rows[0]?.data_directory !== dataDir) throw notOurs(dataDir, rows[0]?.data_directory);
    await createDatabase(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 1) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: unknown) => {
    // duplicate_database, or the same found a moment later by its unique index
    const isMadeByAnother = ['42P04', '23505'].includes(String((error as { code?: unknown }).code));
    if (!isMadeByAnother) throw error;
  });
}

function notOurs(dataDir: string, found: string | undefined): PostgresFailure {
  return new PostgresFailure(
    'EMBEDDED_POSTGRES.NOT_OURS',
    `The server that should run on ${dataDir} is not it, or does not accept its password: ${found ?? 'no answer'}.\nMaybe the password file beside the data was replaced.`,
    { dataDir },
  );
}
