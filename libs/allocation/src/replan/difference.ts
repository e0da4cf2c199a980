import type { Assignment, Participant, Placement, Problem } from '../problem';
import { delegateCount } from '../problem-index';

/** How one schedule differs from an earlier one, meeting by meeting. */
export interface ScheduleDifference {
  /** At another slot or table; who interprets is no move. */
  readonly moved: readonly { readonly meeting: string; readonly from: Placement; readonly to: Placement }[];
  /** Placed before, not now. */
  readonly dropped: readonly { readonly meeting: string; readonly from: Placement }[];
  /** Placed now, not before. */
  readonly placed: readonly { readonly meeting: string; readonly to: Placement }[];
  /** How many meetings are where they were. */
  readonly unchanged: number;
}

/**
 * The difference between two schedules of one gathering, in the order of the meetings of the first, then of
 * the second.
 *
 * @example differenceOf(published.assignments, draft.assignments).moved.length
 */
export function differenceOf(
  before: readonly Assignment[],
  after: readonly Assignment[],
): ScheduleDifference {
  const old = placements(before);
  const now = placements(after);
  const moved: { meeting: string; from: Placement; to: Placement }[] = [];
  const dropped: { meeting: string; from: Placement }[] = [];
  for (const [meeting, from] of old) {
    const to = now.get(meeting);
    if (!to) dropped.push({ meeting, from });
    else if (to.slot !== from.slot || to.table !== from.table) moved.push({ meeting, from, to });
  }
  const placed = [...now].flatMap(([meeting, to]) => (old.has(meeting) ? [] : [{ meeting, to }]));
  return { moved, dropped, placed, unchanged: old.size - moved.length - dropped.length };
}

const placements = (assignments: readonly Assignment[]): Map<string, Placement> =>
  new Map(assignments.map(({ meeting, ...placement }) => [meeting, placement]));

/** One participant that a difference concerns, and in how many meetings. */
export interface AffectedParticipant {
  readonly participant: string;
  /** Persons who have to be told. */
  readonly delegates: number;
  readonly moved: number;
  readonly dropped: number;
  readonly placed: number;
}

/** Who has to be told of a difference. */
export interface Affected {
  readonly participants: readonly AffectedParticipant[];
  readonly delegates: number;
}

/** Whom a difference concerns, in the order of the participants. Meetings that are not given concern nobody. */
export function affectedBy(
  { meetings, participants }: Pick<Problem, 'meetings' | 'participants'>,
  { moved, dropped, placed }: ScheduleDifference,
): Affected {
  const sides = new Map(meetings.map((meeting) => [meeting.id, meeting.participants]));
  const count = (changes: readonly { readonly meeting: string }[]) => {
    const counts = new Map<string, number>();
    for (const { meeting } of changes)
      for (const side of sides.get(meeting) ?? []) counts.set(side, (counts.get(side) ?? 0) + 1);
    return ({ id }: Participant) => counts.get(id) ?? 0;
  };
  const [movedOf, droppedOf, placedOf] = [count(moved), count(dropped), count(placed)];
  const affected = participants
    .map((one) => ({
      participant: one.id,
      delegates: delegateCount(one),
      moved: movedOf(one),
      dropped: droppedOf(one),
      placed: placedOf(one),
    }))
    .filter((one) => one.moved + one.dropped + one.placed > 0);
  return { participants: affected, delegates: affected.reduce((sum, { delegates }) => sum + delegates, 0) };
}
