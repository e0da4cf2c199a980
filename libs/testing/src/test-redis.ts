import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import { appointGuardian } from './guardian';

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether there is a `redis-server` on the path: ask before `describe`, so that the skip is seen in the report. */
export function isRedisInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/**
 * `describe` when Redis is installed; otherwise the suite is reported as skipped.
 * @example describeWithRedis('the queue on Redis', () => { … });
 */
export function describeWithRedis(name: string, suite: () => void): void {
  if (isRedisInstalled()) describe(name, suite);
  else describe.skip(`${name} (skipped: no redis-server on the path)`, suite);
}

/**
 * A Redis of this test file's own on a free port, as production runs it: append-only and never evicting.
 * @throws Error when the server ends before it listens
 */
export async function startRedis(): Promise<TestRedis> {
  const port = await findFreePort();
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-redis-'));
  const pidFile = path.join(place, 'redis.pid');
  const settings = [
    '--pidfile',
    pidFile,
    '--bind',
    '127.0.0.1',
    '--dir',
    place,
    '--appendonly',
    'yes',
    '--maxmemory-policy',
    'noeviction',
  ];
  const server = spawn('redis-server', ['--port', String(port), '--save', '', ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => {
      reject(new Error(`redis-server ended before it was ready:\n${said}`));
    });
  });
  appointGuardian(pidFile, [place]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      // Asked politely it may refuse, while it writes the first append-only file; what it holds is not needed any more.
      server.kill('SIGKILL');
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}
