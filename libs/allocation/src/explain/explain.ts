import type { Assignment, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { Seating } from '../rules/seating';
import type { UnplacedMeeting } from '../schedule';
import { causesOf } from './causes';
import { repairsOf } from './repairs';

/**
 * For every meeting without a place: why, and what would help, the cheapest first. A meeting that a veto
 * keeps apart gets no repair.
 *
 * @example explainUnplaced(problem, schedule.assignments).map(({ meeting, causes }) => …)
 */
export function explainUnplaced(problem: Problem, assignments: readonly Assignment[]): UnplacedMeeting[] {
  return explainSeating(Seating.of(new ProblemIndex(problem), assignments));
}

/** @param mostRepaired of so many meetings repairs are sought, of the others the causes alone are told */
export function explainSeating(seating: Seating, mostRepaired = Infinity): UnplacedMeeting[] {
  const { index } = seating;
  const unplaced = [...index.meetings.keys()].filter((meeting) => seating.seat(meeting) === null);
  const causes = unplaced.map((meeting) => causesOf(seating, meeting));
  return unplaced.map((meeting, position) => ({
    meeting: at(index.meetings, meeting).id,
    causes: causes[position] ?? [],
    repairs: position < mostRepaired ? repairsOf(seating, meeting) : [],
  }));
}
