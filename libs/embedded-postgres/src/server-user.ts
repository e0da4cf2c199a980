import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PostgresFailure } from './postgres-failure';

/** The operating-system user the server runs as; null when it is the user who runs us. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** What root's servers and their data are kept in when the checkout is closed to the server's user. */
export const SHARED_PLACE = '/var/lib/ronda';

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new PostgresFailure(
    'EMBEDDED_POSTGRES.NO_SERVER_USER',
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".\nMaybe run the command as an ordinary user.',
  );
}

/** Whether the server's user can walk down to this existing file or folder. */
export function isReachable(target: string, user: ServerUser | null): boolean {
  if (user === null) return true;
  for (let place = path.resolve(target); ; place = path.dirname(place)) {
    const { mode, uid } = statSync(place);
    const mayEnter = (mode & 0o001) !== 0 || (uid === user.uid && (mode & 0o100) !== 0);
    if (!mayEnter) return false;
    if (place === path.dirname(place)) return true;
  }
}

/**
 * A folder in `SHARED_PLACE`, which root alone can write: nobody else may put binaries there that we would run.
 * @throws PostgresFailure when the place belongs to somebody else
 */
export function requireSharedPlace(place = SHARED_PLACE): string {
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const found = lstatSync(place);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new PostgresFailure(
      'EMBEDDED_POSTGRES.FOREIGN_DIRECTORY',
      `${place} must be a folder of root that only root can write, because the database server is run from it.\nMaybe somebody else made it: look what it holds, then remove it or change its owner.`,
      { place },
    );
  }
  return place;
}

/** Gives a file or folder to the server's user. */
export function giveTo(user: ServerUser | null, place: string): void {
  if (user !== null) chownSync(place, user.uid, user.gid);
}
