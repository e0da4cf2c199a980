import * as fc from 'fast-check';
import {
  aProblem,
  someProblem,
  withMeeting,
  withoutBuffers,
  withoutNames,
  withShortMeetings,
} from '../../spec/problems';
import { boundWeight } from '../bounds/placed-weight';
import { evaluateSeating } from '../objective/evaluate';
import { PossibleSlots } from '../possible-slots';
import type { Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';
import type { Objective } from '../schedule';
import { improveExactly, type ExactBudget } from './improve';

function improve(problem: Problem, incumbent?: ArrayLike<number>, budget: ExactBudget = { conflicts: 1e6 }) {
  const index = new ProblemIndex(problem);
  const possible = new PossibleSlots(index);
  const nothing = index.meetings.map(() => -1);
  return improveExactly(index, possible, incumbent ?? nothing, boundWeight(index, possible).value, budget);
}

/** The objectives of every schedule there is, by trying every place for every meeting. */
function everySchedule(problem: Problem): Objective[] {
  const index = new ProblemIndex(problem);
  const seating = new Seating(index);
  const found: Objective[] = [];
  const visit = (meeting: number): void => {
    if (meeting === index.meetings.length) {
      found.push(evaluateSeating(seating));
      return;
    }
    visit(meeting + 1);
    for (const slot of index.slots.keys())
      for (const table of index.tables.keys()) {
        const seat = { slot, table, interpreter: index.languageGap(meeting) === null ? -1 : 0 };
        if (HARD_RULES.some((rule) => [...rule.against(seating, meeting, seat)].length > 0)) continue;
        seating.place(meeting, seat);
        visit(meeting + 1);
        seating.remove(meeting);
      }
  };
  visit(0);
  const { maxBreakDifference = Infinity } = problem.rules ?? {};
  return found.filter((objective) => objective.maxBreakDifference <= maxBreakDifference);
}

const tiny = someProblem({ slots: 4, tables: 2, participants: 4, meetings: 4 }).map((problem) => ({
  ...withoutBuffers(withShortMeetings(withoutNames(problem))),
  published: {},
}));

const most = (numbers: readonly number[]) => Math.max(...numbers);
const least = (numbers: readonly number[]) => Math.min(...numbers);

describe('improveExactly', () => {
  it('finds the most weight and then the fewest breaks, on problems small enough to try everything', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const all = everySchedule(problem);
        const weight = most(all.map((one) => one.weight));
        const breaks = least(all.filter((one) => one.weight === weight).map((one) => one.breaks));
        const { slots } = improve(problem);
        const held = problem.meetings.filter((_, meeting) => (slots[meeting] ?? -1) >= 0);
        expect(held.reduce((sum, one) => sum + (one.weight ?? 1), 0)).toBe(weight);
        const proved = improve(problem, slots);
        expect(proved.slots).toEqual(slots);
        expect(proved.breaks ?? breaks).toBe(breaks);
        expect(proved.weight ?? weight).toBe(weight);
      }),
      { numRuns: 120, seed: 21 },
    );
  });

  it('proves that not everything can be placed exactly when it cannot', () => {
    fc.assert(
      fc.property(tiny, (drawn) => {
        const problem = { ...drawn, rules: { ...drawn.rules, mustPlaceAll: true } };
        const canBe = everySchedule(problem).some((one) => one.placed === problem.meetings.length);
        const { slots, weight } = improve(problem);
        const total = problem.meetings.reduce((sum, one) => sum + (one.weight ?? 1), 0);
        const index = new ProblemIndex(problem);
        const counted = boundWeight(index, new PossibleSlots(index)).value;
        if (canBe) expect(slots).not.toContain(-1);
        else expect(weight ?? counted).toBeLessThan(total);
      }),
      { numRuns: 80, seed: 22 },
    );
  });

  it('places two triangles in two slots in no case, though counting sees nothing wrong', () => {
    const triangles = aProblem(['a-b', 'b-c', 'a-c', 'd-e', 'e-f', 'd-f'], 2, 9);
    expect(improve({ ...triangles, rules: { mustPlaceAll: true } }).weight).toBe(5);
    expect(improve(triangles).weight).toBe(4);
  });

  it('keeps out of what it does not model, and says why', () => {
    const moved = { ...aProblem(['a-b'], 2, 1), published: { m1: { slot: 's1', table: 't1' } } };
    const { unsupported, slots } = improve(moved);
    expect(unsupported).toContain('moved');
    expect([...slots]).toEqual([-1]);
    const long = withMeeting(aProblem(['a-b'], 2, 1), 'm1', { length: 2 });
    expect(improve(long).unsupported).toContain('several');
    const resting = { ...aProblem(['a-b'], 2, 1), rules: { buffer: { slots: 1 } } };
    expect(improve(resting).unsupported).toContain('time');
  });

  it('gives back the incumbent when it may not search', () => {
    const problem = aProblem(['a-b', 'a-c'], 3, 1);
    expect(improve(problem, [0, 2], { conflicts: 0 })).toMatchObject({ conflicts: 0, breaks: null });
    expect([...improve(problem, [0, 2]).slots]).not.toEqual([0, 2]);
  });
});
