import * as fc from 'fast-check';
import { aProblem, someProblem } from '../../spec/problems';
import { gapsOf } from '../objective/evaluate';
import { PossibleSlots } from '../possible-slots';
import type { Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import { Seating } from '../rules/seating';
import { compile } from './compiled';
import { construct, tightestFirst } from './construct';
import { Generator } from './generator';
import { Proposals } from './proposals';
import { State } from './state';

function start(problem: Problem, seed: number) {
  const index = new ProblemIndex(problem);
  const c = compile(index, new PossibleSlots(index));
  const state = new State(c);
  construct(state, c, tightestFirst(c));
  return { index, c, state, proposals: new Proposals(state, c, Generator.seeded(seed)) };
}

/** Some participants' meetings spread over a long day, so that there are breaks to aim at. */
const spread = (slots: number) =>
  aProblem(
    Array.from({ length: 24 }, (_, i) => `p${i % 5}-q${(i * 3) % 8}`),
    slots,
    1,
  );

describe('proposals', () => {
  it('name a placed meeting and a slot of the problem, whatever the problem', () => {
    let drawn = 0;
    fc.assert(
      fc.property(someProblem(), fc.integer(), (problem, seed) => {
        const { c, state, proposals } = start(problem, seed);
        for (let i = 0; i < 50; i += 1) {
          if (!proposals.next()) continue;
          drawn += 1;
          expect(state.slotOf[proposals.meeting]).toBeGreaterThanOrEqual(0);
          expect(proposals.slot).toBeGreaterThanOrEqual(0);
          expect(proposals.slot).toBeLessThan(c.slots);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(drawn).toBeGreaterThan(150);
  });

  it.each([30, 70])('aim most often at somebody with a break, in %i slots', (slots) => {
    const { index, state, proposals } = start(spread(slots), 5);
    const seating = new Seating(index);
    state.slotOf.forEach((slot, meeting) => {
      if (slot >= 0) seating.place(meeting, { slot, table: 0, interpreter: -1 });
    });
    const hasBreak = index.participants.map((_, participant) => gapsOf(seating, participant).length > 0);
    expect(hasBreak).toContain(true);
    let [aimed, drawn] = [0, 0];
    for (let i = 0; i < 2000; i += 1) {
      if (!proposals.next()) continue;
      drawn += 1;
      if (index.sides[proposals.meeting]?.some((side) => hasBreak[side])) aimed += 1;
    }
    expect(aimed / drawn).toBeGreaterThan(0.6);
  });

  it('can reach every slot from every other, so that no schedule is out of reach', () => {
    const { c, state, proposals } = start(aProblem(['a-b', 'c-d'], 6, 2), 3);
    const seen = new Set<string>();
    for (let i = 0; i < 5000; i += 1)
      if (proposals.next() && proposals.slot !== state.slotOf[proposals.meeting])
        seen.add(`${proposals.meeting} ${proposals.slot}`);
    expect(seen.size).toBe(c.meetings * (c.slots - 1));
  });
});
