import type { Rules } from '../problem';
import type { Objective } from '../schedule';

/** Without a rule of its own, a gathering counts as unfair what exceeds a difference of two breaks. */
export const FAIR_DIFFERENCE = 2;

/**
 * The objective as integers to be made small, the most important first: weight not won, published meetings
 * moved, unfairness beyond what is allowed, breaks, idle slots, table changes. `keepPublishedFirst` swaps the
 * first two.
 */
export function levels(objective: Objective, rules: Rules = {}): number[] {
  const { weight, moved, maxBreakDifference, breaks, idleSlots, tableChanges } = objective;
  const unfair = Math.max(0, maxBreakDifference - (rules.maxBreakDifference ?? FAIR_DIFFERENCE));
  const first = rules.keepPublishedFirst === true ? [moved, -weight] : [-weight, moved];
  return [...first, unfair, breaks, idleSlots, tableChanges];
}

/**
 * Compares two objectives under the rules of their problem: negative when `a` is the better one.
 *
 * @example compareObjectives(evaluate(problem, mine), evaluate(problem, theirs), problem.rules) < 0
 */
export function compareObjectives(a: Objective, b: Objective, rules?: Rules): number {
  const other = levels(b, rules);
  for (const [level, value] of levels(a, rules).entries()) {
    const difference = value - (other[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
