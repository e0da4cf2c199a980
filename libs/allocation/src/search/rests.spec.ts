import * as fc from 'fast-check';
import { aGathering, aProblem, someProblem, withMeeting, withoutNames } from '../../spec/problems';
import { allocate, verify, type Problem } from '..';
import { ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';

/** The most weight there is, by trying every place for every meeting. */
function mostWeight(problem: Problem): number {
  const index = new ProblemIndex(problem);
  const seating = new Seating(index);
  const visit = (meeting: number): number => {
    if (meeting === index.meetings.length) return 0;
    let most = visit(meeting + 1);
    for (const slot of index.slots.keys())
      for (const table of index.tables.keys()) {
        const seat = { slot, table, interpreter: index.languageGap(meeting) === null ? -1 : 0 };
        if (HARD_RULES.some((rule) => [...rule.against(seating, meeting, seat)].length > 0)) continue;
        seating.place(meeting, seat);
        most = Math.max(most, index.weight(meeting) + visit(meeting + 1));
        seating.remove(meeting);
      }
    return most;
  };
  return visit(0);
}

describe('time between meetings', () => {
  it('is kept by every schedule; the bound is never below the best, and the search seldom', () => {
    const buffers = [{ slots: 1 }, { slots: 2 }, { slots: 1, between: 'meetings' as const }];
    const resting = fc
      .tuple(someProblem({ slots: 4, tables: 2, participants: 4, meetings: 4 }), fc.constantFrom(...buffers))
      .map(([problem, buffer]) => ({ ...withoutNames(problem), rules: { buffer }, published: {} }));
    let [found, possible] = [0, 0];
    fc.assert(
      fc.property(resting, (problem) => {
        const { schedule } = allocate(problem, { iterations: 2_000 });
        expect(verify(problem, schedule).violations).toEqual([]);
        const most = mostWeight(problem);
        expect(schedule.bounds.weight).toBeGreaterThanOrEqual(most);
        found += schedule.objective.weight;
        possible += most;
      }),
      { numRuns: 60, seed: 31 },
    );
    expect(found).toBeLessThanOrEqual(possible);
    expect(found).toBeGreaterThan(0.97 * possible);
  });

  it('costs those nothing who have a table of their own', () => {
    // Two hosts for three slots; the guests have a slot to move in.
    const pairs = ['a-x', 'a-y', 'a-z', 'b-x', 'b-y'];
    const problem = { ...aProblem(pairs, 5, 2), rules: { buffer: { slots: 1 } } };
    const { schedule } = allocate(problem, { iterations: 5_000 });
    expect(schedule).toMatchObject({ status: 'feasible', objective: { placed: 5 } });
    expect(verify(problem, schedule).isValid).toBe(true);
  });

  it('is no obstacle at a single table', () => {
    const problem = { ...aProblem(['a-b', 'a-c', 'a-d'], 3, 1), rules: { buffer: { slots: 1 } } };
    expect(allocate(problem, { iterations: 500 }).schedule.objective.placed).toBe(3);
  });

  it('leaves a published schedule that keeps it where it is', () => {
    const problem = { ...aGathering(120, 18, 14), rules: { buffer: { slots: 1 } } };
    const { assignments } = allocate(problem, { iterations: 20_000 }).schedule;
    const published = Object.fromEntries(assignments.map(({ meeting, ...place }) => [meeting, place]));
    const again = allocate({ ...problem, published }, { iterations: 1_000, start: assignments });
    expect(again.schedule.objective).toMatchObject({ moved: 0, placed: assignments.length });
  });

  it('counts from the end of a long meeting', () => {
    const pairs = ['a-b', 'a-c'];
    const long = withMeeting(aProblem(pairs, 4, 2), 'm1', { length: 2 });
    const problem = { ...long, rules: { buffer: { slots: 1, between: 'meetings' as const } } };
    const { schedule } = allocate(problem, { iterations: 500 });
    expect(schedule.objective).toMatchObject({ placed: 2, idleSlots: 1 });
    const slots = problem.slots.slice(0, 3);
    expect(allocate({ ...problem, slots }, { iterations: 500 }).schedule.objective.placed).toBe(1);
  });
});
