import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What a running server writes into its data directory (PostgreSQL manual, "Database File Layout"). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** The server that runs in this data directory; null when there is none. */
export function runningPostmaster(dataDir: string): Postmaster | null {
  const written = readPostmasterFile(dataDir);
  return written !== null && isPostmasterOf(dataDir, written.pid) ? written : null;
}

/**
 * Removes the note of a server that is gone. PostgreSQL does so itself unless the number was given to another
 * process since, as happens in containers, where numbers begin anew; then it would refuse to start.
 */
export function forgetDeadPostmaster(dataDir: string): void {
  const written = readPostmasterFile(dataDir);
  if (written !== null && !isPostmasterOf(dataDir, written.pid)) rmSync(pidFile(dataDir), { force: true });
}

function readPostmasterFile(dataDir: string): Postmaster | null {
  if (!existsSync(pidFile(dataDir))) return null;
  const lines = readFileSync(pidFile(dataDir), 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid');
}

/** Whether that process is a server of this very directory: its command line names it. */
function isPostmasterOf(dataDir: string, pid: number): boolean {
  return commandLine(pid).includes(dataDir);
}

function commandLine(pid: number): string {
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(proc) ? readFileSync(proc, 'utf8') : '';
  if (process.platform === 'win32') return windowsCommandLine(pid);
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
}

function windowsCommandLine(pid: number): string {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return spawnSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' }).stdout;
}
