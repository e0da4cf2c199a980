import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../ensure.mjs';
import { playOnce, seconds } from './demo-run.mjs';

/** Clones what is committed, installs, builds and plays, as somebody who sees Ronda for the first time. */
export async function bareClone() {
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-bench-clone-'));
  try {
    const clone = path.join(place, 'ronda');
    const { status, stderr } = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`git clone failed: ${stderr}`);
    const run = await playOnce(path.join(clone, '.data', 'demo'), 'milan-clusters', { cwd: clone });
    return [{ what: 'Bare clone to a finished demo', value: seconds(run.seconds), goal: 'below 60 s' }];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
