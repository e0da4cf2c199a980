import { at, type ProblemIndex } from '../../problem-index';
import type { PossibleSlots } from '../../possible-slots';
import { negated, type Literal } from '../literal';
import { weightAtMost } from './counting';
import type { Formula } from './formula';

/** Where each meeting is, as literals. */
export interface Placements {
  /** By meeting and slot: it is there; the constant `no` where it cannot be. */
  readonly isAt: readonly (readonly Literal[])[];
  /** By meeting: it is held somewhere. */
  readonly isHeld: readonly Literal[];
}

/** Each meeting in one slot at most, no more weight left out than `missing`, and in order. */
export function encodePlacements(
  formula: Formula,
  index: ProblemIndex,
  possible: PossibleSlots,
  missing: number,
): Placements {
  const isAt = index.meetings.map((_, meeting) =>
    index.slots.map((_, slot) => (possible.has(meeting, slot) ? formula.newLiteral() : formula.no)),
  );
  const isHeld = isAt.map((row) => {
    formula.atMostOne(row.filter((literal) => literal !== formula.no));
    if (missing > 0) return formula.or(row);
    formula.clause(...row);
    return formula.yes;
  });
  const total = index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);
  if (missing > 0 && missing < total)
    weightAtMost(
      formula,
      isHeld.map(negated),
      isHeld.map((_, meeting) => index.weight(meeting)),
      missing,
    );
  const placements = { isAt, isHeld };
  encodeOrder(formula, index, placements);
  return placements;
}

/** A meeting that must come after another is in a later slot, when both are held. */
function encodeOrder(formula: Formula, index: ProblemIndex, { isAt, isHeld }: Placements): void {
  index.later.forEach((followers, meeting) => {
    if (followers.length === 0) return;
    let isPast: Literal = formula.no;
    at(isAt, meeting).forEach((isHere, slot) => {
      for (const follower of followers)
        formula.clause(negated(at(at(isAt, follower), slot)), isPast, negated(at(isHeld, meeting)));
      isPast = formula.or([isPast, isHere]);
    });
  });
}
