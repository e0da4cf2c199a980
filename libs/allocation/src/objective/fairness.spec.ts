import * as fc from 'fast-check';
import { aProblem, placed, someProblem } from '../../spec/problems';
import { allocate, evaluate, fairnessOf, verify, type Problem } from '..';

describe('fairness', () => {
  const problem: Problem = {
    ...aProblem(['a-x', 'a-y', 'b-x', 'b-y'], 4, 2),
    participants: [
      { id: 'a', region: 'EU' },
      { id: 'b', region: 'EU' },
      { id: 'x', region: 'LAC' },
      { id: 'y', region: 'LAC' },
      { id: 'idle', region: 'LAC' },
    ],
  };

  it('is told for each participant, region and size, with whoever is served worst', () => {
    const { participants, regions, sizes } = fairnessOf(problem, placed('m1 s1 t1', 'm2 s4 t1', 'm3 s2 t1'));
    expect(participants).toEqual([
      { participant: 'a', wanted: 2, placed: 2, breaks: 1, idleSlots: 2 },
      { participant: 'b', wanted: 2, placed: 1, breaks: 0, idleSlots: 0 },
      { participant: 'x', wanted: 2, placed: 2, breaks: 0, idleSlots: 0 },
      { participant: 'y', wanted: 2, placed: 1, breaks: 0, idleSlots: 0 },
    ]);
    expect(regions).toEqual([
      { group: 'EU', participants: 2, wanted: 4, placed: 3, breaks: 1, idleSlots: 2, worst: 'b' },
      { group: 'LAC', participants: 2, wanted: 4, placed: 3, breaks: 0, idleSlots: 0, worst: 'y' },
    ]);
    expect(sizes.map(({ group, participants: count }) => [group, count])).toEqual([['1-4', 4]]);
  });

  it('adds up to the objective', () => {
    fc.assert(
      fc.property(someProblem(), (drawn) => {
        const { assignments } = allocate({ ...drawn, rules: {} }, { iterations: 200 }).schedule;
        const { breaks, idleSlots, placed: held } = evaluate(drawn, assignments);
        const report = fairnessOf(drawn, assignments);
        for (const part of [report.participants, report.regions, report.sizes]) {
          const total = (figure: 'placed' | 'breaks' | 'idleSlots') =>
            part.reduce((sum, one) => sum + one[figure], 0);
          expect([total('placed'), total('breaks'), total('idleSlots')]).toEqual([
            2 * held,
            breaks,
            idleSlots,
          ]);
        }
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('is kept by the search where the rules limit the difference of breaks, without leaving anybody out', () => {
    const spread = aProblem(
      Array.from({ length: 60 }, (_, i) => `e${(i * 7) % 15}-l${(i * 5 + Math.floor(i / 15)) % 12}`),
      12,
      7,
    );
    for (const maxBreakDifference of [0, 1]) {
      const strict: Problem = { ...spread, rules: { maxBreakDifference } };
      const { schedule } = allocate(strict, { iterations: 60_000, seed: 2 });
      expect(verify(strict, schedule).violations).toEqual([]);
      expect(schedule.objective.maxBreakDifference).toBeLessThanOrEqual(maxBreakDifference);
      expect(schedule.objective.placed).toBe(60);
    }
  });
});
