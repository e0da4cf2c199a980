import type { Compiled } from './compiled';
import type { State } from './state';

/**
 * A first schedule, greedily: the meetings with the least choice first, each in the slot that adds fewest
 * breaks and, among those, leaves most room. What does not fit stays unplaced. Keeps every rule.
 */
export function construct(state: State, c: Compiled, orderOf: readonly number[]): void {
  const load = new Int32Array(c.slots);
  for (const meeting of orderOf) {
    const slot = bestSlot(state, c, meeting, load);
    if (slot < 0) continue;
    state.put(meeting, slot);
    state.settle();
    load[slot] = (load[slot] ?? 0) + 1;
  }
}

/** The meetings by how little choice they have: published and fixed first, then the busiest participants. */
export function tightestFirst(c: Compiled): number[] {
  const { index } = c;
  const pressure = index.sides.map((sides, meeting) => {
    const choice = c.possible.of(meeting).length;
    const wanted = Math.max(
      ...sides.map((side) => (index.meetingsOf[side]?.length ?? 0) / (index.delegates[side] ?? 1)),
    );
    return wanted / Math.max(1, choice);
  });
  const isPublished = (meeting: number) => ((c.publishedSlot[meeting] ?? -2) >= 0 ? 1 : 0);
  const weight = (meeting: number) => c.weight[meeting] ?? 0;
  return [...index.meetings.keys()].sort(
    (a, b) =>
      isPublished(b) - isPublished(a) ||
      weight(b) - weight(a) ||
      (pressure[b] ?? 0) - (pressure[a] ?? 0) ||
      a - b,
  );
}

function bestSlot(state: State, c: Compiled, meeting: number, load: Int32Array): number {
  let [best, bestCost] = [-1, Infinity];
  for (let slot = 0; slot < c.slots; slot += 1) {
    const cost = costOf(state, c, meeting, slot, load);
    if (cost < bestCost) [best, bestCost] = [slot, cost];
  }
  return best;
}

/** Infinity where a rule forbids it. */
function costOf(state: State, c: Compiled, meeting: number, slot: number, load: Int32Array): number {
  if (c.domain[meeting * c.slots + slot] !== 1) return Infinity;
  if (!state.isFreeFor(meeting, slot)) return Infinity;
  const { breaks, unfair, wrongOrder, moved } = state.totals;
  state.put(meeting, slot);
  const isSound = state.settle() && state.totals.wrongOrder === wrongOrder;
  const added =
    state.totals.breaks - breaks + 2 * (state.totals.unfair - unfair) + 100 * (state.totals.moved - moved);
  state.lift(meeting);
  state.settle();
  return isSound ? added + (load[slot] ?? 0) / (c.meetings + 1) : Infinity;
}
