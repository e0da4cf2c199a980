import { openSeat } from '../explain/repairs';
import { breaksOf } from '../objective/evaluate';
import { timeBetween } from '../rules/participant-rules';
import type { ProblemIndex } from '../problem-index';
import type { Seating } from '../rules/seating';
import type { Compiled } from './compiled';
import { construct, tightestFirst } from './construct';
import { seatTables } from './seat-tables';
import { State } from './state';

/**
 * From the slots the search has found to a schedule that keeps every rule: whatever still breaks a rule that
 * the search treats softly is left out, whatever fits beside the rest is put in, and tables are given.
 */
export function finish(index: ProblemIndex, c: Compiled, slots: Int32Array): Seating {
  const state = new State(c);
  for (let meeting = 0; meeting < slots.length; meeting += 1) {
    const slot = slots[meeting] ?? -1;
    if (slot < 0) continue;
    state.put(meeting, slot);
    if (state.settle() && state.totals.wrongOrder === 0) continue;
    state.lift(meeting);
    state.settle();
  }
  const before = state.busy.difference();
  const kept = Int32Array.from(state.slotOf);
  construct(
    state,
    c,
    tightestFirst(c).filter((meeting) => (state.slotOf[meeting] ?? -1) < 0),
  );
  const becameUnfair = before <= c.allowedDifference && state.busy.difference() > c.allowedDifference;
  const seating = seatTables(index, becameUnfair ? kept : state.slotOf, c.rests);
  if (c.rests) useTables(seating, c);
  if (c.isFairnessHard) leaveOutUntilFair(seating, c.allowedDifference);
  return seating;
}

/** With tables known, whoever has no time to move is left out, and what fits beside the rest is put in. */
function useTables(seating: Seating, c: Compiled): void {
  const order = tightestFirst(c);
  for (const meeting of order) {
    const seat = seating.seat(meeting);
    if (seat && [...timeBetween.against(seating, meeting, seat)].length > 0) seating.remove(meeting);
  }
  for (const meeting of order) {
    for (const slot of c.possible.of(meeting)) {
      const seat = seating.seat(meeting) ? null : openSeat(seating, meeting, slot);
      if (seat) seating.place(meeting, seat);
    }
  }
}

/** Takes single meetings from whoever has most breaks, until nobody has too many more than another. */
function leaveOutUntilFair(seating: Seating, allowed: number): void {
  for (;;) {
    const breaks = breaksOf(seating);
    const most = breaks.reduce((a, b) => Math.max(a, b), 0);
    const fewest = breaks.reduce((a, b) => Math.min(a, b), most);
    if (most - fewest <= allowed) return;
    const worst = breaks.indexOf(most);
    const [last] = [...seating.held(worst)].sort((a, b) => seating.slotOf(b) - seating.slotOf(a));
    if (last === undefined) return;
    seating.remove(last);
  }
}
