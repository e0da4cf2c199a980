import type { AllocateOptions, Allocation, Progress } from './allocation';
import { boundsFor } from './bounds/bounds';
import { boundWeight, type WeightBound } from './bounds/placed-weight';
import { claimsOf, exactProgress, excludingCauses, withClaims } from './exact/claims';
import { improveExactly, type ExactOutcome } from './exact/improve';
import { ProofLog } from './exact/proof-log';
import { explainSeating } from './explain/explain';
import { checkProblem } from './formats/check-problem';
import { evaluateSeating } from './objective/evaluate';
import { isOptimal } from './objective/optimal';
import { PossibleSlots } from './possible-slots';
import type { Assignment, Problem } from './problem';
import { ProblemIndex } from './problem-index';
import { Seating } from './rules/seating';
import type { Bounds, Schedule, SearchRecord, Status } from './schedule';
import { Annealing } from './search/annealing';
import { compile } from './search/compiled';
import { finish } from './search/finish';

const DEFAULT_CONFLICTS = 1_000_000;
const ENGINE = 'ronda-annealing/1';
const DEFAULT_ITERATIONS = 1_000_000;
/** Moves between two questions to `shouldStop`: a fraction of a millisecond. */
const BATCH = 256;
/** Unplaced meetings that come with repairs; those of any other are found by `explainUnplaced`. */
const MOST_REPAIRED = 50;

/**
 * Places as many meetings as it can, as comfortably as it can. Infeasible and unplaced are results; only a
 * problem that contradicts itself throws (InvalidInput). The same problem, seed and iterations give the same
 * schedule; time is known to the caller alone, through `shouldStop`.
 *
 * @example
 * const { schedule } = allocate(problem, { seed: 7, iterations: 500_000 });
 * if (schedule.status === 'infeasible') console.log(schedule.causes.map((cause) => causeText(cause)));
 */
export function allocate(problem: Problem, options: AllocateOptions = {}): Allocation {
  checkProblem(problem);
  const index = new ProblemIndex(problem);
  const possible = new PossibleSlots(index);
  const weight = boundWeight(index, possible);
  const ideal = boundsFor(index, possible, weight, weight.value);
  const { bounds } = ideal;
  const isInfeasible = problem.rules?.mustPlaceAll === true && weight.value < totalWeight(index);
  const c = compile(index, possible, ideal.leastBreaks);
  const seed = options.checkpoint?.seed ?? options.seed ?? 1;
  const start = options.start && startSlots(index, options.start);
  const annealing = new Annealing(c, bounds, totalWeight(index), seed, {
    checkpoint: options.checkpoint,
    start,
  });
  if (!isInfeasible) search(annealing, options, bounds);
  const found = finish(index, c, annealing.best);
  const isOver = isInfeasible || annealing.isDone || options.shouldStop?.() === true;
  const exact = options.exact && !isOver ? exactly(found, possible, weight, bounds, options) : null;
  const isBetter = exact !== null && !isSame(exact.slots, found);
  const seating = isBetter ? finish(index, c, exact.slots) : found;
  return {
    schedule: describe(
      index,
      possible,
      weight,
      ideal,
      seating,
      {
        seed,
        iterations: annealing.iterations,
        engine: ENGINE,
      },
      exact,
    ),
    checkpoint: isInfeasible || annealing.isDone ? null : annealing.checkpoint(),
  };
}

/** Goes on from what the moves have found with the exact engine; null where that is proved the best already. */
function exactly(
  found: Seating,
  possible: PossibleSlots,
  weight: WeightBound,
  bounds: Bounds,
  { exact = {}, shouldStop, onProgress }: AllocateOptions,
): ExactOutcome | null {
  const { index } = found;
  const objective = evaluateSeating(found);
  if (isOptimal(objective, bounds, index.problem.rules)) return null;
  const { conflicts = DEFAULT_CONFLICTS, onProofLine } = exact;
  const slots = index.meetings.map((_, meeting) => found.slotOf(meeting));
  return improveExactly(index, possible, slots, weight.value, {
    conflicts,
    shouldStop,
    log: onProofLine && new ProofLog(onProofLine),
    onProgress:
      onProgress &&
      ((outcome) => {
        onProgress(exactProgress(index, outcome, bounds));
      }),
  });
}

const isSame = (slots: Int32Array, seating: Seating): boolean =>
  slots.every((slot, meeting) => slot === seating.slotOf(meeting));

function search(annealing: Annealing, options: AllocateOptions, bounds: Bounds): void {
  const { shouldStop, onProgress, progressEvery = 100_000 } = options;
  const iterations = movesOf(options, annealing.best.length);
  const { shouldCheckpoint, onCheckpoint } = options;
  const tell = () => onProgress?.(progressOf(annealing, bounds));
  let told = annealing.iterations;
  tell();
  while (annealing.iterations < iterations && !annealing.isDone && shouldStop?.() !== true) {
    if (onCheckpoint && shouldCheckpoint?.() === true) onCheckpoint(annealing.checkpoint());
    const hasImproved = annealing.run(Math.min(BATCH, iterations - annealing.iterations));
    if (!hasImproved && annealing.iterations - told < progressEvery) continue;
    told = annealing.iterations;
    tell();
  }
  tell();
}

function progressOf(annealing: Annealing, bounds: Bounds): Progress {
  return {
    iterations: annealing.iterations,
    meetings: annealing.best.length,
    placed: annealing.best.reduce((count, slot) => count + (slot < 0 ? 0 : 1), 0),
    ...annealing.bestFigures(),
    bounds,
  };
}

function describe(
  index: ProblemIndex,
  possible: PossibleSlots,
  weight: WeightBound,
  ideal: ReturnType<typeof boundsFor>,
  seating: Seating,
  search: SearchRecord,
  exact: ExactOutcome | null,
): Schedule {
  const objective = evaluateSeating(seating);
  const isAtBound = objective.weight === weight.value;
  const counted = isAtBound ? ideal : boundsFor(index, possible, weight, objective.weight);
  const claims = exact && claimsOf(exact, seating);
  const { bounds, proof } = withClaims(counted, claims);
  const assignments = seating.assignments();
  const rules = index.problem.rules ?? {};
  const isInfeasible = rules.mustPlaceAll === true && bounds.weight < totalWeight(index);
  const unplaced = explainSeating(seating, MOST_REPAIRED);
  const isProved = isOptimal(objective, bounds, rules);
  const status: Status = isInfeasible
    ? 'infeasible'
    : rules.mustPlaceAll === true && unplaced.length > 0
      ? 'incomplete'
      : isProved
        ? 'optimal'
        : 'feasible';
  return {
    format: 'ronda.schedule/1',
    status,
    assignments,
    unplaced,
    objective,
    bounds,
    proof,
    causes: isInfeasible ? [...weight.causes, ...excludingCauses(index, exact)] : [],
    ...(claims && { exact: claims }),
    search,
  };
}

/**
 * What there is to say of given assignments: their objective, the bounds, and why the rest has no place. For
 * schedules that no search has made. Throws `RangeError` for ids that the problem does not have.
 */
export function describeAssignments(
  problem: Problem,
  assignments: readonly Assignment[],
  search: SearchRecord,
): Schedule {
  const index = new ProblemIndex(problem);
  const possible = new PossibleSlots(index);
  const weight = boundWeight(index, possible);
  const ideal = boundsFor(index, possible, weight, weight.value);
  return describe(index, possible, weight, ideal, Seating.of(index, assignments), search, null);
}

/** The moves there may be: fewer where the exact engine is to take over. */
function movesOf({ iterations = DEFAULT_ITERATIONS, exact }: AllocateOptions, meetings: number): number {
  if (!exact) return iterations;
  return Math.min(iterations, exact.afterMoves ?? 200_000 + 500 * meetings);
}

const totalWeight = (index: ProblemIndex): number =>
  index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);

function startSlots(index: ProblemIndex, start: NonNullable<AllocateOptions['start']>): number[] {
  const slots = index.meetings.map(() => -1);
  for (const { meeting, slot } of start) {
    const position = index.meetingAt.get(meeting);
    if (position !== undefined) slots[position] = index.slotAt.get(slot) ?? -1;
  }
  return slots;
}
