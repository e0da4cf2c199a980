import { allocate, describeAssignments } from '../allocate';
import { boundWeight } from '../bounds/placed-weight';
import { applyChanges } from '../changes/apply-changes';
import type { ProblemChange } from '../changes/problem-change';
import { PossibleSlots } from '../possible-slots';
import type { Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import type { Schedule } from '../schedule';
import { candidatesFor, type Candidate } from './candidates';
import { capacityOf, type Capacity } from './capacity';

const DEFAULT_ITERATIONS = 150_000;

export interface WhatIfOptions {
  /** Any integer; default 1. */
  readonly seed?: number;
  /** Moves of the search tried at most for each question; default 150,000. */
  readonly iterations?: number;
  /** What stands now; without it, the best that is found. */
  readonly schedule?: Pick<Schedule, 'assignments'>;
  /** Asked every few hundred moves; true ends with what is known by then. */
  readonly shouldStop?: () => boolean;
}

/** What a change is worth. */
export interface Worth {
  readonly changes: readonly ProblemChange[];
  /** Weight, and meetings, placed more than now; less where something is taken away. */
  readonly weight: number;
  readonly placed: number;
  /** No schedule makes it worth more weight. */
  readonly atMost: number;
  /** Whether `weight` is exactly what the best schedules of before and after differ by. */
  readonly isProved: boolean;
  /** The argument in words. */
  readonly proof: string;
  /** The problem after the changes, and the schedule that makes it so. */
  readonly problem: Problem;
  readonly schedule: Schedule;
}

export interface WhatIf {
  /** The best that is known of the problem as it is. */
  readonly present: Schedule;
  readonly capacity: Capacity;
  /** What could be added, the worthiest first. */
  readonly options: readonly (Worth & { readonly kind: Candidate['kind'] })[];
}

/**
 * What one more table, slot, half an hour, interpreter, or all the time of one participant would be worth.
 * Bounds answer first: where they show that nothing more can be placed, nothing is searched.
 *
 * @example whatIf(problem).options.map(({ kind, weight, isProved }) => …)
 */
export function whatIf(problem: Problem, options: WhatIfOptions = {}): WhatIf {
  const asked = askable(problem);
  const present = presentOf(asked, options);
  const missing = new Set(present.unplaced.map(({ meeting }) => meeting));
  const unplaced = problem.meetings.filter(({ id }) => missing.has(id));
  const answers = candidatesFor(problem, unplaced).map(({ kind, changes }) => ({
    kind,
    ...worthOver(asked, present, changes, options),
  }));
  answers.sort((a, b) => b.weight - a.weight || b.atMost - a.atMost);
  return { present, capacity: capacityOf(problem), options: answers };
}

/**
 * What certain changes would be worth, made together.
 *
 * @example worthOf(problem, [{ kind: 'table-added', table: { id: 'one-more' } }]).weight
 */
export function worthOf(
  problem: Problem,
  changes: readonly ProblemChange[],
  options: WhatIfOptions = {},
): Worth {
  const asked = askable(problem);
  return worthOver(asked, presentOf(asked, options), changes, options);
}

/** What is asked is how much can be placed, whatever was published and whether or not all must be. */
function askable({ published: _published, ...problem }: Problem): Problem {
  return { ...problem, rules: { ...problem.rules, mustPlaceAll: false, keepPublishedFirst: false } };
}

function presentOf(problem: Problem, options: WhatIfOptions): Schedule {
  return search(problem, options.schedule?.assignments ?? [], options);
}

function worthOver(
  problem: Problem,
  present: Schedule,
  changes: readonly ProblemChange[],
  options: WhatIfOptions,
): Worth {
  const changed = applyChanges(problem, changes);
  const { weight, placed } = present.objective;
  const index = new ProblemIndex(changed);
  const bound = boundWeight(index, new PossibleSlots(index));
  const isWorthNothing = bound.value === weight && isAddition(changes);
  const schedule = isWorthNothing
    ? describeAssignments(changed, present.assignments, present.search)
    : search(changed, present.assignments, options);
  const isPresentBest = weight === present.bounds.weight;
  return {
    changes,
    weight: schedule.objective.weight - weight,
    placed: schedule.objective.placed - placed,
    atMost: schedule.bounds.weight - weight,
    isProved: isPresentBest && schedule.objective.weight === schedule.bounds.weight,
    proof: bound.proof,
    problem: changed,
    schedule,
  };
}

/** Whether every schedule of before is one of after too. */
const isAddition = (changes: readonly ProblemChange[]): boolean =>
  changes.every(({ kind }) => kind.endsWith('-added') || kind === 'participant-back');

/** Ends as soon as nothing more can be placed: comfort is not what is asked. */
function search(problem: Problem, start: Schedule['assignments'], options: WhatIfOptions): Schedule {
  const { seed = 1, iterations = DEFAULT_ITERATIONS, shouldStop } = options;
  let isReached = false;
  return allocate(problem, {
    seed,
    iterations,
    start,
    shouldStop: () => isReached || shouldStop?.() === true,
    onProgress: ({ weight, bounds }) => {
      isReached = weight >= bounds.weight;
    },
  }).schedule;
}
