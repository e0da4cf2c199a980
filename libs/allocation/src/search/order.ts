import type { Compiled } from './compiled';

/** Meetings that would exchange two slots, the first `length` of `members`; see `chain.ts`. */
interface Exchange {
  readonly members: Int32Array;
  readonly length: number;
  has(meeting: number): boolean;
}

/** Precedences among meetings by slot: the search counts those broken, a result has none. */
export class Order {
  /** Whether there are no precedences at all. */
  readonly isIdle: boolean;

  constructor(
    private readonly c: Compiled,
    private readonly slotOf: Int32Array,
  ) {
    this.isIdle = c.index.earlier.every((before) => before.length === 0);
  }

  /** The precedences that a placed meeting breaks where it is. */
  wrongAt(meeting: number): number {
    const { earlier, later } = this.c.index;
    const slot = this.slotOf[meeting] ?? -1;
    let wrong = 0;
    for (const other of earlier[meeting] ?? []) wrong += isWrong(this.lastOf(other), slot);
    for (const other of later[meeting] ?? [])
      wrong += isWrong(this.lastOf(meeting), this.slotOf[other] ?? -1);
    return wrong;
  }

  /** The last slot of a meeting, -1 where it is not placed. */
  private lastOf(meeting: number): number {
    const first = this.slotOf[meeting] ?? -1;
    return first < 0 ? -1 : first + (this.c.length[meeting] ?? 1) - 1;
  }

  /**
   * How many more would be broken if the meetings of a chain exchanged its two slots; of meetings that take one
   * slot each.
   *
   * @param sum of the two slots
   */
  changeBySwap(chain: Exchange, sum: number): number {
    if (this.isIdle) return 0;
    const { earlier, later } = this.c.index;
    let change = 0;
    for (let i = 0; i < chain.length; i += 1) {
      const meeting = chain.members[i] ?? 0;
      const slot = this.slotOf[meeting] ?? -1;
      const next = sum - slot;
      for (const other of earlier[meeting] ?? []) {
        const before = this.slotOf[other] ?? -1;
        change += isWrong(chain.has(other) ? sum - before : before, next) - isWrong(before, slot);
      }
      for (const other of later[meeting] ?? []) {
        // A pair within the chain has been counted from its other end.
        if (chain.has(other)) continue;
        const after = this.slotOf[other] ?? -1;
        change += isWrong(next, after) - isWrong(slot, after);
      }
    }
    return change;
  }
}

const isWrong = (earlier: number, later: number): number =>
  earlier >= 0 && later >= 0 && earlier >= later ? 1 : 0;
