import * as fc from 'fast-check';
import { aProblem, someProblem, withoutBuffers, withoutNames, withShortMeetings } from '../../spec/problems';
import { evaluateSeating } from '../objective/evaluate';
import { FAIR_DIFFERENCE } from '../objective/levels';
import { PossibleSlots } from '../possible-slots';
import type { Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { SLOT_RULES } from '../rules';
import { Seating } from '../rules/seating';
import { compile } from './compiled';
import { Generator } from './generator';
import { Moves } from './moves';
import { State } from './state';

function start(problem: Problem, seed: number) {
  const index = new ProblemIndex(problem);
  const c = compile(index, new PossibleSlots(index));
  const state = new State(c);
  const generator = Generator.seeded(seed);
  return { index, c, state, generator, moves: new Moves(state, c, generator) };
}

/** The same state for the plain evaluators; the search knows no tables, so all sit at the first. */
function plainly(index: ProblemIndex, slotOf: Int32Array): Seating {
  const seating = new Seating(index);
  slotOf.forEach((slot, meeting) => {
    if (slot >= 0) seating.place(meeting, { slot, table: 0, interpreter: -1 });
  });
  return seating;
}

function expectSameFigures(index: ProblemIndex, state: State): void {
  const seating = plainly(index, state.slotOf);
  const { breaks, idleSlots, maxBreakDifference } = evaluateSeating(seating);
  const isUnplaced = (meeting: number) => seating.seat(meeting) === null;
  const unplaced = [...index.meetings.keys()].filter(isUnplaced);
  const wrongOrders = new Set<string>();
  const broken: string[] = [];
  for (const meeting of index.meetings.keys()) {
    const seat = seating.seat(meeting);
    if (!seat) continue;
    for (const rule of SLOT_RULES)
      for (const reason of rule.against(seating, meeting, seat)) {
        if (reason.kind === 'wrong-order') wrongOrders.add(`${reason.earlier} ${reason.later}`);
        else broken.push(reason.kind);
      }
  }
  const allowed = index.problem.rules?.maxBreakDifference ?? FAIR_DIFFERENCE;
  expect(broken).toEqual([]);
  expect(state.busy.difference()).toBe(maxBreakDifference);
  expect([...state.pool].sort((a, b) => a - b)).toEqual(unplaced);
  expect(state.totals).toEqual({
    unplacedWeight: unplaced.reduce((sum, meeting) => sum + index.weight(meeting), 0),
    moved: index.published.filter((place, meeting) => place && place.slot !== seating.slotOf(meeting)).length,
    breaks,
    idle: idleSlots,
    unfair: state.busy.breaks.reduce((sum, count) => sum + Math.max(0, count - allowed), 0),
    wrongOrder: wrongOrders.size,
  });
}

/** Makes random moves, some taken back, and compares every figure after each. */
function wander(problem: Problem, seed: number, count: number): number {
  const { index, c, state, generator, moves } = start(problem, seed);
  let made = 0;
  for (let i = 0; i < count; i += 1) {
    const meeting = generator.below(c.meetings);
    const slot = generator.below(c.slots);
    const before = [...state.slotOf];
    const isPlaced = (state.slotOf[meeting] ?? -1) >= 0;
    if (!isPlaced && c.domain[meeting * c.slots + slot] !== 1) continue;
    const done = isPlaced ? moves.swap(meeting, slot) : moves.insert(meeting, slot);
    if (done) made += 1;
    else expect([...state.slotOf]).toEqual(before);
    expectSameFigures(index, state);
    if (!done || generator.below(3) > 0) continue;
    moves.undo();
    expect([...state.slotOf]).toEqual(before);
    expectSameFigures(index, state);
  }
  return made;
}

describe('moves', () => {
  it('keep every rule and every figure equal to the plain evaluators, move by move', () => {
    fc.assert(
      fc.property(someProblem(), fc.integer(), (problem, seed) => {
        wander(problem, seed, 60);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('do the same on more slots than a word has bits', () => {
    const pairs = Array.from({ length: 60 }, (_, i) => `p${i % 7}-q${(i * 3) % 11}`);
    expect(wander(aProblem(pairs, 70, 2), 5, 400)).toBeGreaterThan(100);
  });

  it('show beforehand exactly what a plain chain will change', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => `p${i % 7}-q${(i * 3) % 11}`);
    const { c, state, generator, moves } = start(aProblem(pairs, 40, 3), 9);
    let shown = 0;
    for (let i = 0; i < 2000; i += 1) {
      const [meeting, slot] = [generator.below(c.meetings), generator.below(c.slots)];
      if ((state.slotOf[meeting] ?? -1) < 0) {
        moves.insert(meeting, slot);
        continue;
      }
      const before = { ...state.totals };
      const change = moves.preview(meeting, slot);
      if (!change) continue;
      const expected = { ...change };
      moves.applyPreviewed();
      shown += 1;
      expect(state.totals).toEqual({
        ...before,
        moved: before.moved + expected.moved,
        breaks: before.breaks + expected.breaks,
        idle: before.idle + expected.idle,
        unfair: before.unfair + expected.unfair,
        wrongOrder: before.wrongOrder + expected.wrongOrder,
      });
    }
    expect(c.hasPlainChains).toBe(true);
    expect(shown).toBeGreaterThan(300);
  });

  it('show beforehand what an exchange will change under limits, precedences, kinds and languages', () => {
    const roomy = someProblem({ slots: 9, tables: 6, participants: 10, meetings: 14 }).map((problem) =>
      withoutBuffers(withShortMeetings(withoutNames(problem))),
    );
    let shown = 0;
    fc.assert(
      fc.property(roomy, fc.integer(), (drawn, seed) => {
        const participants = drawn.participants.map((one) => ({ ...one, delegates: 1 }));
        const { c, state, generator, moves } = start({ ...drawn, participants }, seed);
        expect(c.hasPlainChains).toBe(true);
        for (let i = 0; i < 80; i += 1) {
          const [meeting, slot] = [generator.below(c.meetings), generator.below(c.slots)];
          if ((state.slotOf[meeting] ?? -1) < 0) {
            if (c.domain[meeting * c.slots + slot] === 1) moves.insert(meeting, slot);
            continue;
          }
          const before = { ...state.totals };
          const found = moves.preview(meeting, slot);
          const change = found && { ...found };
          expect(moves.swap(meeting, slot)).toBe(change !== null);
          if (!change) continue;
          shown += 1;
          expect(state.totals).toEqual({
            ...before,
            moved: before.moved + change.moved,
            breaks: before.breaks + change.breaks,
            idle: before.idle + change.idle,
            unfair: before.unfair + change.unfair,
            wrongOrder: before.wrongOrder + change.wrongOrder,
          });
        }
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(shown).toBeGreaterThan(500);
  });

  it('exchange two slots along a whole chain, not the one meeting alone', () => {
    const { index, state, moves } = start(aProblem(['a-b', 'b-c', 'c-d'], 2, 3), 1);
    [0, 1, 0].forEach((slot, meeting) => {
      state.put(meeting, slot);
    });
    state.settle();
    expect(moves.swap(0, 1)).toBe(true);
    expect(index.meetings.map((_, meeting) => at([...state.slotOf], meeting))).toEqual([1, 0, 1]);
  });
});
