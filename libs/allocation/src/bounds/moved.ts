import { isTableFit, isTableOpenFor, type PossibleSlots } from '../possible-slots';
import { at, type ProblemIndex } from '../problem-index';
import { mostHeld } from './bottleneck';
import { twoSides } from './two-sides';

/** The published meetings that could stay where they are if only they were asked, by position. */
export function keepable(index: ProblemIndex, possible: PossibleSlots): number[] {
  return [...index.published.keys()].filter((meeting) => {
    const place = index.published[meeting];
    if (!place || place.slot < 0 || place.table < 0) return false;
    const { slot, table } = place;
    return (
      possible.has(meeting, slot) &&
      isTableFit(index, meeting, table) &&
      isTableOpenFor(index, meeting, table, slot)
    );
  });
}

/**
 * Published meetings that must move, whatever happens to the others: those that cannot stay even alone, and of
 * the rest as many as their participants can no longer hold together (fewer delegates, a lower limit). A
 * meeting that moves relieves both its participants by one, so the greater sum of the two sides counts, or
 * half of all where people do not fall into two sides.
 */
export function boundMoved(index: ProblemIndex, possible: PossibleSlots): number {
  const published = index.published.filter((place) => place !== null).length;
  const kept = keepable(index, possible);
  const side = twoSides(index);
  const excess = [0, 0];
  overbooked(index, kept).forEach((count, participant) => {
    const half = side?.[participant] ?? 0;
    excess[half] = (excess[half] ?? 0) + count;
  });
  const [first = 0, second = 0] = excess;
  return published - kept.length + (side ? Math.max(first, second) : Math.ceil(first / 2));
}

/** For each participant how many of these published meetings it cannot hold where they are. */
function overbooked(index: ProblemIndex, kept: readonly number[]): number[] {
  const counts = new Int32Array(index.participants.length);
  const longest = new Int32Array(index.participants.length).fill(1);
  const held = index.participants.map(() => new Map<number, number>());
  for (const meeting of kept)
    for (const participant of at(index.sides, meeting)) {
      const slots = at(held, participant);
      counts[participant] = (counts[participant] ?? 0) + 1;
      longest[participant] = Math.max(longest[participant] ?? 1, at(index.lengths, meeting));
      for (const slot of index.span(meeting, index.published[meeting]?.slot ?? -1))
        slots.set(slot, (slots.get(slot) ?? 0) + 1);
    }
  return held.map((slots, participant) => {
    const delegates = at(index.delegates, participant);
    let clashing = 0;
    for (const count of slots.values()) clashing += Math.max(0, count - delegates);
    // One that moves makes room in all of its slots.
    return Math.max(
      Math.ceil(clashing / (longest[participant] ?? 1)),
      (counts[participant] ?? 0) - mostHeld(index, participant),
    );
  });
}
