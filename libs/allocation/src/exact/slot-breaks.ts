import type { ProblemIndex } from '../problem-index';

export interface BreakFigures {
  readonly total: number;
  /** The idle slots in them. */
  readonly idle: number;
  /** Most minus fewest of a participant. */
  readonly difference: number;
}

/** The breaks of a schedule known by the slots of its meetings. */
export function breaksIn(index: ProblemIndex, slots: ArrayLike<number>): BreakFigures {
  let idle = 0;
  const counts = index.meetingsOf.map((meetings) => {
    const busy = new Set(meetings.map((meeting) => slots[meeting] ?? -1));
    let breaks = 0;
    let last = -1;
    index.slots.forEach((_, slot) => {
      if (!busy.has(slot)) return;
      if (last >= 0 && last < slot - 1 && index.dayOf[last] === index.dayOf[slot]) {
        breaks += 1;
        idle += slot - last - 1;
      }
      last = slot;
    });
    return breaks;
  });
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const fewest = counts.reduce((a, b) => Math.min(a, b), most);
  return { total: counts.reduce((a, b) => a + b, 0), idle, difference: most - fewest };
}
