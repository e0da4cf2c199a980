import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asUser } from './data-directory';
import { isPortFree } from './port';
import { failureFromOutput, PostgresFailure, portTaken } from './postgres-failure';
import { runningPostmaster, type Postmaster } from './postmaster';
import type { ServerUser } from './server-user';

/** Recovery of a large database after a crash may take its time. */
const START_SECONDS = 120;
const STOP_SECONDS = 20;

/** Small enough for a laptop. Queue tables live on updates and deletes, so vacuum looks early and often. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  // A container's /dev/shm is too small for parallel workers, and our queries are short.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  autovacuum_naptime: '10s',
  autovacuum_vacuum_threshold: '200',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_vacuum_cost_limit: '1000',
};

/** What is needed to run the server's programs on one data directory. */
export interface Server {
  readonly dataDir: string;
  readonly binaries: string;
  readonly user: ServerUser | null;
}

/**
 * Starts the server apart from us: an interrupt from the terminal must reach our services first, or they lose the
 * database while they finish their work. What it logs is kept beside the data, in `<dataDir>.log`.
 *
 * @throws PostgresFailure when the port is taken or the server ends before it is ready
 */
export async function launch(
  server: Server,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  if (!(await isPortFree(port))) throw portTaken(port);
  const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const log = openSync(logFile(server.dataDir), 'a', 0o600);
  const logged = fstatSync(log).size;
  const child = spawn(path.join(server.binaries, 'postgres'), ['-D', server.dataDir, ...options], {
    ...asUser(server.user),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const postmaster = await untilReady(server.dataDir, () => hasEnded(child));
  if (postmaster) return postmaster;
  const said = readFileSync(logFile(server.dataDir)).subarray(logged).toString();
  throw failureFromOutput(said, server.dataDir, port);
}

/** Waits for the server of this directory; null when there is none, or when `isLost` says it will never come. */
export async function untilReady(dataDir: string, isLost: () => boolean): Promise<Postmaster | null> {
  for (let waited = 0; waited < START_SECONDS * 1000; waited += 20) {
    const postmaster = runningPostmaster(dataDir);
    if (postmaster?.isReady) return postmaster;
    if (isLost()) return null;
    await pause(20);
  }
  throw new PostgresFailure(
    'EMBEDDED_POSTGRES.DID_NOT_START',
    `PostgreSQL in ${dataDir} is not ready after ${START_SECONDS} s.\nMaybe it still recovers after a crash: ${logFile(dataDir)} tells.`,
    { dataDir },
  );
}

/**
 * Ends the connections of the server, which then writes everything to disk and goes.
 * @throws PostgresFailure when it still runs afterwards
 */
export async function shutDown(server: Server): Promise<void> {
  const options = ['stop', '-D', server.dataDir, '-m', 'fast', '-w', '-t', String(STOP_SECONDS)];
  const program = path.join(server.binaries, 'pg_ctl');
  const said = await promisify(execFile)(program, options, asUser(server.user)).then(
    () => '',
    (error: unknown) => String(error),
  );
  if (runningPostmaster(server.dataDir) === null) return;
  throw new PostgresFailure(
    'EMBEDDED_POSTGRES.DID_NOT_STOP',
    `PostgreSQL in ${server.dataDir} still runs after ${STOP_SECONDS} s. ${said}\nMaybe it is writing much: wait and try again.`,
    { dataDir: server.dataDir },
  );
}

export function logFile(dataDir: string): string {
  return `${dataDir}.log`;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}
