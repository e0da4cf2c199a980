import * as fc from 'fast-check';
import {
  aGathering,
  aProblem,
  someProblem,
  withMeeting,
  withoutBuffers,
  withoutNames,
  withParticipant,
} from '../../spec/problems';
import { allocate, type Problem } from '..';
import { evaluateSeating } from '../objective/evaluate';
import { PossibleSlots } from '../possible-slots';
import { ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';
import { boundsFor } from './bounds';
import { slotsNeeded } from './koenig';
import { boundWeight } from './placed-weight';

function boundsOf(problem: Problem, placedWeight?: number) {
  const index = new ProblemIndex(problem);
  const possible = new PossibleSlots(index);
  const weight = boundWeight(index, possible);
  return boundsFor(index, possible, weight, placedWeight ?? weight.value).bounds;
}

const schedule = (problem: Problem) => allocate(problem, { iterations: 5_000 }).schedule;

/** Every schedule there is, by trying every place for every meeting: the least breaks by placed weight. */
function enumerate(problem: Problem): Map<number, number> {
  const index = new ProblemIndex(problem);
  const seating = new Seating(index);
  const leastBreaks = new Map<number, number>();
  const visit = (meeting: number): void => {
    if (meeting === index.meetings.length) {
      const { weight, breaks } = evaluateSeating(seating);
      leastBreaks.set(weight, Math.min(breaks, leastBreaks.get(weight) ?? Infinity));
      return;
    }
    visit(meeting + 1);
    for (const slot of index.slots.keys())
      for (const table of index.tables.keys()) {
        const interpreter = index.languageGap(meeting) === null ? -1 : 0;
        const seat = { slot, table, interpreter };
        if (HARD_RULES.some((rule) => [...rule.against(seating, meeting, seat)].length > 0)) continue;
        seating.place(meeting, seat);
        visit(meeting + 1);
        seating.remove(meeting);
      }
  };
  visit(0);
  return leastBreaks;
}

const tiny = someProblem({ slots: 4, tables: 2, participants: 4, meetings: 4 }).map((problem) => ({
  ...withoutNames(problem),
  rules: {},
  published: {},
}));

describe('bounds', () => {
  it('are never passed by any schedule of problems small enough to try them all', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const all = enumerate(problem);
        expect(boundsOf(problem).weight).toBeGreaterThanOrEqual(Math.max(...all.keys()));
        for (const [weight, breaks] of all)
          expect(boundsOf(problem, weight).breaks).toBeLessThanOrEqual(breaks);
      }),
      { numRuns: 80, seed: 13 },
    );
  });

  it('leave the search nothing to win that it does not find on such problems', () => {
    fc.assert(
      fc.property(tiny.map(withoutBuffers), (problem) => {
        const best = Math.max(...enumerate(problem).keys());
        expect(schedule(problem).objective.weight).toBe(best);
      }),
      { numRuns: 40, seed: 14 },
    );
  });

  it('count the places that tables leave', () => {
    expect(boundsOf(aGathering()).weight).toBe(18 * 12);
  });

  it('count tables kind by kind, and interpreters', () => {
    const pairs = ['a-b', 'c-d', 'e-f'];
    const hybrid = {
      ...aProblem(pairs, 1, 3),
      tables: [{ id: 't1' }, { id: 't2' }, { id: 'v', kind: 'virtual' as const }],
    };
    const remote = ['a', 'c'].reduce<Problem>(
      (one, id) => withParticipant(one, id, { attends: 'remote' }),
      hybrid,
    );
    expect([boundsOf(hybrid).weight, boundsOf(remote).weight]).toEqual([2, 2]);
    const speaking = ['a', 'c', 'e'].reduce<Problem>(
      (one, id) => withParticipant(one, id, { languages: ['es'] }),
      ['b', 'd', 'f'].reduce<Problem>(
        (one, id) => withParticipant(one, id, { languages: ['it'] }),
        aProblem(pairs, 1, 3),
      ),
    );
    const interpreters = [{ id: 'i', languages: ['es', 'it'] }];
    expect([boundsOf(speaking).weight, boundsOf({ ...speaking, interpreters }).weight]).toEqual([0, 1]);
  });

  it('split the weight of a meeting between all who lack room for it', () => {
    // Each side of the star has two slots for three meetings; counted apart, each would seem to lose one half.
    const star = aProblem(['a-x', 'a-y', 'a-z', 'b-x', 'b-y', 'b-z', 'c-x', 'c-y', 'c-z'], 2, 9);
    expect(boundsOf(withMeeting(star, 'm1', { weight: 5 })).weight).toBe(10);
    expect(schedule(withMeeting(star, 'm1', { weight: 5 })).objective.weight).toBe(10);
  });

  it('count every slot of a long meeting, for people and for tables', () => {
    const long = withMeeting(aProblem(['a-b', 'a-c', 'd-e'], 3, 1), 'm1', { length: 2, weight: 2 });
    expect(boundsOf(long).weight).toBe(3);
    const busy = withMeeting(aProblem(['a-b', 'a-c'], 2, 2), 'm1', { length: 2, weight: 2 });
    expect(boundsOf(busy).weight).toBe(2);
    expect(schedule(busy)).toMatchObject({ status: 'optimal', objective: { weight: 2 } });
  });

  it('count the breaks that a fixed first and last meeting force', () => {
    const fixed = withMeeting(
      withMeeting(aProblem(['a-b', 'a-c'], 3, 1), 'm1', { fixed: { slot: 's1' } }),
      'm2',
      { fixed: { slot: 's3' } },
    );
    expect(boundsOf(fixed).breaks).toBe(1);
    expect(boundsOf(withMeeting(fixed, 'm2', { fixed: { slot: 's2' } })).breaks).toBe(0);
  });

  it('count the breaks that an unavailable slot in the middle forces, and none over night', () => {
    const hole = withParticipant(aProblem(['a-b', 'a-c'], 3, 1), 'a', { unavailable: ['s2'] });
    expect(boundsOf(hole).breaks).toBe(1);
    const days = hole.slots.map((slot, position) => ({ ...slot, day: position < 2 ? 'Friday' : 'Saturday' }));
    expect(boundsOf({ ...hole, slots: days }).breaks).toBe(0);
  });

  it('count published meetings whose table is gone', () => {
    const problem = {
      ...aProblem(['a-b', 'c-d'], 2, 1),
      published: { m1: { slot: 's1', table: 't9' }, m2: { slot: 's1', table: 't1' } },
    };
    expect(boundsOf(problem).moved).toBe(1);
  });
});

describe("Kőnig's argument", () => {
  it('gives the fewest slots in which everything fits, and the search finds such a schedule', () => {
    const problem = aGathering(100);
    const index = new ProblemIndex(problem);
    const needed = slotsNeeded(index, new PossibleSlots(index)) ?? 0;
    const exactly = aProblem(
      problem.meetings.map(({ participants }) => participants.join('-')),
      needed,
      12,
    );
    expect(needed).toBe(
      Math.max(...index.meetingsOf.map((meetings) => meetings.length), Math.ceil(100 / 12)),
    );
    expect(allocate(exactly, { iterations: 200_000 }).schedule.objective.placed).toBe(100);
  });

  it('is silent where somebody is restricted or two of one side meet', () => {
    const silent = (problem: Problem) =>
      slotsNeeded(new ProblemIndex(problem), new PossibleSlots(new ProblemIndex(problem)));
    expect(silent(aProblem(['a-b', 'c-d'], 2, 2))).toBe(1);
    expect(silent(aProblem(['a-b', 'b-c', 'a-c'], 3, 2))).toBeNull();
    expect(silent(withParticipant(aProblem(['a-b'], 2, 2), 'a', { unavailable: ['s1'] }))).toBeNull();
  });
});
