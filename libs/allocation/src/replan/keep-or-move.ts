import { allocate } from '../allocate';
import { freeDelegates, freeInterpreters, reasonsAgainst } from '../explain/cells';
import type { Change, Repair } from '../explain/explanation';
import { repairsOf } from '../explain/repairs';
import { evaluate } from '../objective/evaluate';
import { compareObjectives } from '../objective/levels';
import type { Assignment, Placement, Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import { seatOf, Seating } from '../rules/seating';
import type { Schedule } from '../schedule';
import { freeze, whatCanStay, type Standing } from './freeze';

const DEFAULT_ITERATIONS = 300_000;

export interface ReplanOptions {
  /** Any integer; default 1. Same problem, schedule, changes, seed and iterations: same result. */
  readonly seed?: number;
  /** Moves of the search tried at most in each of its parts; default 300,000. */
  readonly iterations?: number;
  /** Asked every few hundred moves; true ends with the best so far. */
  readonly shouldStop?: () => boolean;
}

interface Found {
  readonly assignments: readonly Assignment[];
  readonly iterations: number;
}

/** The best that was found with every published meeting left where it is that can stay. */
export interface Kept extends Found {
  readonly unkeepable: number;
  /** Whether no other published meeting had to move. */
  readonly isEverythingKept: boolean;
  /** No schedule that moves the unkeepable ones alone places more. */
  readonly weightBound: number;
  readonly weightProof: string;
}

export function keepWhatCanStay(problem: Problem, options: ReplanOptions): Kept {
  const standing = whatCanStay(problem);
  const kept = keep(problem, standing, 'slot', options);
  // With several kinds of tables a newcomer may have taken the table of one that stays in its slot.
  if (kept.isEverythingKept) return kept;
  return better(problem, kept, keep(problem, standing, 'place', options));
}

function keep(problem: Problem, standing: Standing, to: 'slot' | 'place', options: ReplanOptions): Kept {
  const { unkeepable, assignments } = standing;
  const schedule = search(freeze(standing, to), assignments, options);
  return {
    assignments: schedule.assignments,
    iterations: schedule.search.iterations,
    unkeepable,
    isEverythingKept: evaluate(problem, schedule.assignments).moved === unkeepable,
    weightBound: schedule.bounds.weight,
    weightProof: `All published meetings that can stay do. ${schedule.proof.weight}`,
  };
}

/** More published meetings may move: first single ones that make room for another, then whatever the search finds. */
export function moveForMore(problem: Problem, start: readonly Assignment[], options: ReplanOptions): Found {
  const kept = { assignments: start, iterations: 0 };
  const shifted = { assignments: shiftSingleMeetings(problem, start), iterations: 0 };
  const begin = better(problem, kept, shifted);
  const standing = whatCanStay(problem);
  const { assignments, search: record } = search(standing.problem, begin.assignments, options);
  const { iterations } = record;
  const found = { assignments: broughtBack(problem, assignments, standing.assignments), iterations };
  return { ...better(problem, begin, found), iterations };
}

/** Meetings that the search has moved go back to where they were published, as long as one of them can. */
function broughtBack(
  problem: Problem,
  found: readonly Assignment[],
  standing: readonly Assignment[],
): Assignment[] {
  const index = new ProblemIndex(problem);
  const seating = Seating.of(index, found);
  const goesBack = (assignment: Assignment): boolean => {
    const [meeting = -1, slot = -1, table = -1] = [
      index.meetingAt.get(assignment.meeting),
      index.slotAt.get(assignment.slot),
      index.tableAt.get(assignment.table),
    ];
    const now = seating.seat(meeting);
    if (now?.slot === slot && now.table === table) return false;
    const interpreter = freeInterpreters(seating, meeting, slot)[0] ?? -1;
    const seat = { slot, table, interpreter, delegates: freeDelegates(seating, meeting, slot) };
    if (reasonsAgainst(seating, meeting, seat).length > 0) return false;
    seating.place(meeting, seat);
    return true;
  };
  while (standing.filter(goesBack).length > 0);
  return seating.assignments();
}

/** Places whatever one other meeting's moving makes room for. */
function shiftSingleMeetings(problem: Problem, start: readonly Assignment[]): Assignment[] {
  const index = new ProblemIndex(problem);
  const seating = Seating.of(index, start);
  const place = (meeting: string, placement: Placement) => {
    seating.place(index.meetingAt.get(meeting) ?? -1, seatOf(index, placement));
  };
  for (const [position, { id }] of index.meetings.entries()) {
    if (seating.seat(position)) continue;
    const [repair] = repairsOf(seating, position);
    for (const change of onlyMoves(repair)) place(change.meeting, change.to);
    if (repair && onlyMoves(repair).length > 0) place(id, repair.placement);
  }
  return seating.assignments();
}

type Move = Extract<Change, { kind: 'move-meeting' }>;

/** The changes of a repair that consists of moves, nothing for any other. */
function onlyMoves(repair: Repair | undefined): Move[] {
  const moves = repair?.changes.flatMap((change) => (change.kind === 'move-meeting' ? [change] : [])) ?? [];
  return moves.length === repair?.changes.length ? moves : [];
}

function search(problem: Problem, start: readonly Assignment[], options: ReplanOptions): Schedule {
  const { seed = 1, iterations = DEFAULT_ITERATIONS, shouldStop } = options;
  return allocate(problem, { seed, iterations, start, ...(shouldStop && { shouldStop }) }).schedule;
}

function better<T extends Found>(problem: Problem, one: T, other: T): T {
  const [a, b] = [one, other].map(({ assignments }) => evaluate(problem, assignments));
  return a && b && compareObjectives(b, a, problem.rules) < 0 ? other : one;
}
