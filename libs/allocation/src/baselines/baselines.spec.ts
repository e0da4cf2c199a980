import * as fc from 'fast-check';
import { aGathering, aProblem, someProblem, withMeeting } from '../../spec/problems';
import {
  applyChanges,
  brokenRules,
  BASELINES,
  compareWithBaselines,
  type Assignment,
  type Problem,
} from '..';

const named = (name: string) => BASELINES.find((one) => one.name.startsWith(name))!;
const slots = (assignments: readonly Assignment[]) =>
  assignments.map(({ meeting, slot, table }) => `${meeting} ${slot} ${table}`);

describe('baselines', () => {
  it.each(BASELINES.map((one) => [one.name, one] as const))('%s keeps every hard rule', (_, baseline) => {
    fc.assert(
      fc.property(someProblem(), (problem) => {
        const before = baseline.allocate(problem, 3);
        expect(brokenRules(problem, before)).toEqual([]);
        const changed = applyChanges(problem, [{ kind: 'participant-away', participant: 'p1' }]);
        expect(brokenRules(changed, baseline.reallocate(changed, before, 3))).toEqual([]);
      }),
      { numRuns: 15, seed: 13 },
    );
  });

  it('follow their rules', () => {
    const problem = aProblem(['c-d', 'a-d', 'a-b'], 3, 1);
    expect(slots(named('first free').allocate(problem, 1))).toEqual(['m1 s1 t1', 'm2 s2 t1', 'm3 s3 t1']);
    // a comes first and takes b, then b has nothing new, c takes d; in the second round a takes d.
    expect(slots(named('alphabetical').allocate(problem, 1))).toEqual(['m1 s2 t1', 'm2 s3 t1', 'm3 s1 t1']);
    const weighty = withMeeting(problem, 'm3', { weight: 4 });
    for (const name of ['random', 'two runs'])
      expect(slots(named(name).allocate(weighty, 1))).toContain('m3 s1 t1');
  });

  it('keep what was confirmed after a change only where the rule says so', () => {
    const problem = aProblem(['a-b', 'c-d', 'e-f'], 4, 1);
    const before = named('two runs').allocate(problem, 1);
    const changed = applyChanges(problem, [{ kind: 'meeting-withdrawn', meeting: 'm1' }]);
    expect(slots(named('two runs').reallocate(changed, before, 1))).toEqual(['m2 s2 t1', 'm3 s3 t1']);
    expect(slots(named('first free').reallocate(changed, before, 1))).toEqual(['m2 s1 t1', 'm3 s2 t1']);
  });

  it('place no more, break more and move more than Ronda does', () => {
    const [ronda, ...others] = compareWithBaselines(aGathering(), { iterations: 10_000 });
    expect(ronda).toMatchObject({ name: 'Ronda', movedNeedlessly: 0 });
    expect(others).toHaveLength(4);
    for (const other of others) {
      expect(other.placed).toBeLessThan(ronda?.placed ?? 0);
      expect(other.breaks).toBeGreaterThan(ronda?.breaks ?? 0);
      expect(other.movedNeedlessly).toBeGreaterThanOrEqual(0);
    }
  });

  it('give the worst-served participant and the regions as shares', () => {
    const problem: Problem = {
      ...aProblem(['a-b', 'a-c'], 1, 1),
      participants: [
        { id: 'a', region: 'EU' },
        { id: 'b', region: 'LAC' },
        { id: 'c', region: 'LAC' },
      ],
    };
    const [, , , firstFree] = compareWithBaselines(problem, { iterations: 100 });
    expect(firstFree).toMatchObject({ placed: 1, worstShare: 0, regionalDifference: 0 });
  });
});
