import type { Cause, Repair } from './explain/explanation';
import type { Assignment } from './problem';

/** A meeting that found no place, why, and what would help. */
export interface UnplacedMeeting {
  readonly meeting: string;
  readonly causes: readonly Cause[];
  /** The cheapest first. Where more than fifty are unplaced, the last come without: `explainUnplaced` finds theirs. */
  readonly repairs: readonly Repair[];
}

/**
 * - `optimal`: placed weight, moves, fairness and breaks are each proved the best possible, in that order;
 * - `feasible`: every hard rule holds; better may exist;
 * - `incomplete`: every meeting must be placed, some are not, and nothing proves that it cannot be done;
 * - `infeasible`: every meeting must be placed, and `causes` prove that it cannot be done.
 */
export type Status = 'optimal' | 'feasible' | 'incomplete' | 'infeasible';

/** The result in the shape of the interchange format `ronda.schedule/1`. */
export interface Schedule {
  readonly format: 'ronda.schedule/1';
  readonly status: Status;
  readonly assignments: readonly Assignment[];
  readonly unplaced: readonly UnplacedMeeting[];
  readonly objective: Objective;
  readonly bounds: Bounds;
  /** One argument in words for each bound. */
  readonly proof: Readonly<Record<keyof Bounds, string>>;
  /** Why it is infeasible; empty otherwise. */
  readonly causes: readonly Cause[];
  /** Bounds that the exact engine has proved beyond what counting shows; absent where there are none. */
  readonly exact?: ExactClaims;
  readonly search: SearchRecord;
}

/** What counting does not show and the exact engine has refuted; its proof can be followed, see `verify`. */
export interface ExactClaims {
  /** Conflicts it took. */
  readonly conflicts: number;
  readonly weight?: number;
  /** For schedules that place as much as this one and are as fair. */
  readonly breaks?: number;
}

/** How the schedule was found; the same problem, seed and iterations give the same schedule. */
export interface SearchRecord {
  readonly seed: number;
  readonly iterations: number;
  readonly engine: string;
  /** Milliseconds on the caller's clock, where the caller has measured. */
  readonly elapsedMs?: number;
}

/** What a schedule is worth; integers, compared level by level (see `objective/`). */
export interface Objective {
  /** Number of meetings placed. */
  readonly placed: number;
  /** Sum of their weights. */
  readonly weight: number;
  /** Published meetings that are elsewhere now, or nowhere. */
  readonly moved: number;
  /** Most breaks of a participant minus fewest. */
  readonly maxBreakDifference: number;
  /** Groups of idle slots between meetings of a participant on one day, summed over participants. */
  readonly breaks: number;
  /** The idle slots in those groups. */
  readonly idleSlots: number;
  /** Changes of table from one meeting of a participant to its next on the same day. */
  readonly tableChanges: number;
}

/** No schedule places more weight; none that places as much, and is as fair, moves or breaks less. */
export interface Bounds {
  readonly weight: number;
  readonly moved: number;
  readonly breaks: number;
}
