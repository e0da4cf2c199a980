import { describeAssignments } from '../allocate';
import { applyChanges } from '../changes/apply-changes';
import type { ProblemChange } from '../changes/problem-change';
import type { Assignment, Placement, Problem } from '../problem';
import type { Schedule } from '../schedule';
import { affectedBy, differenceOf, type Affected, type ScheduleDifference } from './difference';
import { keepWhatCanStay, moveForMore, type Kept, type ReplanOptions } from './keep-or-move';

const ENGINE = 'ronda-replan/1';

/** A figure of a re-planned schedule, and what no schedule can be better than. */
export interface Proved {
  readonly found: number;
  readonly bound: number;
  readonly isProved: boolean;
  /** The argument in words. */
  readonly proof: string;
}

export interface Replan {
  /** The problem after the changes, with what was published before them. */
  readonly problem: Problem;
  readonly schedule: Schedule;
  /** From the published schedule to this one. */
  readonly difference: ScheduleDifference;
  readonly affected: Affected;
  /** Published meetings moved or dropped; where placing more comes first, with no less weight than this. */
  readonly moves: Proved;
  /** Weight placed; where moving less comes first, with no more moves than these. */
  readonly weight: Proved;
}

/**
 * The schedule after something has happened: the fewest published meetings moved, then the most placed, or the
 * other way round where the problem says `keepPublishedFirst: false`. What can stay is fixed first, so that only
 * the rest is searched; when that already reaches what the bounds allow, it is proved best.
 *
 * Throws InvalidInput where the changes or the schedule name what the problem does not have.
 *
 * @example replan(problem, published, [{ kind: 'participant-away', participant: 'p7', from: 's5' }]).difference
 */
export function replan(
  problem: Problem,
  published: Pick<Schedule, 'assignments'>,
  changes: readonly ProblemChange[],
  options: ReplanOptions = {},
): Replan {
  const rules = { keepPublishedFirst: true, ...problem.rules };
  const told = { ...problem, rules, published: placementsOf(published.assignments) };
  const changed = applyChanges(told, changes);
  const kept = keepWhatCanStay(changed, options);
  const schedule = bestOf(changed, kept, options);
  const difference = differenceOf(published.assignments, schedule.assignments);
  return {
    problem: changed,
    schedule,
    difference,
    affected: affectedBy(everybody(problem, changed), difference),
    ...claimsOf(changed, schedule, kept),
  };
}

const placementsOf = (assignments: readonly Assignment[]): Record<string, Placement> =>
  Object.fromEntries(assignments.map(({ meeting, ...placement }) => [meeting, placement]));

/** What was kept, where it is proved best already; else what moving more published meetings makes of it. */
function bestOf(problem: Problem, kept: Kept, options: ReplanOptions): Schedule {
  const { seed = 1 } = options;
  const describe = (assignments: readonly Assignment[], iterations: number) =>
    describeAssignments(problem, assignments, { seed, iterations, engine: ENGINE });
  const schedule = describe(kept.assignments, kept.iterations);
  const isMovesFirst = problem.rules?.keepPublishedFirst === true;
  const isSettled = isMovesFirst || schedule.objective.weight === schedule.bounds.weight;
  if (kept.isEverythingKept && isSettled) return schedule;
  const better = moveForMore(problem, kept.assignments, options);
  return describe(better.assignments, kept.iterations + better.iterations);
}

function claimsOf(problem: Problem, schedule: Schedule, kept: Kept): Pick<Replan, 'moves' | 'weight'> {
  const { objective, bounds, proof } = schedule;
  if (problem.rules?.keepPublishedFirst === true) {
    const moves = proved(objective.moved, bounds.moved, proof.moved);
    const isTight = objective.moved === kept.unkeepable;
    const weight = isTight
      ? proved(objective.weight, Math.min(bounds.weight, kept.weightBound), kept.weightProof)
      : proved(objective.weight, bounds.weight, proof.weight);
    return { moves, weight: { ...weight, isProved: weight.isProved && moves.isProved } };
  }
  const weight = proved(objective.weight, bounds.weight, proof.weight);
  const more = movesForMore(problem, objective.weight - kept.weightBound);
  const moves = proved(
    objective.moved,
    Math.max(bounds.moved, kept.isEverythingKept ? kept.unkeepable + more : 0),
    more === 0
      ? proof.moved
      : `${proof.moved} With no more moves than these at most weight ${kept.weightBound} is placed, and a meeting that moves makes room for few others.`,
  );
  return { weight, moves: { ...moves, isProved: moves.isProved && weight.isProved } };
}

const proved = (found: number, bound: number, proof: string): Proved => ({
  found,
  bound,
  isProved: found === bound,
  proof,
});

/**
 * How many more published meetings must move at least to win so much weight. To put one of them back, at most
 * one meeting of either side has to go, one at its table and one with its interpreter; limits, precedences,
 * time to move, delegates with names and meetings of several slots may ask for more, then one move is all that can be claimed.
 */
function movesForMore({ meetings, participants, rules }: Problem, weight: number): number {
  if (weight <= 0) return 0;
  const isPlain =
    meetings.every(({ after = [], length = 1 }) => after.length === 0 && length === 1) &&
    participants.every(
      ({ maxMeetings, maxMeetingsPerSession, maxInARow, buffer = rules?.buffer, namedDelegates }) =>
        (namedDelegates ?? maxMeetings ?? maxMeetingsPerSession ?? maxInARow ?? buffer) === undefined,
    );
  if (!isPlain) return 1;
  const heaviest = meetings.reduce((most, { weight: own = 1 }) => Math.max(most, own), 1);
  return Math.ceil(weight / (ROOM_BY_ONE_MOVE * heaviest));
}

/** A meeting that moves makes room for so many others at most. */
const ROOM_BY_ONE_MOVE = 4;

/** Those of both problems, so that who had a withdrawn meeting is found too. */
function everybody(before: Problem, after: Problem): Pick<Problem, 'meetings' | 'participants'> {
  const known = new Set(after.meetings.map(({ id }) => id));
  return {
    meetings: [...after.meetings, ...before.meetings.filter(({ id }) => !known.has(id))],
    participants: after.participants,
  };
}
