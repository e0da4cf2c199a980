import { presetProblem } from '../../benchmarks/preset-problem';
import { quickSchedule, tryEveryRepair } from './repairs';

describe('every repair that is proposed places its meeting and loses no other', () => {
  it.each(['milan-clusters', 'hybrid'] as const)('on %s', (name) => {
    const problem = presetProblem(name);
    const { meetings, repairs } = tryEveryRepair(problem, quickSchedule(problem));
    expect(repairs).toBeGreaterThanOrEqual(meetings);
  });
});
