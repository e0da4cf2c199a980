import type { Compiled } from './compiled';
import type { State } from './state';

/**
 * A Kempe chain for meetings of different lengths. A meeting that takes n slots goes from its stretch of n slots
 * to another; whoever has a meeting there goes the other way, to the same place in the first stretch, and so on.
 * With meetings of one slot this is the chain of `chain.ts`. A meeting that reaches out of its stretch ends the
 * attempt: it would need a third place.
 */
export class BlockChain {
  /** The meetings of the chain, the first `length` of them, and the slots in which they would begin. */
  readonly members: Int32Array;
  readonly targets: Int32Array;
  length = 0;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private from = 0;
  private to = 0;
  private size = 1;

  constructor(
    private readonly state: State,
    private readonly c: Compiled,
  ) {
    this.members = new Int32Array(c.meetings);
    this.targets = new Int32Array(c.meetings);
    this.stamps = new Int32Array(c.meetings);
  }

  /** Collects what moves when `meeting` begins at `to`; false as soon as a member may not go where it has to. */
  collect(meeting: number, to: number): boolean {
    this.stamp += 1;
    this.length = 0;
    this.from = this.state.slotOf[meeting] ?? -1;
    this.to = to;
    this.size = this.c.length[meeting] ?? 1;
    if (Math.abs(this.from - to) < this.size) return this.slide(meeting);
    if (!this.take(meeting)) return false;
    for (let next = 0; next < this.length; next += 1) if (!this.takeThoseInTheWay(next)) return false;
    return true;
  }

  /** Two stretches that overlap: the meeting is shifted alone, and may not meet anybody on its way. */
  private slide(meeting: number): boolean {
    if (this.from === this.to || this.c.domain[meeting * this.c.slots + this.to] !== 1) return false;
    this.add(meeting, this.to);
    return true;
  }

  private takeThoseInTheWay(position: number): boolean {
    const { c, state } = this;
    const member = this.members[position] ?? 0;
    const first = this.targets[position] ?? 0;
    const end = first + (c.length[member] ?? 1);
    for (let slot = first; slot < end; slot += 1)
      for (const side of [c.sideA[member] ?? 0, c.sideB[member] ?? 0]) {
        if (!state.isFull(side, slot)) continue;
        const other = state.meetingOf(side, slot, this.stamps, this.stamp);
        if (other >= 0 && !this.hasLeaver(side, slot) && !this.take(other)) return false;
      }
    return true;
  }

  /** Whether one of several delegates leaves the slot already. */
  private hasLeaver(participant: number, slot: number): boolean {
    if (this.c.delegates[participant] === 1) return false;
    for (let i = 0; i < this.length; i += 1) {
      const member = this.members[i] ?? 0;
      if (!this.state.isIn(member, slot)) continue;
      if (this.c.sideA[member] === participant || this.c.sideB[member] === participant) return true;
    }
    return false;
  }

  /** Takes a meeting in: it goes as far as the first, or as far back. */
  private take(meeting: number): boolean {
    const first = this.state.slotOf[meeting] ?? -1;
    const end = first + (this.c.length[meeting] ?? 1);
    const distance = this.to - this.from;
    const isLeaving = first >= this.from && end <= this.from + this.size;
    const isArriving = first >= this.to && end <= this.to + this.size;
    if (!isLeaving && !isArriving) return false;
    const target = isLeaving ? first + distance : first - distance;
    if (this.c.domain[meeting * this.c.slots + target] !== 1) return false;
    this.add(meeting, target);
    return true;
  }

  private add(meeting: number, target: number): void {
    this.stamps[meeting] = this.stamp;
    this.members[this.length] = meeting;
    this.targets[this.length] = target;
    this.length += 1;
  }
}
