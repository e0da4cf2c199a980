import * as fc from 'fast-check';
import { aGathering, aProblem, placed, someProblem } from '../../spec/problems';
import { allocate, verify, type Schedule } from '..';

const problem = aGathering(40, 8, 6);
const schedule = allocate(problem, { iterations: 2_000 }).schedule;
const kinds = (changed: Schedule) => verify(problem, changed).violations.map(({ kind }) => kind);

describe('verify', () => {
  it('accepts what the search gives', () => {
    expect(verify(problem, schedule)).toEqual({
      isValid: true,
      violations: [],
      objective: schedule.objective,
      unchecked: [],
    });
  });

  it('refuses a schedule in which any one meeting was moved, dropped or doubled', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('move', 'drop', 'double'),
        (which, slot, table, how) => {
          const position = which % schedule.assignments.length;
          const original = schedule.assignments[position]!;
          const moved = { ...original, slot: `s${(slot % 8) + 1}`, table: `t${(table % 6) + 1}` };
          fc.pre(how !== 'move' || JSON.stringify(moved) !== JSON.stringify(original));
          const rest = schedule.assignments.filter((one) => one !== original);
          const assignments = {
            move: [...rest, moved],
            drop: rest,
            double: [...schedule.assignments, moved],
          }[how];
          const verdict = verify(problem, { ...schedule, assignments });
          // A meeting may happen to sit as well elsewhere: then it is another valid schedule of the same worth.
          const isAsGood =
            how === 'move' && JSON.stringify(verdict.objective) === JSON.stringify(schedule.objective);
          expect(verdict.isValid).toBe(isAsGood && verdict.violations.length === 0);
          if (!isAsGood) expect(verdict.violations.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200, seed: 4 },
    );
  });

  it.each(Object.keys(schedule.objective) as (keyof Schedule['objective'])[])(
    'refuses a wrong figure: %s',
    (figure) => {
      const objective = { ...schedule.objective, [figure]: schedule.objective[figure] + 1 };
      const claimed = objective[figure];
      expect(verify(problem, { ...schedule, objective }).violations).toEqual([
        { kind: 'wrong-objective', figure, claimed, found: claimed - 1 },
      ]);
    },
  );

  it.each(['weight', 'moved', 'breaks'] as const)('refuses a bound that nothing proves: %s', (bound) => {
    for (const by of [-1, 1]) {
      const bounds = { ...schedule.bounds, [bound]: schedule.bounds[bound] + by };
      expect(kinds({ ...schedule, bounds })).toEqual(['unfounded-bound']);
    }
  });

  it('refuses "optimal" without proof, and any other status that does not fit', () => {
    const loose = aProblem(['a-b', 'a-c', 'a-d'], 5, 2);
    const poor = allocate(loose, { iterations: 0 }).schedule;
    const spread = placed('m1 s1 t1', 'm2 s3 t1', 'm3 s5 t1');
    const objective = { ...poor.objective, breaks: 2, idleSlots: 2, maxBreakDifference: 2, tableChanges: 0 };
    const claim = { ...poor, assignments: spread, objective, status: 'optimal' as const };
    expect(verify(loose, claim).violations).toEqual([{ kind: 'unfounded-status', claimed: 'optimal' }]);
    expect(verify(loose, { ...claim, status: 'feasible' }).violations).toEqual([]);
    for (const status of ['infeasible', 'incomplete'] as const)
      expect(verify(loose, { ...claim, status }).violations).toEqual([
        { kind: 'unfounded-status', claimed: status },
      ]);
  });

  it('names ids that the problem does not have, and meetings neither placed nor listed', () => {
    const strange = placed('m1 s99 t1');
    expect(verify(problem, { ...schedule, assignments: strange }).violations).toEqual([
      { kind: 'unknown-id', meeting: 'm1', id: 's99' },
    ]);
    const [first] = schedule.assignments;
    expect(kinds({ ...schedule, assignments: schedule.assignments.slice(1) })).toContain('unaccounted');
    const listed = [...schedule.unplaced, { meeting: first!.meeting, causes: [], repairs: [] }];
    expect(kinds({ ...schedule, unplaced: listed })).toEqual(['unaccounted']);
  });

  it('refuses more breaks of one participant than the rule allows', () => {
    const fair = { ...aProblem(['a-b', 'a-c'], 3, 1), rules: { maxBreakDifference: 0 } };
    const result = allocate(fair, { iterations: 0 }).schedule;
    const verdict = verify(fair, { ...result, assignments: placed('m1 s1 t1', 'm2 s3 t1'), unplaced: [] });
    expect(verdict.violations).toContainEqual({ kind: 'unfair-breaks', allowed: 0, found: 1 });
  });

  it('refuses a meeting left out where all must be placed', () => {
    const strict = { ...aProblem(['a-b', 'a-c'], 2, 1), rules: { mustPlaceAll: true } };
    const result = allocate(strict, { iterations: 100 }).schedule;
    const left = {
      ...result,
      assignments: result.assignments.slice(1),
      unplaced: [{ meeting: 'm1', causes: [], repairs: [] }],
    };
    expect(verify(strict, left).violations).toContainEqual({ kind: 'left-out', meeting: 'm1' });
  });

  it('never throws, whatever a schedule claims', () => {
    fc.assert(
      fc.property(
        someProblem(),
        fc.array(
          fc.record({
            meeting: fc.constantFrom('m1', 'm2', 'm99'),
            slot: fc.constantFrom('s1', 's9'),
            table: fc.constantFrom('t1', ''),
          }),
        ),
        (drawn, assignments) => {
          expect(verify(drawn, { ...schedule, assignments }).isValid).toBe(false);
        },
      ),
      { numRuns: 50, seed: 5 },
    );
  });
});
