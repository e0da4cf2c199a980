import * as fc from 'fast-check';
import { negated, type Literal } from '../literal';
import { Solver } from './solver';
import { luby } from './restarts';

interface Drawn {
  readonly variables: number;
  readonly clauses: readonly (readonly Literal[])[];
}

const literal = (variables: number): fc.Arbitrary<Literal> =>
  fc.tuple(fc.integer({ min: 1, max: variables }), fc.nat(1)).map(([variable, sign]) => 2 * variable + sign);

/** Random clauses of one to three literals, about as many as make half of the formulas contradictory. */
const formula: fc.Arbitrary<Drawn> = fc.integer({ min: 3, max: 9 }).chain((variables) =>
  fc.record({
    variables: fc.constant(variables),
    clauses: fc.array(fc.array(literal(variables), { minLength: 1, maxLength: 3 }), {
      minLength: variables * 2,
      maxLength: variables * 5,
    }),
  }),
);

function solverFor({ variables, clauses }: Drawn): Solver {
  const solver = new Solver();
  for (let i = 0; i < variables; i += 1) solver.newVariable();
  for (const clause of clauses) solver.addClause(clause);
  return solver;
}

/** Tries every assignment. */
function hasModel({ variables, clauses }: Drawn, assumptions: readonly Literal[] = []): boolean {
  for (let bits = 0; bits < 1 << variables; bits += 1) {
    const holds = (one: Literal) => ((bits >> ((one >> 1) - 1)) & 1) !== (one & 1);
    if (assumptions.every(holds) && clauses.every((clause) => clause.some(holds))) return true;
  }
  return false;
}

/** More pigeons than holes: contradictory, and hard to refute for its size. */
function pigeons(holes: number): Drawn {
  const sits = (pigeon: number, hole: number) => 2 * (1 + pigeon * holes + hole);
  const all = [...Array(holes).keys()];
  const everyPigeon = [...all, holes].map((pigeon) => all.map((hole) => sits(pigeon, hole)));
  const everyHole = all.flatMap((hole) =>
    [...all, holes].flatMap((a) =>
      [...Array(a).keys()].map((b) => [negated(sits(a, hole)), negated(sits(b, hole))]),
    ),
  );
  return { variables: holes * (holes + 1), clauses: [...everyPigeon, ...everyHole] };
}

describe('Solver', () => {
  it('agrees with trying every assignment, and its models satisfy every clause', () => {
    fc.assert(
      fc.property(formula, (drawn) => {
        const solver = solverFor(drawn);
        const answer = solver.solve();
        expect(answer).toBe(hasModel(drawn) ? 'satisfiable' : 'unsatisfiable');
        if (answer === 'satisfiable')
          for (const clause of drawn.clauses) expect(clause.some((one) => solver.isTrue(one))).toBe(true);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('keeps to assumptions, blames only those that cannot hold together, and can be asked again', () => {
    fc.assert(
      fc.property(formula, fc.array(fc.nat(), { maxLength: 5 }), (drawn, numbers) => {
        const solver = solverFor(drawn);
        const assumptions = numbers.map((number) => 2 + (number % (2 * drawn.variables)));
        const answer = solver.solve(assumptions);
        expect(answer).toBe(hasModel(drawn, assumptions) ? 'satisfiable' : 'unsatisfiable');
        if (answer === 'satisfiable') for (const one of assumptions) expect(solver.isTrue(one)).toBe(true);
        else {
          expect(assumptions).toEqual(expect.arrayContaining([...solver.core]));
          expect(hasModel(drawn, solver.core)).toBe(false);
        }
        expect(solver.solve()).toBe(hasModel(drawn) ? 'satisfiable' : 'unsatisfiable');
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it('refutes more pigeons than holes, with clauses forgotten and moved on the way', () => {
    const solver = solverFor(pigeons(8));
    expect(solver.solve()).toBe('unsatisfiable');
    expect(solver.core).toEqual([]);
    expect(solver.conflicts).toBeGreaterThan(4000);
  });

  it('takes the same steps for the same question', () => {
    const conflicts = [1, 2].map(() => {
      const solver = solverFor(pigeons(6));
      solver.solve();
      return solver.conflicts;
    });
    expect(conflicts[0]).toBe(conflicts[1]);
  });

  it('stops when its conflicts are used up or it is told to, and continues when asked again', () => {
    const solver = solverFor(pigeons(7));
    expect(solver.solve([], 100)).toBe('unknown');
    expect(solver.conflicts).toBe(100);
    expect(solver.solve([], Infinity, () => true)).toBe('unknown');
    expect(solver.conflicts).toBeLessThan(200);
    expect(solver.solve()).toBe('unsatisfiable');
  });

  it('takes more clauses between questions', () => {
    const solver = solverFor({ variables: 2, clauses: [[2, 4]] });
    expect(solver.solve([3])).toBe('satisfiable');
    solver.addClause([5]);
    expect(solver.solve([3])).toBe('unsatisfiable');
    expect(solver.core).toEqual([3]);
    solver.addClause([3]);
    expect(solver.solve()).toBe('unsatisfiable');
  });

  it('tries the preferred value first', () => {
    const solver = solverFor({ variables: 2, clauses: [[2, 4]] });
    solver.prefer(2);
    solver.prefer(5);
    solver.solve();
    expect([solver.isTrue(2), solver.isTrue(4)]).toEqual([true, false]);
  });
});

describe('the sequence of Luby', () => {
  it('begins as in the paper', () => {
    expect([...Array(15).keys()].map((i) => luby(i + 1))).toEqual([
      1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8,
    ]);
  });
});
