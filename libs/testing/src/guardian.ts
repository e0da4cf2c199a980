import { spawn, type ChildProcess } from 'node:child_process';

/** A process of its own, so it must do with what Node has. */
const PROGRAM = `
const fs = require('node:fs');
const [pidFile, ...leftovers] = process.argv.slice(1);
process.stdin.resume().on('close', () => {
  try {
    process.kill(Number(fs.readFileSync(pidFile, 'utf8').split('\\n')[0]), 'SIGQUIT');
  } catch {
    // It was stopped in good order.
  }
  for (const file of leftovers) fs.rmSync(file, { recursive: true, force: true, maxRetries: 50 });
});`;

/**
 * Starts a process that outlives us by a moment: when we are gone, however we ended, it stops the server of the pid
 * file and removes what it leaves. So an interrupted test run leaves nothing behind.
 */
export function appointGuardian(pidFile: string, leftovers: readonly string[]): ChildProcess {
  const guardian = spawn(process.execPath, ['-e', PROGRAM, pidFile, ...leftovers], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  // A pipe is a socket to Node; it would keep us from ending.
  (guardian.stdin as unknown as { unref(): void }).unref();
  return guardian;
}
