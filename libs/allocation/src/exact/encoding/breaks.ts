import { leastBreaks } from '../../bounds/breaks';
import { at, type ProblemIndex } from '../../problem-index';
import type { PossibleSlots } from '../../possible-slots';
import { negated, type Literal } from '../literal';
import type { Attendance } from './attendance';
import { prefixCounts, totalizer } from './counting';
import type { Formula } from './formula';

export interface BreakLimits {
  /** Weight that may be left out: what the least breaks of a participant on its own depend on. */
  readonly missing: number;
  /** The numbers of breaks of two participants differ by at most this. */
  readonly difference: number;
  /** The total is counted up to so many. */
  readonly most: number;
}

/** (k) → a literal that holds wherever there are at least k breaks altogether, for k up to `most`. */
export type BreakCount = (breaks: number) => Literal;

/** Counts the breaks, participant by participant and together, and keeps them fair. */
export function encodeBreaks(
  formula: Formula,
  index: ProblemIndex,
  possible: PossibleSlots,
  attendance: Attendance,
  { missing, difference, most }: BreakLimits,
): BreakCount {
  const everybody = index.participants.map((_, participant) => participant);
  const floor = everybody.reduce((least, one) => Math.min(least, mostBreaks(index, one)), Infinity);
  const least = everybody.map((one) => leastBreaks(index, possible, one, missing));
  const counts = everybody.map((one) => {
    const ends = breakEnds(formula, index, at(attendance, one));
    // One more than fairness lets anybody have, so that the last count can be forbidden.
    const counted = prefixCounts(formula, ends, floor + difference + 1).at(-1) ?? [];
    if (at(least, one) > counted.length) formula.clause();
    counted.slice(0, at(least, one)).forEach((literal) => {
      formula.clause(literal);
    });
    formula.clause(negated(counted[floor + difference] ?? formula.no));
    return counted.slice(0, floor + difference);
  });
  encodeFairness(formula, counts, floor, difference);
  const sum = least.reduce((a, b) => a + b, 0);
  const beyond = counts.flatMap((counted, one) => counted.slice(least[one]));
  const total = totalizer(formula, beyond, Math.max(0, most - sum), 'up');
  return (breaks) => (breaks <= sum ? formula.yes : (total[breaks - sum - 1] ?? formula.no));
}

/** The slots in which a break ends: busy, not so the slot before, but earlier on the same day. */
function breakEnds(formula: Formula, index: ProblemIndex, isBusy: readonly Literal[]): Literal[] {
  let hasBegun: Literal = formula.no;
  return isBusy.map((isBusyNow, slot) => {
    const isBusyBefore = isBusy[slot - 1] ?? formula.no;
    hasBegun =
      index.dayOf[slot] === index.dayOf[slot - 1] ? formula.or([hasBegun, isBusyBefore]) : formula.no;
    return formula.and([isBusyNow, negated(isBusyBefore), hasBegun]);
  });
}

/** Where somebody has `difference` breaks more than j, everybody has more than j. */
function encodeFairness(
  formula: Formula,
  counts: readonly (readonly Literal[])[],
  floor: number,
  difference: number,
): void {
  for (let j = 0; j < floor; j += 1) {
    const hasEverybody = formula.newLiteral();
    for (const counted of counts) {
      formula.implies([counted[j + difference] ?? formula.no], hasEverybody);
      formula.implies([hasEverybody], counted[j] ?? formula.no);
    }
  }
}

/** No more breaks than there can be between the meetings, and none in two neighbouring slots. */
function mostBreaks(index: ProblemIndex, participant: number): number {
  const meetings = at(index.meetingsOf, participant).length;
  return Math.max(0, Math.min(meetings - 1, Math.floor((index.slots.length - 1) / 2)));
}
