import type { Problem } from '@ronda/allocation';

/** Moves for each meeting that may move; bounded so that small gatherings are thorough and large ones end. */
const MOVES_A_MEETING = 2500;
const FEWEST_MOVES = 200_000;
const MOST_MOVES = 20_000_000;

/**
 * The moves a run may try, unless its best is proved before. Counted from the problem alone, never from a
 * clock, so that the same problem and seed give the same schedule.
 */
export function movesFor({ meetings }: Problem): number {
  const free = meetings.filter((meeting) => !meeting.fixed).length;
  return Math.min(MOST_MOVES, Math.max(FEWEST_MOVES, free * MOVES_A_MEETING));
}
