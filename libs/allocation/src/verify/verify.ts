import { evaluateSeating } from '../objective/evaluate';
import type { Assignment, Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';
import { checkClaims } from './check-claims';
import type { Violation } from './violation';
import type { Bounds, Objective, Schedule } from '../schedule';

export interface Verdict {
  readonly isValid: boolean;
  readonly violations: readonly Violation[];
  /** Recomputed; null when an id is unknown or a meeting is placed twice. */
  readonly objective: Objective | null;
  /** Bounds claimed by the exact engine and not checked again, because no proof was given. */
  readonly unchecked: readonly (keyof Bounds)[];
}

export interface VerifyOptions {
  /** The lines of the exact engine's proof. */
  readonly proof?: Iterable<string>;
}

/**
 * Checks a schedule without trusting how it was found: every rule by its plain definition, the objective and
 * every bound computed again. Expects a problem that `checkProblem` accepts.
 *
 * @example verify(problem, schedule).isValid
 */
export function verify(problem: Problem, schedule: Schedule, { proof }: VerifyOptions = {}): Verdict {
  const index = new ProblemIndex(problem);
  const names = [...checkNames(index, schedule.assignments)];
  if (names.length > 0) return { isValid: false, violations: names, objective: null, unchecked: [] };
  const seating = Seating.of(index, schedule.assignments);
  const objective = evaluateSeating(seating);
  const claims = checkClaims(index, schedule, objective, proof);
  const violations = [
    ...checkRules(seating),
    ...checkAccount(index, seating, schedule),
    ...checkFairness(problem, objective),
    ...checkObjective(schedule.objective, objective),
    ...claims.violations,
  ];
  return { isValid: violations.length === 0, violations, objective, unchecked: claims.unchecked };
}

/**
 * The hard rules that assignments break, and ids that the problem does not have; nothing about how good they are
 * or how even the breaks.
 *
 * @example brokenRules(problem, assignments).length === 0
 */
export function brokenRules(problem: Problem, assignments: readonly Assignment[]): Violation[] {
  const index = new ProblemIndex(problem);
  const names = [...checkNames(index, assignments)];
  return names.length > 0 ? names : [...checkRules(Seating.of(index, assignments))];
}

/** Every id belongs to the problem, and no meeting is placed twice. */
function* checkNames(index: ProblemIndex, assignments: readonly Assignment[]): Generator<Violation> {
  const seen = new Set<string>();
  for (const { meeting, slot, table, interpreter, delegates = [] } of assignments) {
    if (!index.meetingAt.has(meeting)) yield { kind: 'unknown-id', meeting, id: meeting };
    if (!index.slotAt.has(slot)) yield { kind: 'unknown-id', meeting, id: slot };
    if (!index.tableAt.has(table)) yield { kind: 'unknown-id', meeting, id: table };
    if (interpreter !== undefined && !index.interpreterAt.has(interpreter))
      yield { kind: 'unknown-id', meeting, id: interpreter };
    for (const id of delegates) if (!index.delegateAt.has(id)) yield { kind: 'unknown-id', meeting, id };
    if (seen.has(meeting)) yield { kind: 'placed-twice', meeting };
    seen.add(meeting);
  }
}

/** No meeting breaks a hard rule where it is. */
function* checkRules(seating: Seating): Generator<Violation> {
  for (const meeting of seating.index.meetings.keys()) {
    const seat = seating.seat(meeting);
    if (seat) for (const rule of HARD_RULES) yield* rule.against(seating, meeting, seat);
  }
}

/** Every meeting is either placed or listed as unplaced, and placed if the rules and the status say so. */
function* checkAccount(
  { problem, meetings }: ProblemIndex,
  seating: Seating,
  schedule: Schedule,
): Generator<Violation> {
  const listed = new Map<string, number>();
  for (const { meeting } of schedule.unplaced) listed.set(meeting, (listed.get(meeting) ?? 0) + 1);
  const isComplete = schedule.status === 'optimal' || schedule.status === 'feasible';
  for (const [position, { id }] of meetings.entries()) {
    const isPlaced = seating.seat(position) !== null;
    if ((listed.get(id) ?? 0) !== (isPlaced ? 0 : 1)) yield { kind: 'unaccounted', meeting: id };
    if (!isPlaced && problem.rules?.mustPlaceAll === true && isComplete)
      yield { kind: 'left-out', meeting: id };
    listed.delete(id);
  }
  for (const meeting of listed.keys()) yield { kind: 'unknown-id', meeting, id: meeting };
}

/** Where a rule limits it, nobody has too many breaks more than another. */
function* checkFairness({ rules }: Problem, { maxBreakDifference: found }: Objective): Generator<Violation> {
  const allowed = rules?.maxBreakDifference;
  if (allowed !== undefined && found > allowed) yield { kind: 'unfair-breaks', allowed, found };
}

/** Every figure of the objective is what the assignments give. */
function* checkObjective(claimed: Objective, found: Objective): Generator<Violation> {
  for (const figure of Object.keys(found) as (keyof Objective)[])
    if (claimed[figure] !== found[figure])
      yield { kind: 'wrong-objective', figure, claimed: claimed[figure], found: found[figure] };
}
