import * as fc from 'fast-check';
import { aGathering, aProblem, placed, someProblem } from '../../spec/problems';
import {
  allocate,
  applyChanges,
  compareObjectives,
  evaluate,
  InvalidInput,
  replan,
  verify,
  type Assignment,
  type Problem,
  type ProblemChange,
} from '..';

const gathering = aGathering(120, 12, 11);
const published = allocate(gathering, { iterations: 10_000 }).schedule;
const [first] = published.assignments;
const busy = gathering.meetings.find(({ id }) => id === first?.meeting)?.participants[0] ?? '';

const incidents: Readonly<Record<string, ProblemChange[]>> = {
  'a participant who has gone': [{ kind: 'participant-away', participant: busy, from: 's7' }],
  'a late flight': [{ kind: 'participant-away', participant: busy, until: 's4' }],
  'two tables lost': [{ kind: 'tables-lost', tables: ['t1', 't2'], from: 's7' }],
  'a slot lost': [{ kind: 'slots-lost', slots: ['s5'] }],
  'a new meeting': [{ kind: 'meeting-added', meeting: { id: 'new', participants: ['e0', 'e1'] } }],
  'a request taken back': [{ kind: 'meeting-withdrawn', meeting: first?.meeting ?? '' }],
};

describe('replan', () => {
  it.each(Object.entries(incidents))('after %s moves the fewest and proves it', (_, changes) => {
    const { problem, schedule, moves, weight, difference, affected } = replan(gathering, published, changes, {
      iterations: 2_000,
    });
    expect(verify(problem, schedule).violations).toEqual([]);
    expect(moves).toMatchObject({ found: schedule.objective.moved, isProved: true });
    expect(weight.found).toBe(schedule.objective.weight);
    const withdrawn = changes.filter(({ kind }) => kind === 'meeting-withdrawn').length;
    expect(difference.moved.length + difference.dropped.length).toBe(moves.found + withdrawn);
    expect(difference.unchanged).toBe(120 - moves.found - withdrawn);
    expect(affected.participants.every((one) => one.moved + one.dropped + one.placed > 0)).toBe(true);
  });

  it('gives the same bytes for the same input', () => {
    const changes = incidents['two tables lost'] ?? [];
    const again = () => JSON.stringify(replan(gathering, published, changes, { iterations: 1_000 }));
    expect(again()).toBe(again());
  });

  it('changes nothing when nothing has happened', () => {
    const { difference, affected, moves } = replan(gathering, published, [], { iterations: 1_000 });
    expect(difference).toEqual({ moved: [], dropped: [], placed: [], unchanged: 120 });
    expect(affected).toEqual({ participants: [], delegates: 0 });
    expect(moves.isProved).toBe(true);
  });

  it('moves no other to place one more, unless placing more comes first', () => {
    // m3 fits only where m1 is, and m1 could as well be in s2.
    const problem: Problem = aProblem(['a-b', 'c-d', 'e-f'], 2, 1, {
      participants: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
        id === 'e' ? { id, unavailable: ['s2'] } : { id },
      ),
    });
    const told = { assignments: placed('m1 s1 t1', 'm2 s2 t1') };
    const gone: ProblemChange[] = [{ kind: 'meeting-withdrawn', meeting: 'm2' }];
    const kept = replan(problem, told, gone);
    expect(kept.schedule.assignments.map(({ meeting }) => meeting)).toEqual(['m1']);
    expect([kept.moves, kept.weight]).toMatchObject([
      { found: 0, bound: 0, isProved: true },
      { found: 1, bound: 1, isProved: true },
    ]);
    const filled = replan({ ...problem, rules: { keepPublishedFirst: false } }, told, gone);
    expect(filled.difference.moved).toEqual([
      { meeting: 'm1', from: { slot: 's1', table: 't1' }, to: { slot: 's2', table: 't1' } },
    ]);
    expect([filled.moves, filled.weight]).toMatchObject([
      { found: 1, bound: 1, isProved: true },
      { found: 2, bound: 2, isProved: true },
    ]);
    expect(filled.affected.participants.map(({ participant }) => participant)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
  });

  it('counts what fewer delegates can no longer hold as moves that nothing avoids', () => {
    const problem = aProblem(['a-b', 'a-c', 'a-d'], 3, 2, {
      participants: [{ id: 'a', delegates: 2 }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    });
    const told = { assignments: placed('m1 s1 t1', 'm2 s1 t2', 'm3 s2 t1') };
    const { moves, schedule } = replan(problem, told, [
      { kind: 'delegates-changed', participant: 'a', delegates: 1 },
    ]);
    expect(moves).toMatchObject({ found: 1, bound: 1, isProved: true });
    expect(schedule.objective.placed).toBe(3);
  });

  it('refuses a change that names what the problem does not have', () => {
    expect(() => replan(gathering, published, [{ kind: 'participant-away', participant: 'nobody' }])).toThrow(
      InvalidInput,
    );
  });

  it('is never beaten where it claims a proof, on problems small enough to try everything', () => {
    let proofs = 0;
    fc.assert(
      fc.property(
        someProblem({ slots: 3, tables: 2, participants: 4, meetings: 4 }),
        fc.constantFrom(true, false),
        fc.nat(2),
        (drawn, keepPublishedFirst, which) => {
          const problem = { ...drawn, rules: { keepPublishedFirst } };
          const before = allocate({ ...problem, published: {} }, { iterations: 300 }).schedule;
          const changes: ProblemChange[] =
            [
              [{ kind: 'participant-away', participant: 'p1', from: 's1', until: 's1' } as const],
              [{ kind: 'participant-away', participant: 'p2' } as const],
              [{ kind: 'tables-lost', tables: ['t1'] } as const],
            ][which] ?? [];
          const result = replan(problem, before, changes, { iterations: 500 });
          expect(verify(result.problem, result.schedule).violations).toEqual([]);
          const best = bestOfAll(result.problem);
          if (result.moves.isProved && keepPublishedFirst) {
            proofs += 1;
            expect(result.moves.found).toBe(best.moved);
          }
          if (result.weight.isProved) expect(result.weight.found).toBe(best.weight);
          if (result.moves.isProved && !keepPublishedFirst) expect(result.moves.found).toBe(best.moved);
          expect(result.moves.bound).toBeLessThanOrEqual(result.moves.found);
        },
      ),
      { numRuns: 40, seed: 11 },
    );
    expect(proofs).toBeGreaterThan(12);
  });
});

/** The best objective of all schedules there are, found by trying every one. */
function bestOfAll(problem: Problem) {
  const shell = allocate(problem, { iterations: 0 }).schedule;
  let best = evaluate(problem, []);
  const broken = (assignments: readonly Assignment[]) =>
    verify(problem, { ...shell, assignments }).violations.some(
      ({ kind }) => !['wrong-objective', 'unfounded-bound', 'unfounded-status', 'unaccounted'].includes(kind),
    );
  const tryFrom = (position: number, assignments: readonly Assignment[]): void => {
    const meeting = problem.meetings[position];
    if (!meeting) {
      const objective = evaluate(problem, assignments);
      if (compareObjectives(objective, best, problem.rules) < 0) best = objective;
      return;
    }
    tryFrom(position + 1, assignments);
    for (const slot of problem.slots)
      for (const table of problem.tables)
        for (const interpreter of [undefined, ...(problem.interpreters ?? [])]) {
          const one = { meeting: meeting.id, slot: slot.id, table: table.id };
          const all = [...assignments, interpreter ? { ...one, interpreter: interpreter.id } : one];
          if (!broken(all)) tryFrom(position + 1, all);
        }
  };
  tryFrom(0, []);
  return best;
}

describe('applyChanges', () => {
  const problem: Problem = {
    ...aProblem(['a-b', 'a-c'], 0, 2),
    slots: [0, 1, 2, 3].map((number) => ({
      id: `s${number + 1}`,
      start: `2015-06-12T07:${number}0:00Z`,
      end: `2015-06-12T07:${number}9:00Z`,
      session: 'morning',
    })),
  };

  it('takes instants as well as slots, and a slot that has begun as begun', () => {
    const away = (span: object) =>
      applyChanges(problem, [{ kind: 'participant-away', participant: 'a', ...span }]).participants[0]
        ?.unavailable;
    expect(away({ from: '2015-06-12T07:15:00Z' })).toEqual(['s2', 's3', 's4']);
    expect(away({ until: '2015-06-12T07:15:00Z' })).toEqual(['s1', 's2']);
    expect(away({ from: 's2', until: 's3' })).toEqual(['s2']);
    expect(away({})).toEqual(['s1', 's2', 's3', 's4']);
    expect(() => away({ from: 'noon' })).toThrow(/\$\.changes\[0\]\.from: "noon" is no slot/);
  });

  it('adds a slot in which whoever was there before it is there', () => {
    const closed = applyChanges(problem, [
      { kind: 'tables-lost', tables: ['t2'], from: 's4' },
      { kind: 'participant-away', participant: 'b', from: 's4' },
      { kind: 'slot-added', slot: { id: 's5' }, after: 's4' },
    ]);
    expect(closed.slots.at(-1)).toEqual({ id: 's5', session: 'morning' });
    expect(closed.tables).toEqual([{ id: 't1' }, { id: 't2', slots: ['s1', 's2', 's3'] }]);
    expect(closed.participants.find(({ id }) => id === 'b')?.unavailable).toEqual(['s4', 's5']);
  });

  it('leaves the problem that it was given as it was', () => {
    const before = JSON.stringify(problem);
    applyChanges(problem, [
      { kind: 'meeting-withdrawn', meeting: 'm1' },
      { kind: 'pair-forbidden', participants: ['a', 'c'] },
      { kind: 'interpreter-added', interpreter: { id: 'i', languages: ['en'] } },
      { kind: 'interpreter-away', interpreter: 'i' },
      { kind: 'participant-back', participant: 'a' },
    ]);
    expect(JSON.stringify(problem)).toBe(before);
  });

  it('names the first change that cannot be made', () => {
    expect(() =>
      applyChanges(problem, [
        { kind: 'meeting-withdrawn', meeting: 'm1' },
        { kind: 'meeting-withdrawn', meeting: 'm1' },
      ]),
    ).toThrow(/\$\.changes\[1\]: "m1" is no meeting/);
  });
});
