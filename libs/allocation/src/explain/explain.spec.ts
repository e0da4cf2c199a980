import * as fc from 'fast-check';
import { aGathering, aProblem, placed, someProblem, withMeeting, withParticipant } from '../../spec/problems';
import {
  allocate,
  applyRepair,
  brokenRules,
  causeText,
  cellsFor,
  changeText,
  checkProblem,
  explainUnplaced,
  participantText,
  type Cause,
  type Cell,
  type Problem,
  type UnplacedMeeting,
} from '..';

function expectEveryRepairToWork(problem: Problem, iterations: number): number {
  const { assignments, unplaced } = allocate(problem, { iterations }).schedule;
  let tried = 0;
  for (const { meeting, causes, repairs } of unplaced) {
    const isVeto = causes.some(({ kind }) => kind === 'forbidden-pair');
    expect(repairs.length > 0).toBe(!isVeto);
    for (const repair of repairs) {
      const after = applyRepair(problem, assignments, meeting, repair);
      expect(() => {
        checkProblem(after.problem);
      }).not.toThrow();
      expect(brokenRules(after.problem, after.assignments)).toEqual([]);
      expect(after.assignments.filter((one) => one.meeting === meeting)).toEqual([
        { meeting, ...repair.placement },
      ]);
      expect(after.assignments).toHaveLength(assignments.length + 1);
      expect(repair.changes.map((change) => changeText(change)).every((text) => text.length > 5)).toBe(true);
      tried += 1;
    }
  }
  return tried;
}

describe('repairs', () => {
  it('place the meeting, every one of them, whatever the problem', () => {
    let tried = 0;
    fc.assert(
      fc.property(someProblem({ slots: 4, tables: 2, participants: 5, meetings: 14 }), (problem) => {
        tried += expectEveryRepairToWork({ ...problem, rules: {} }, 300);
      }),
      { numRuns: 40, seed: 6 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('place the meeting at a whole gathering with too few tables', () => {
    expect(expectEveryRepairToWork(aGathering(), 5_000)).toBe(14 * 3);
  });

  it('move another meeting rather than ask for anything', () => {
    const problem = withParticipant(aProblem(['a-b', 'c-d'], 2, 1), 'a', { unavailable: ['s2'] });
    const [unplaced] = explainUnplaced(problem, placed('m2 s1 t1'));
    expect(unplaced?.repairs[0]).toEqual({
      changes: [{ kind: 'move-meeting', meeting: 'm2', to: { slot: 's2', table: 't1' } }],
      placement: { slot: 's1', table: 't1' },
    });
  });
});

describe('causes', () => {
  const only = (problem: Problem, ...assignments: string[]) =>
    explainUnplaced(problem, placed(...assignments))[0]?.causes;

  it('say that two are never free together', () => {
    const problem = withParticipant(
      withParticipant(aProblem(['a-b'], 2, 1), 'a', { unavailable: ['s1'] }),
      'b',
      { unavailable: ['s2'] },
    );
    expect(only(problem)).toEqual([{ kind: 'never-free-together', participants: ['a', 'b'] }]);
  });

  it('say that a participant has more meetings than free places', () => {
    expect(only(aProblem(['a-b', 'a-c', 'a-d'], 2, 3), 'm2 s1 t1', 'm3 s2 t1')).toEqual([
      { kind: 'too-many-for-slots', participant: 'a', meetings: 3, slots: 2 },
    ]);
  });

  it('say that all tables are taken in the slots both could, and why not in the others', () => {
    const problem = withParticipant(aProblem(['a-b', 'c-d', 'e-f'], 3, 1), 'a', { unavailable: ['s3'] });
    expect(only(problem, 'm2 s1 t1', 'm3 s2 t1')).toEqual([
      { kind: 'tables-taken', slots: ['s1', 's2'] },
      { kind: 'participant-unavailable', participant: 'a', slots: ['s3'] },
    ]);
  });

  it('say that a long meeting would run over its session, or finds no table free so long', () => {
    const long = withMeeting(aProblem(['a-b', 'c-d'], 4, 1), 'm1', { length: 2 });
    expect(only(long, 'm2 s2 t1')).toEqual([
      { kind: 'tables-taken', slots: ['s1', 's2'] },
      { kind: 'runs-over', length: 2, slots: ['s4'] },
    ]);
    const slots = long.slots.map((slot, position) => ({ ...slot, session: `${position}` }));
    expect(only({ ...long, slots })).toEqual([
      { kind: 'runs-over', length: 2, slots: ['s1', 's2', 's3', 's4'] },
    ]);
  });

  it('say that somebody has no time to get to the only free table', () => {
    const problem = { ...aProblem(['a-b', 'a-c', 'd-e'], 2, 2), rules: { buffer: { slots: 1 } } };
    expect(only(problem, 'm2 s1 t1', 'm3 s2 t1')).toEqual([
      { kind: 'participant-busy', participant: 'a', slots: ['s1'] },
      { kind: 'no-time-between', participant: 'a', slots: ['s2'] },
    ]);
    const [{ repairs }] = explainUnplaced(problem, placed('m2 s1 t1', 'm3 s2 t1')) as [UnplacedMeeting];
    expect(repairs[0]?.changes).toEqual([
      { kind: 'move-meeting', meeting: 'm2', to: { slot: 's1', table: 't2' } },
    ]);
    // Where the others may not move, it has to do without.
    const fixed = withMeeting(withMeeting(problem, 'm2', { fixed: { slot: 's1', table: 't1' } }), 'm3', {
      fixed: { slot: 's2', table: 't1' },
    });
    const [{ repairs: dearer }] = explainUnplaced(fixed, placed('m2 s1 t1', 'm3 s2 t1')) as [UnplacedMeeting];
    expect(dearer[0]).toEqual({
      changes: [{ kind: 'waive-buffer', participant: 'a' }],
      placement: { slot: 's2', table: 't2' },
    });
  });

  it('count the slots that long meetings take', () => {
    const long = withMeeting(aProblem(['a-b', 'a-c'], 2, 2), 'm1', { length: 2 });
    expect(only(long, 'm2 s1 t1')).toEqual([
      { kind: 'too-many-for-slots', participant: 'a', meetings: 2, needed: 3, slots: 2 },
      { kind: 'runs-over', length: 2, slots: ['s2'] },
    ]);
  });

  it('say that a limit is reached, that no interpreter is free, that the order leaves no slot', () => {
    const limited = withParticipant(aProblem(['a-b', 'a-c'], 2, 2), 'a', { maxMeetings: 1 });
    expect(only(limited, 'm2 s1 t1')).toEqual([
      { kind: 'limit-reached', participant: 'a', limit: 'maxMeetings', value: 1, slots: ['s1', 's2'] },
    ]);
    const foreign = withParticipant(
      withParticipant(aProblem(['a-b'], 2, 1), 'a', { languages: ['pt'] }),
      'b',
      { languages: ['pl'] },
    );
    expect(only(foreign)).toEqual([{ kind: 'no-interpreter', slots: ['s1', 's2'] }]);
    const ordered = withMeeting(aProblem(['a-b', 'c-d'], 2, 2), 'm1', { after: ['m2'] });
    expect(only(ordered, 'm2 s2 t1')).toEqual([{ kind: 'order', other: 'm2', slots: ['s1', 's2'] }]);
  });

  it('are minimal: with them alone no slot is left, and with any one of them lifted one is', () => {
    let sets = 0;
    fc.assert(
      fc.property(someProblem({ slots: 4, tables: 1, participants: 5, meetings: 12 }), (drawn) => {
        const problem = { ...drawn, rules: {} };
        const { unplaced, assignments } = allocate(problem, { iterations: 200 }).schedule;
        for (const { meeting, causes } of unplaced) {
          const cells = cellsFor(problem, assignments, meeting);
          const left = (inForce: readonly Cause[]) =>
            problem.slots.filter(({ id }) => !inForce.some((cause) => accountsFor(cause, id, cells)));
          expect(causes.length).toBeGreaterThan(0);
          expect(left(causes)).toEqual([]);
          for (const lifted of causes) {
            expect(left(causes.filter((cause) => cause !== lifted))).not.toEqual([]);
            expect(causeText(lifted)).not.toBe('');
          }
          sets += causes.length > 1 ? 1 : 0;
        }
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(sets).toBeGreaterThan(15);
  });

  /** Whether the cause alone keeps the meeting out of the slot, and is truly what stands there. */
  function accountsFor(cause: Cause, slot: string, cells: readonly Cell[]): boolean {
    const reasons = cells.filter((cell) => cell.slot === slot).flatMap((cell) => cell.reasons);
    if (cause.kind === 'forbidden-pair' || cause.kind === 'never-free-together') return true;
    if (cause.kind === 'too-many-for-slots')
      return reasons.some(
        (reason) =>
          reason.kind !== 'limit-exceeded' &&
          'participant' in reason &&
          reason.participant === cause.participant,
      );
    if (!('slots' in cause)) throw new Error(`${cause.kind} is no cause of a single meeting`);
    expect(cells.filter((cell) => cell.slot === slot && cell.isOpen)).toEqual([]);
    return cause.slots.includes(slot);
  }

  it('never reach a participant: a veto reads like lack of room', () => {
    const vetoed: Problem = { ...aProblem(['a-b'], 2, 1), forbiddenPairs: [['a', 'b']] };
    expect(only(vetoed)).toEqual([{ kind: 'forbidden-pair', participants: ['a', 'b'] }]);
    // It takes nothing that could differ.
    expect(participantText).toHaveLength(0);
    expect(participantText()).not.toMatch(/not to meet|veto/i);
  });
});

describe('cells', () => {
  it('are open exactly where the checker has nothing against the meeting', () => {
    fc.assert(
      fc.property(
        someProblem({ slots: 4, tables: 2, participants: 5, meetings: 8 }),
        fc.nat(),
        (problem, which) => {
          const { assignments } = allocate({ ...problem, rules: {} }, { iterations: 200 }).schedule;
          const { id } = problem.meetings[which % problem.meetings.length]!;
          const others = assignments.filter(({ meeting }) => meeting !== id);
          const cells = cellsFor(problem, assignments, id);
          expect(cells).toHaveLength(problem.slots.length * problem.tables.length);
          for (const { isOpen, reasons, slot, table, interpreter } of cells) {
            const there = { meeting: id, slot, table, ...(interpreter === undefined ? {} : { interpreter }) };
            expect(isOpen).toBe(brokenRules(problem, [...others, there]).length === 0);
            expect(isOpen).toBe(reasons.length === 0);
          }
        },
      ),
      { numRuns: 20, seed: 8 },
    );
  });
});
