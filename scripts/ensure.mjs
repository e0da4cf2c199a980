/**
 * Makes a bare clone ready: checks Node, and installs the locked packages when they are missing or stale.
 * Uses Node's own modules only, because nothing else is there yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** An error whose text is for people; the stack would not help them. */
export class SetupFailure extends Error {}

/** Installs what the lock file says, unless that was done already. Two at once: the second waits. */
export async function ensure(folder = root) {
  requireNode(process.versions.node);
  if (isInstalled(folder)) return;
  requireWritable(folder);
  const release = await takeLock(path.join(folder, '.cache', 'install.lock'));
  try {
    if (!isInstalled(folder)) install(folder);
  } finally {
    release();
  }
}

/** @throws SetupFailure below Node 20.19, the first 20 whose `require` loads ES modules */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupFailure(
    `Ronda needs Node 20.19 or newer; this is ${version}.\nMaybe install the current Node and try again.`,
  );
}

/** Whether the packages in node_modules are those of the lock file, for this platform and Node. */
export function isInstalled(folder) {
  if (readIfThere(stampFile(folder)) === stampOf(folder)) return true;
  if (!isSameAsLock(folder)) return false;
  writeStamp(folder);
  return true;
}

function install(folder) {
  console.error('Installing packages (npm ci) …');
  const startedAt = performance.now();
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = runNpm(options, folder);
  if (status !== 0) {
    throw new SetupFailure(
      `npm ci failed${error ? ` (${error.message})` : ''}; its message is above.\nMaybe there is no network, or the registry does not answer; try again.`,
    );
  }
  writeStamp(folder);
  console.error(`Packages installed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** The npm that runs us, where one does; otherwise the one on the path. */
function runNpm(options, cwd) {
  // Without it a production environment would leave out what builds and tests.
  const env = { ...process.env, NODE_ENV: undefined };
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) {
    return spawnSync(process.execPath, [npm, ...options], { cwd, env, stdio: 'inherit' });
  }
  return spawnSync('npm', options, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Packages that somebody installed with npm by hand are as good: npm writes down what it placed. */
function isSameAsLock(folder) {
  const placed = readIfThere(path.join(folder, 'node_modules', '.package-lock.json'));
  if (placed === null) return false;
  const here = JSON.parse(placed).packages;
  const locked = JSON.parse(readFileSync(lockFile(folder), 'utf8')).packages;
  return Object.entries(locked).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true;
    // Optional packages are those of other platforms: absent here by right.
    const isThere = here[place] !== undefined && existsSync(path.join(folder, place));
    return isThere ? here[place].version === wanted.version : wanted.optional === true;
  });
}

function stampOf(folder) {
  const [major] = process.versions.node.split('.');
  return createHash('sha256')
    .update(readFileSync(lockFile(folder)))
    .update(`${process.platform} ${process.arch} ${major}`)
    .digest('hex');
}

const lockFile = (folder) => path.join(folder, 'package-lock.json');
const stampFile = (folder) => path.join(folder, 'node_modules', '.install-stamp');

function writeStamp(folder) {
  try {
    writeFileSync(stampFile(folder), stampOf(folder));
  } catch (error) {
    // Somebody else's checkout that we may only read: it is looked through again the next time.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new SetupFailure(
      `The packages must be installed, and you may not write in ${folder}.\nMaybe run it as the owner of the folder, or clone Ronda into a folder of yours.`,
    );
  }
}

/** Takes the lock, waiting for a living holder; what a dead one left is removed. */
async function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let hasTold = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readIfThere(file));
    // 0: taken and not yet written, or just released.
    if (holder !== 0 && !isAlive(holder)) rmSync(file, { force: true });
    else {
      if (!hasTold) console.error('Another process installs packages; waiting for it …');
      hasTold = true;
      await pause(200);
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Runs a script's main part; a failure that is meant for people is printed without its stack. */
export async function main(part) {
  try {
    await part();
  } catch (error) {
    console.error(error instanceof SetupFailure ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(() => ensure());
