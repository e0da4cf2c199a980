import * as fc from 'fast-check';
import { aProblem, numbered, placed, withMeeting, withParticipant } from '../../spec/problems';
import {
  allocate,
  applyRepair,
  brokenRules,
  verify,
  type Assignment,
  type Attendance,
  type Problem,
} from '..';
import { whyNotExact } from '../exact/coverage';
import { PossibleSlots } from '../possible-slots';
import { ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';

/** The most weight that can be placed, by trying every place and all who could attend. */
function mostWeight(problem: Problem): number {
  const index = new ProblemIndex(problem);
  const seating = new Seating(index);
  const visit = (meeting: number): number => {
    if (meeting === index.meetings.length) return 0;
    let most = visit(meeting + 1);
    for (const slot of index.slots.keys())
      for (const table of index.tables.keys())
        for (const delegates of choices(index.attendance[meeting] ?? [])) {
          const seat = { slot, table, interpreter: -1, delegates };
          if (HARD_RULES.some((rule) => [...rule.against(seating, meeting, seat)].length > 0)) continue;
          seating.place(meeting, seat);
          most = Math.max(most, index.weight(meeting) + visit(meeting + 1));
          seating.remove(meeting);
        }
    return most;
  };
  return visit(0);
}

const choices = (sets: readonly (readonly number[])[]): number[][] =>
  sets.reduce<number[][]>((lists, set) => lists.flatMap((list) => set.map((one) => [...list, one])), [[]]);

/** Delegations of three and two against single parties. */
const drawn = fc
  .record({
    slots: fc.integer({ min: 1, max: 2 }),
    tables: fc.integer({ min: 1, max: 3 }),
    meetings: fc.array(
      fc.record({
        pair: fc.constantFrom('a-x', 'a-y', 'a-z', 'b-x', 'b-y', 'a-b'),
        asked: fc.option(
          fc.record({ isAll: fc.boolean(), who: fc.subarray(['a1', 'a2', 'a3'], { minLength: 1 }) }),
        ),
        askedOfB: fc.option(fc.constantFrom<Attendance>({ allOf: ['b1', 'b2'] }, { anyOf: ['b2'] })),
        weight: fc.integer({ min: 1, max: 3 }),
        length: fc.constantFrom(1, 1, 1, 2),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    away: fc.subarray(['a1', 'a2', 'b1']),
    hasLengths: fc.constantFrom(false, false, true),
  })
  .map(({ slots, tables, meetings, away, hasLengths }): Problem => {
    const start = aProblem(['a-x', 'b-y', 'a-z'], slots, tables);
    const delegate = (id: string) => (away.includes(id) ? { id, unavailable: ['s1'] } : { id });
    return {
      ...start,
      participants: start.participants.map((one) => ({
        ...one,
        ...(one.id === 'a' && { namedDelegates: ['a1', 'a2', 'a3'].map(delegate) }),
        ...(one.id === 'b' && { namedDelegates: ['b1', 'b2'].map(delegate) }),
      })),
      meetings: meetings.map(({ pair, asked, askedOfB, weight, length }, position) => {
        const [first = '', second = ''] = pair.split('-');
        return {
          id: `m${position + 1}`,
          participants: [first, second] as const,
          weight,
          ...(hasLengths && { length }),
          delegates: {
            ...(asked && first === 'a' && { a: asked.isAll ? { allOf: asked.who } : { anyOf: asked.who } }),
            ...(askedOfB && pair.includes('b') && { b: askedOfB }),
          },
        };
      }),
    };
  });

const schedule = (problem: Problem) => allocate(problem, { iterations: 4_000 }).schedule;

/** `a` sends two people to three parties. */
const delegation: Problem = withParticipant(aProblem(['a-x', 'a-y', 'a-z'], 2, 3), 'a', {
  namedDelegates: [{ id: 'kim' }, { id: 'lee' }],
});

describe('named delegates', () => {
  it('are matched to as many meetings as trying everything finds, and no bound is lower', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const most = mostWeight(problem);
        const found = schedule(problem);
        expect(verify(problem, found).violations).toEqual([]);
        expect(found.objective.weight).toBe(most);
        expect(found.bounds.weight).toBeGreaterThanOrEqual(most);
      }),
      { numRuns: 150, seed: 21 },
    );
  });

  it('come with repairs that work where a meeting has no place', () => {
    fc.assert(
      fc.property(drawn, (problem) => {
        const { assignments, unplaced } = schedule(problem);
        for (const { meeting, causes, repairs } of unplaced) {
          expect([causes.length > 0, repairs.length > 0]).toEqual([true, true]);
          for (const repair of repairs) {
            const after = applyRepair(problem, assignments, meeting, repair);
            expect(brokenRules(after.problem, after.assignments)).toEqual([]);
            expect(after.assignments).toContainEqual({ meeting, ...repair.placement });
          }
        }
      }),
      { numRuns: 100, seed: 22 },
    );
  });

  it('attend one of some or all of some, and the schedule says who', () => {
    const asked = withMeeting(
      withMeeting(delegation, 'm1', { delegates: { a: { allOf: ['kim', 'lee'] } } }),
      'm2',
      {
        delegates: { a: { anyOf: ['lee'] } },
      },
    );
    const who = Object.fromEntries(
      schedule(asked).assignments.map(({ meeting, delegates }) => [meeting, delegates]),
    );
    expect(who).toEqual({ m1: ['kim', 'lee'], m2: ['lee'], m3: ['kim'] });
  });

  it('are not asked for more than a person can attend, and the bound knows', () => {
    const all = ['m1', 'm2', 'm3'].reduce(
      (problem, id) => withMeeting(problem, id, { delegates: { a: { anyOf: ['lee'] } } }),
      delegation,
    );
    const { objective, bounds, status } = schedule(all);
    expect([objective.placed, bounds.weight, status]).toEqual([2, 2, 'optimal']);
  });

  it('are kept as long as a meeting takes', () => {
    const start: Problem = { ...delegation, slots: numbered('s', 3) };
    const long = ['m1', 'm2', 'm3'].reduce(
      (problem, id) => withMeeting(problem, id, { length: id === 'm3' ? 1 : 2 }),
      start,
    );
    const found = schedule(long);
    expect([verify(long, found).violations, found.objective.placed]).toEqual([[], 3]);
  });

  it('are refused by the exact engine, in words', () => {
    const index = new ProblemIndex(delegation);
    expect(whyNotExact(index, new PossibleSlots(index))).toMatch(/which delegate attends/);
  });
});

describe('a schedule with named delegates', () => {
  const asked = withMeeting(delegation, 'm1', { delegates: { a: { anyOf: ['kim'] } } });
  const attended = (text: string, ...delegates: string[]): Assignment[] =>
    placed(text).map((one) => ({ ...one, delegates }));
  const kinds = (problem: Problem, ...assignments: Assignment[]) =>
    brokenRules(problem, assignments).map(({ kind }) => kind);

  it.each<[string, string[], Assignment[]]>([
    ['nobody attends', ['delegate-missing'], placed('m1 s1 t1')],
    ['somebody else attends', ['delegate-missing', 'delegate-unasked'], attended('m1 s1 t1', 'lee')],
    ['two attend where one is asked for', ['delegate-unasked'], attended('m2 s1 t1', 'kim', 'lee')],
    ['somebody is away', ['delegate-unavailable'], attended('m1 s2 t1', 'kim')],
    [
      'somebody is in two meetings',
      ['delegate-busy', 'delegate-busy'],
      [...attended('m1 s1 t1', 'kim'), ...attended('m2 s1 t2', 'kim')],
    ],
    ['somebody is not known', ['unknown-id'], attended('m1 s1 t1', 'max')],
  ])('is refused where %s', (_, expected, assignments) => {
    const away = withParticipant(asked, 'a', {
      namedDelegates: [{ id: 'kim', unavailable: ['s2'] }, { id: 'lee' }],
    });
    expect(kinds(away, ...assignments)).toEqual(expected);
  });

  it('is accepted where those asked for attend', () => {
    expect(kinds(asked, ...attended('m1 s1 t1', 'kim'), ...attended('m2 s1 t2', 'lee'))).toEqual([]);
  });
});
