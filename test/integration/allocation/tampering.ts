import * as fc from 'fast-check';
import {
  allocate,
  evaluate,
  verify,
  type Bounds,
  type Objective,
  type Problem,
  type Schedule,
} from '@ronda/allocation';
import type { PresetName } from '@ronda/presets';
import { presetProblem } from '../../benchmarks/preset-problem';

/** A schedule in which something was changed behind the checker's back. */
type Tampering = (problem: Problem, schedule: Schedule, which: number, other: number) => Partial<Schedule>;

const at = <T>(items: readonly T[], which: number): T => items[which % items.length]!;
/** With the objective computed anew, so that only the rules and the account can give it away. */
const seated = (problem: Problem, assignments: Schedule['assignments']): Partial<Schedule> => ({
  assignments,
  objective: evaluate(problem, assignments),
});

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a meeting dropped': (_, { assignments }, which) => {
    const dropped = at(assignments, which);
    return { assignments: assignments.filter((one) => one !== dropped) };
  },
  'a meeting placed twice': (_, { assignments }, which) => ({
    assignments: [...assignments, at(assignments, which)],
  }),
  'a meeting at the table of another': (problem, { assignments }, which) => {
    const [meeting, guest] = [at(assignments, which), at(assignments, which + 1)];
    const place = { slot: guest.slot, table: guest.table };
    return seated(
      problem,
      assignments.map((one) => (one === meeting ? { ...one, ...place } : one)),
    );
  },
  'a meeting while one side sits elsewhere': (problem, { assignments }, which) => {
    const meeting = at(assignments, which);
    const sides = (id: string): readonly string[] =>
      problem.meetings.find((one) => one.id === id)?.participants ?? [];
    const clash = assignments.find(
      (one) => one !== meeting && sides(one.meeting).some((side) => sides(meeting.meeting).includes(side)),
    );
    const delegates = Math.max(...problem.participants.map((one) => one.delegates ?? 1));
    if (!clash || delegates > 1) return { assignments: [...assignments, meeting] };
    return seated(
      problem,
      assignments.map((one) => (one === meeting ? { ...one, slot: clash.slot } : one)),
    );
  },
  'a slot that does not exist': (_, { assignments }, which) => {
    const meeting = at(assignments, which);
    return { assignments: assignments.map((one) => (one === meeting ? { ...one, slot: 'nowhen' } : one)) };
  },
  'a figure of the objective': (_, { objective }, which, other) => {
    const figure = at(Object.keys(objective) as (keyof Objective)[], which);
    return { objective: { ...objective, [figure]: objective[figure] + step(other) } };
  },
  'a bound': (_, { bounds }, which, other) => {
    const bound = at(Object.keys(bounds) as (keyof Bounds)[], which);
    return { bounds: { ...bounds, [bound]: bounds[bound] + step(other) } };
  },
  'another status': (_, { status }, which) => {
    const others = (['optimal', 'infeasible', 'incomplete'] as const).filter((one) => one !== status);
    return { status: at(others, which) };
  },
  'an unplaced meeting hidden or made up': (_, { unplaced, assignments }, which) => ({
    unplaced:
      unplaced.length > 0
        ? unplaced.slice(1)
        : [{ meeting: at(assignments, which).meeting, causes: [], repairs: [] }],
  }),
};

/** A whole number that is not 0. */
const step = (drawn: number): number => (drawn % 2 === 0 ? 1 : -1) * (1 + (drawn % 5));

/** Each way of tampering is refused, on the schedule of a preset. */
export function itRefusesTampering(name: PresetName, runs: number): void {
  describe(`the checker, on ${name}`, () => {
    const problem = presetProblem(name);
    const { schedule } = allocate(problem, { iterations: 5_000 });

    it('accepts the schedule as it is', () => {
      expect(verify(problem, schedule).violations).toEqual([]);
    });

    it.each(Object.entries(TAMPERINGS))('refuses %s', (_, tamper) => {
      fc.assert(
        fc.property(fc.nat(100_000), fc.nat(100_000), (which, other) => {
          const tampered = { ...schedule, ...tamper(problem, schedule, which, other) };
          expect(verify(problem, tampered).isValid).toBe(false);
        }),
        { numRuns: runs, seed: 17 },
      );
    });
  });
}
