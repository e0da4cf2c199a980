import type { Reason } from './reason';
import type { Seat, Seating } from './seating';

/**
 * A hard rule, said of one meeting at one place among the others. A schedule keeps the rule when none of its
 * meetings breaks it where it is; a place is open to a meeting when it would break no rule there.
 */
export interface Rule {
  readonly name: Reason['kind'];
  /** The rule as one sentence for people. */
  readonly sentence: string;
  /** What speaks against the meeting at `seat`, all other meetings staying where they are in `seating`. */
  against(seating: Seating, meeting: number, seat: Seat): Iterable<Reason>;
}
