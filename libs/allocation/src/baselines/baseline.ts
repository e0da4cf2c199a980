import type { Assignment, Problem } from '../problem';

/**
 * A rule by which other products are said to schedule, re-implemented from what is published about it. It keeps
 * every hard rule of the problem (save the greatest difference of breaks, which none of them knows), so that
 * figures can be compared. See `docs/allocation.md` for what each is taken from.
 */
export interface Baseline {
  readonly name: string;
  /** The rule as one sentence for people. */
  readonly sentence: string;
  /** Places what it can, afresh. The same problem and seed give the same assignments. */
  allocate(problem: Problem, seed: number): Assignment[];
  /** What it does after a change: `before` is what it had placed, `problem` what is true now. */
  reallocate(problem: Problem, before: readonly Assignment[], seed: number): Assignment[];
}
