import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../ensure.mjs';
import { playOnce, withData } from './demo-run.mjs';

const SECONDS = 2;

/** The problem of the demo, solved by the command within the time that is allowed. */
export function allocation() {
  return withData(async (data) => {
    await playOnce(data, 'milan-clusters');
    const out = path.join(data, 'bench-schedule.json');
    const program = path.join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
    const problem = path.join(data, 'problem.json');
    const args = ['allocate', problem, '--time', String(SECONDS), '--seed', '1', '--out', out, '--quiet'];
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    if (status !== 0 || !existsSync(out)) throw new Error(`ronda allocate ended with ${status}: ${stderr}`);
    const { objective, bounds, search } = JSON.parse(readFileSync(out, 'utf8'));
    return [
      {
        what: '`milan-clusters` allocation',
        value: `${objective.placed} placed, weight ${objective.weight} of at most ${bounds.weight} (gap ${bounds.weight - objective.weight}) in ${(search.elapsedMs / 1000).toFixed(1)} s`,
        goal: `gap 0 within ${SECONDS} s`,
      },
    ];
  });
}
