import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDzn } from '@ronda/allocation';
import { PRESET_NAMES } from '@ronda/presets';
import { presetProblem } from '../../benchmarks/preset-problem';
import { quickSchedule, tryEveryRepair } from '../../integration/allocation/repairs';

/** The published instances, which are no part of this project. */
const folder = process.env.B2BSOP_DIR ?? '';
const instances = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.dzn')) : [];

describe('every repair that is proposed places its meeting and loses no other', () => {
  it.each(PRESET_NAMES)('on %s', (name) => {
    const problem = presetProblem(name);
    const { meetings, repairs } = tryEveryRepair(problem, quickSchedule(problem));
    expect(repairs).toBeGreaterThanOrEqual(meetings);
  });

  (instances.length > 0 ? it : it.skip)('on every published instance that cannot be placed wholly', () => {
    let infeasible = 0;
    for (const name of instances) {
      const problem = importDzn(readFileSync(join(folder, name), 'utf8'), name);
      const schedule = quickSchedule(problem);
      if (schedule.status === 'infeasible') infeasible += 1;
      if (schedule.unplaced.length > 0) tryEveryRepair(problem, schedule);
    }
    expect(infeasible).toBeGreaterThan(0);
  });
});
