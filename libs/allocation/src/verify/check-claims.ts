import { boundsFor } from '../bounds/bounds';
import { boundWeight } from '../bounds/placed-weight';
import { FAIR_DIFFERENCE } from '../objective/levels';
import { isOptimal } from '../objective/optimal';
import { PossibleSlots } from '../possible-slots';
import type { ProblemIndex } from '../problem-index';
import type { Bounds, Objective, Schedule, Status } from '../schedule';
import { checkProof, type Theorem } from './check-proof';
import type { Violation } from './violation';

/** What is wrong with the bounds and the status, and which bounds were taken on trust. */
export interface ClaimsVerdict {
  readonly violations: readonly Violation[];
  readonly unchecked: readonly (keyof Bounds)[];
}

/**
 * Every bound is what its argument gives, and the status says no more than the bounds prove. Bounds of the
 * exact engine are what the proof shows; without a proof they are taken as claimed, and named.
 */
export function checkClaims(
  index: ProblemIndex,
  schedule: Schedule,
  objective: Objective,
  proof: Iterable<string> | undefined,
): ClaimsVerdict {
  const possible = new PossibleSlots(index);
  const { bounds: counted } = boundsFor(index, possible, boundWeight(index, possible), objective.weight);
  const isAsked = proof !== undefined && schedule.exact !== undefined;
  const shown = isAsked ? checkProof(index, possible, proof) : null;
  if (shown && 'line' in shown) return { violations: [{ kind: 'wrong-proof', ...shown }], unchecked: [] };
  const { weight, breaks } = schedule.exact ?? {};
  const exact = shown
    ? provedBy(shown.theorems, index, objective)
    : { weight: weight ?? Infinity, breaks: breaks ?? 0 };
  const claimed: Bounds = {
    ...counted,
    ...(weight !== undefined && { weight: Math.min(counted.weight, Math.max(exact.weight, weight)) }),
    ...(breaks !== undefined && { breaks: Math.max(counted.breaks, Math.min(exact.breaks, breaks)) }),
  };
  return {
    violations: [...contradictions(index, schedule, objective, claimed)],
    unchecked: shown
      ? []
      : (['weight', 'breaks'] as const).filter((bound) => claimed[bound] !== counted[bound]),
  };
}

function* contradictions(
  index: ProblemIndex,
  schedule: Schedule,
  objective: Objective,
  bounds: Bounds,
): Generator<Violation> {
  for (const bound of Object.keys(bounds) as (keyof Bounds)[]) {
    const isPassed = bound === 'weight' ? bounds.weight < objective.weight : bounds[bound] > objective[bound];
    if (schedule.bounds[bound] !== bounds[bound] || isPassed)
      yield {
        kind: 'unfounded-bound',
        bound,
        claimed: schedule.bounds[bound],
        proved: isPassed ? objective[bound] : bounds[bound],
      };
  }
  if (!isFounded(index, schedule.status, objective, bounds))
    yield { kind: 'unfounded-status', claimed: schedule.status };
}

/** The tightest bounds that the theorems give for schedules that place as much as this one and are as fair. */
function provedBy(
  theorems: readonly Theorem[],
  index: ProblemIndex,
  objective: Objective,
): { readonly weight: number; readonly breaks: number } {
  const total = index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);
  const rule = index.problem.rules?.maxBreakDifference;
  const difference = Math.max(rule ?? FAIR_DIFFERENCE, objective.maxBreakDifference);
  const missing = total - objective.weight;
  const proved = { weight: Infinity, breaks: 0 };
  for (const theorem of theorems) {
    const holdsForAll = theorem.difference === null || (rule !== undefined && theorem.difference >= rule);
    if (theorem.breaks === null && holdsForAll)
      proved.weight = Math.min(proved.weight, total - theorem.missing - 1);
    const holdsForThese =
      theorem.missing >= missing && theorem.difference !== null && theorem.difference >= difference;
    if (theorem.breaks !== null && holdsForThese) proved.breaks = Math.max(proved.breaks, theorem.breaks);
  }
  return proved;
}

function isFounded(
  { problem, meetings }: ProblemIndex,
  status: Status,
  objective: Objective,
  bounds: Bounds,
): boolean {
  const mustPlaceAll = problem.rules?.mustPlaceAll === true;
  const total = meetings.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const isImpossible = mustPlaceAll && bounds.weight < total;
  switch (status) {
    case 'optimal':
      return isOptimal(objective, bounds, problem.rules);
    case 'feasible':
      return !isImpossible;
    case 'incomplete':
      return mustPlaceAll && !isImpossible && objective.placed < meetings.length;
    case 'infeasible':
      return isImpossible;
  }
}
