import type { Compiled } from './compiled';
import type { State } from './state';

/**
 * A Kempe chain: the meetings that have to exchange two slots together so that nobody gets a clash. Meetings as
 * edges between participants: those of two slots form paths and cycles, and a chain is one of them (with
 * several delegates, one way through them).
 */
export class Chain {
  /** The meetings of the chain, the first `length` of them. */
  readonly members: Int32Array;
  length = 0;
  /** The participants at the ends of a path, the first `endCount` of them: only they are busy elsewhere after it. */
  readonly ends = new Int32Array(2);
  endCount = 0;
  private readonly stamps: Int32Array;
  private stamp = 0;

  constructor(
    private readonly state: State,
    private readonly c: Compiled,
  ) {
    this.members = new Int32Array(c.meetings);
    this.stamps = new Int32Array(c.meetings);
  }

  /** Collects the chain through `meeting`; false as soon as a member may not be in its new slot. */
  collect(meeting: number, from: number, to: number): boolean {
    this.stamp += 1;
    this.endCount = 0;
    this.length = 0;
    return (
      this.take(meeting, to) &&
      this.follow(this.c.sideA[meeting] ?? 0, from, to) &&
      this.follow(this.c.sideB[meeting] ?? 0, from, to)
    );
  }

  has(meeting: number): boolean {
    return this.stamps[meeting] === this.stamp;
  }

  private follow(side: number, from: number, to: number): boolean {
    const { c, state } = this;
    let [participant, arrivesIn, leaves] = [side, to, from];
    for (;;) {
      if (!state.isFull(participant, arrivesIn)) {
        this.ends[this.endCount] = participant;
        this.endCount += 1;
        return true;
      }
      const next = state.meetingOf(participant, arrivesIn, this.stamps, this.stamp);
      if (next < 0) return true;
      if (!this.take(next, leaves)) return false;
      participant = c.sideA[next] === participant ? (c.sideB[next] ?? 0) : (c.sideA[next] ?? 0);
      [arrivesIn, leaves] = [leaves, arrivesIn];
    }
  }

  private take(meeting: number, slot: number): boolean {
    if (this.c.domain[meeting * this.c.slots + slot] !== 1) return false;
    this.stamps[meeting] = this.stamp;
    this.members[this.length] = meeting;
    this.length += 1;
    return true;
  }
}
