import { keepable } from '../bounds/moved';
import { PossibleSlots } from '../possible-slots';
import type { Assignment, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';

/** What was published, as far as it can stay where it is. */
export interface Standing {
  /** The problem with those published meetings alone that could stay if only they were asked. */
  readonly problem: Problem;
  readonly assignments: readonly Assignment[];
  /** The published meetings that cannot stay, whatever happens to the others. */
  readonly unkeepable: number;
}

export function whatCanStay(problem: Problem): Standing {
  const index = new ProblemIndex(problem);
  const told = new Map(Object.entries(problem.published ?? {}));
  const assignments = keepable(index, new PossibleSlots(index)).flatMap((position): Assignment[] => {
    const meeting = at(index.meetings, position).id;
    const place = told.get(meeting);
    return place ? [{ meeting, slot: place.slot, table: place.table }] : [];
  });
  const published = Object.fromEntries(assignments.map(({ meeting, ...place }) => [meeting, place]));
  return { problem: { ...problem, published }, assignments, unkeepable: told.size - assignments.length };
}

/**
 * Fixes every published meeting that can stay, save those that get in each other's way where they are. When a
 * schedule moves the unkeepable ones alone, every schedule with as few moves keeps all the others, so that
 * what cannot be done here cannot be done without moving more.
 *
 * @param to `slot` leaves the tables open, so that meetings of one slot stay interchangeable to the search;
 * `place` fixes the table too
 */
export function freeze({ problem, assignments }: Standing, to: 'slot' | 'place'): Problem {
  const index = new ProblemIndex(problem);
  const seating = Seating.of(index, assignments);
  const places = new Map(assignments.map((assignment) => [assignment.meeting, assignment]));
  const meetings = problem.meetings.map((meeting, position) => {
    const place = places.get(meeting.id);
    if (!place || !isCompatible(seating, position)) return meeting;
    const { slot, table } = place;
    return { ...meeting, fixed: to === 'slot' ? { ...meeting.fixed, slot } : { slot, table } };
  });
  const rules = { ...problem.rules, mustPlaceAll: false, keepPublishedFirst: true };
  return { ...problem, meetings, rules };
}

/** Nothing but interpreter and delegates, who are found anew, speaks against the meeting among the others that stay. */
function isCompatible(seating: Seating, meeting: number): boolean {
  const seat = seating.seat(meeting);
  return (
    seat !== null &&
    HARD_RULES.every(
      (rule) =>
        /^(interpreter|delegate)-/.test(rule.name) || [...rule.against(seating, meeting, seat)].length === 0,
    )
  );
}
