import type { ProblemIndex } from '../../problem-index';
import type { PossibleSlots } from '../../possible-slots';
import type { Literal } from '../literal';
import { encodeAttendance } from './attendance';
import { encodeBreaks, type BreakCount } from './breaks';
import { Capacity } from './capacity';
import { Formula, type ClauseSink } from './formula';
import { encodePlacements } from './placements';

/** Which schedules the formula speaks of. */
export interface Scope {
  /** Weight that may be left out. */
  readonly missing: number;
  /** Breaks are counted up to so many, and fair within `difference`; null where they do not matter. */
  readonly breaks: { readonly most: number; readonly difference: number } | null;
}

export interface Encoding {
  /** By meeting and slot: the literal that puts it there, `no` where it cannot be. */
  readonly isAt: readonly (readonly Literal[])[];
  /** By meeting: the literal that it is held; the constant yes where all have to be. */
  readonly isHeld: readonly Literal[];
  readonly no: Literal;
  /** Holds wherever there are at least so many breaks; for schedules in scope with breaks. */
  readonly hasBreaks: BreakCount;
  /** Adds what tables and interpreters allow in a slot; left out at first, since few slots are ever full. */
  limitRoom(slot: number): void;
}

/**
 * The schedules of a problem as a propositional formula, after the MaxSAT model of Bofill and others (JAIR
 * 2022): with the room of every slot limited, its models are exactly the schedules in scope. The same calls in the
 * same order give the same variables and clauses, so that a checker can build the formula again.
 */
export function encode(
  sink: ClauseSink,
  index: ProblemIndex,
  possible: PossibleSlots,
  { missing, breaks }: Scope,
): Encoding {
  const formula = new Formula(sink);
  const placements = encodePlacements(formula, index, possible, missing);
  const attendance = encodeAttendance(formula, index, possible, placements);
  const hasBreaks = breaks
    ? encodeBreaks(formula, index, possible, attendance, { missing, ...breaks })
    : () => formula.no;
  const capacity = new Capacity(formula, index, placements, attendance);
  return {
    ...placements,
    no: formula.no,
    hasBreaks,
    limitRoom: (slot) => {
      capacity.limit(slot);
    },
  };
}
