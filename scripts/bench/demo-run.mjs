import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../ensure.mjs';

/** A data folder that is gone afterwards. */
export async function withData(work) {
  const data = mkdtempSync(path.join(tmpdir(), 'ronda-bench-'));
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Plays a demo to its end: how long it took, and its summary. */
export async function playOnce(data, preset, { cwd = root, env = process.env } = {}) {
  const startedAt = performance.now();
  const args = ['scripts/demo.mjs', '--once', '--data', data, '--preset', preset];
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The demo of ${preset} ended with ${code}:\n${said}`);
  const summary = JSON.parse(readFileSync(path.join(data, 'summary.json'), 'utf8'));
  return { seconds: (performance.now() - startedAt) / 1000, summary };
}

/** Starts a demo that goes on serving; resolves when it is finished, with its address. */
export async function serve(data, preset) {
  const args = ['scripts/demo.mjs', '--data', data, '--preset', preset];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /^Open (\S+)/m.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('close', (code) => reject(new Error(`The demo ended with ${code}.`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

export const seconds = (value) => `${value.toFixed(1)} s`;
