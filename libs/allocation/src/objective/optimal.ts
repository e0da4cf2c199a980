import type { Rules } from '../problem';
import type { Bounds, Objective } from '../schedule';
import { levels } from './levels';

/** Whether the bounds prove every level down to the breaks; idle slots and table changes are best effort. */
export function isOptimal(objective: Objective, bounds: Bounds, rules: Rules = {}): boolean {
  const best: Objective = {
    ...objective,
    weight: bounds.weight,
    moved: bounds.moved,
    breaks: bounds.breaks,
    maxBreakDifference: 0,
  };
  const target = levels(best, rules);
  return levels(objective, rules)
    .slice(0, 4)
    .every((value, level) => value === target[level]);
}
