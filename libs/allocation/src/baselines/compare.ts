import { allocate } from '../allocate';
import { applyChanges } from '../changes/apply-changes';
import type { ProblemChange } from '../changes/problem-change';
import { evaluate } from '../objective/evaluate';
import type { Assignment, Problem } from '../problem';
import { whatCanStay } from '../replan/freeze';
import { replan } from '../replan/replan';
import type { Baseline } from './baseline';
import { BASELINES } from './rules-of-others';

/** How well a rule serves a gathering. */
export interface ServiceFigures {
  readonly name: string;
  readonly placed: number;
  readonly weight: number;
  readonly breaks: number;
  /** The share of its meetings that the worst-served participant gets, from 0 to 1. */
  readonly worstShare: number;
  /** The greatest difference between regions in the mean share that their participants get, from 0 to 1. */
  readonly regionalDifference: number;
  /** Meetings moved or dropped after a no-show, and how many of those could have stayed where they were. */
  readonly moved: number;
  readonly movedNeedlessly: number;
}

export interface ComparisonOptions {
  /** Any integer; default 1. */
  readonly seed?: number;
  /** Moves of Ronda's search, in each of its parts; default 1,000,000. */
  readonly iterations?: number;
}

const RONDA: (iterations: number) => Baseline = (iterations) => ({
  name: 'Ronda',
  sentence: 'The engine of this library, and its re-planning.',
  allocate: (problem, seed) => [...allocate(problem, { seed, iterations }).schedule.assignments],
  reallocate: (problem, before, seed) => {
    const careful = { ...problem, rules: { ...problem.rules, keepPublishedFirst: true } };
    return [...replan(careful, { assignments: before }, [], { seed, iterations }).schedule.assignments];
  },
});

/**
 * Ronda beside the published rules of other products, on one problem: first the schedule of each, then what
 * each makes of it when the participant with most meetings does not come back after half of the slots.
 */
export function compareWithBaselines(problem: Problem, options: ComparisonOptions = {}): ServiceFigures[] {
  const { seed = 1, iterations = 1_000_000 } = options;
  const { published: _published, ...fresh } = problem;
  const noShow = busiestGone(fresh);
  return [RONDA(iterations), ...BASELINES].map((rule) => {
    const before = rule.allocate(fresh, seed);
    const told = Object.fromEntries(before.map(({ meeting, ...place }) => [meeting, place]));
    const changed = applyChanges({ ...fresh, published: told }, noShow);
    const { moved } = evaluate(changed, rule.reallocate(changed, before, seed));
    const { placed, weight, breaks } = evaluate(fresh, before);
    return {
      name: rule.name,
      placed,
      weight,
      breaks,
      ...sharesOf(fresh, before),
      moved,
      movedNeedlessly: moved - whatCanStay(changed).unkeepable,
    };
  });
}

function busiestGone({ participants, meetings, slots }: Problem): ProblemChange[] {
  const wanted = countSides(meetings);
  const [busiest] = [...participants].sort((a, b) => (wanted.get(b.id) ?? 0) - (wanted.get(a.id) ?? 0));
  const from = slots[Math.floor(slots.length / 2)]?.id;
  return busiest && from !== undefined ? [{ kind: 'participant-away', participant: busiest.id, from }] : [];
}

function sharesOf(
  { participants, meetings }: Problem,
  assignments: readonly Assignment[],
): Pick<ServiceFigures, 'worstShare' | 'regionalDifference'> {
  const isPlaced = new Set(assignments.map(({ meeting }) => meeting));
  const wanted = countSides(meetings);
  const got = countSides(meetings.filter(({ id }) => isPlaced.has(id)));
  const byRegion = new Map<string, number[]>();
  for (const { id, region = '' } of participants) {
    const most = wanted.get(id);
    if (most === undefined) continue;
    const share = (got.get(id) ?? 0) / most;
    byRegion.set(region, [...(byRegion.get(region) ?? []), share]);
  }
  const means = [...byRegion.values()].map((shares) => shares.reduce((a, b) => a + b, 0) / shares.length);
  return {
    worstShare: Math.min(1, ...[...byRegion.values()].flat()),
    regionalDifference: means.length === 0 ? 0 : Math.max(...means) - Math.min(...means),
  };
}

function countSides(meetings: Problem['meetings']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { participants } of meetings)
    for (const side of participants) counts.set(side, (counts.get(side) ?? 0) + 1);
  return counts;
}
