import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { diskFull, failureFromOutput, PostgresFailure } from './postgres-failure';
import { giveTo, isReachable, requireSharedPlace, type ServerUser } from './server-user';

/** The major version of the binaries that package-lock.json names. */
export const MAJOR_VERSION = '18';
/** A new cluster takes 40 MB, its first write-ahead logs as much again. */
export const NEEDED_MEGABYTES = 200;
export const SUPERUSER = 'ronda';

/** A cluster on disk: where its files are, and the superuser's password. */
export interface DataDirectory {
  readonly path: string;
  readonly password: string;
}

/** Finds the cluster, or makes one, owned by the server's user. */
export async function openDataDirectory(
  requested: string,
  binaries: string,
  user: ServerUser | null,
): Promise<DataDirectory> {
  const password = readOrMakePassword(requested);
  const place = placeOf(requested, user);
  if (existsSync(path.join(place, 'PG_VERSION'))) requireOurMajorVersion(place);
  else await initialise(place, password, binaries, user);
  return { path: realpathSync(place), password };
}

/** The cluster that is already there; null where there is none. */
export function existingDataDirectory(requested: string): DataDirectory | null {
  if (!existsSync(path.join(requested, 'PG_VERSION')) || !existsSync(passwordFile(requested))) return null;
  return { path: realpathSync(requested), password: readFileSync(passwordFile(requested), 'utf8') };
}

/** @throws PostgresFailure when the disk of `place` has less than so many megabytes left */
export function requireSpace(place: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(place);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes) throw diskFull(place, free);
}

export function passwordFile(requested: string): string {
  return `${path.resolve(requested)}.password`;
}

/** Beside the cluster, not in it: the server's own user need not read it. */
function readOrMakePassword(requested: string): string {
  const file = passwordFile(requested);
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file) && existsSync(path.join(requested, 'PG_VERSION'))) {
    throw new PostgresFailure(
      'EMBEDDED_POSTGRES.PASSWORD_MISSING',
      `${requested} holds a database, but ${file} with its password is gone.\nMaybe put the file back; or remove ${requested} to begin with an empty database.`,
      { dataDir: requested },
    );
  }
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

/**
 * Where the cluster can be: as requested, or behind a symlink there when the server's user cannot come to it (a
 * checkout under /root). Removing the symlink therefore means beginning anew.
 */
function placeOf(requested: string, user: ServerUser | null): string {
  const isThere = existsSync(path.join(requested, 'PG_VERSION'));
  if (isThere || isReachable(path.dirname(path.resolve(requested)), user)) return requested;
  const place = path.join(requireSharedPlace(), `data-${randomBytes(8).toString('hex')}`);
  mkdirSync(place, { mode: 0o700 });
  giveTo(user, place);
  removeEmpty(requested);
  symlinkSync(place, requested);
  return requested;
}

/** Removes a dangling symlink or an empty folder; anything else is somebody's and stays. */
function removeEmpty(place: string): void {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory()) rmdirSync(place);
  else rmSync(place, { force: true });
}

function requireOurMajorVersion(place: string): void {
  const version = readFileSync(path.join(place, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new PostgresFailure(
    'EMBEDDED_POSTGRES.OTHER_VERSION',
    `${place} was made by PostgreSQL ${version}; this Ronda brings ${MAJOR_VERSION}.\nMaybe export with the Ronda that made it (ronda backup) and import here, or name another data directory.`,
    { dataDir: place, version },
  );
}

/** Runs initdb beside the place and renames: what is there is always whole, and two may start at once. */
async function initialise(
  place: string,
  password: string,
  binaries: string,
  user: ServerUser | null,
): Promise<void> {
  const real = existsSync(place) ? realpathSync(place) : path.resolve(place);
  requireSpace(path.dirname(real), NEEDED_MEGABYTES);
  const unfinished = `${real}.${randomBytes(8).toString('hex')}`;
  const pwfile = `${unfinished}.pw`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  giveTo(user, unfinished);
  writeFileSync(pwfile, password, { mode: 0o600 });
  giveTo(user, pwfile);
  try {
    await initdb(unfinished, pwfile, binaries, user);
    renameSync(unfinished, real);
  } catch (error) {
    if (!existsSync(path.join(real, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(pwfile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function initdb(
  dataDir: string,
  pwfile: string,
  binaries: string,
  user: ServerUser | null,
): Promise<void> {
  const options = [
    ['--pgdata', dataDir],
    ['--username', SUPERUSER],
    ['--pwfile', pwfile],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale', 'C'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--no-sync', '--no-instructions'],
  ].flat();
  const program = path.join(binaries, 'initdb');
  await promisify(execFile)(program, options, asUser(user)).catch((error: unknown) => {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string } & Error;
    throw failureFromOutput(`${stdout}${stderr}` || message, dataDir, null);
  });
}

/** Process options that make a child run as the server's user, in a folder it can be in, with a bare environment. */
export function asUser(user: ServerUser | null): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: path.parse(process.cwd()).root, env, ...user };
}
