import { BlockChain } from './block-chain';
import { Chain } from './chain';
import type { Compiled } from './compiled';
import type { Delegations } from './delegations';
import type { Generator } from './generator';
import type { State } from './state';

/** How a move would change the totals. */
export interface Change {
  breaks: number;
  idle: number;
  unfair: number;
  moved: number;
  wrongOrder: number;
}

/**
 * The moves of the search. A move changes the state, can be undone, and tells whether the rules still hold:
 * - `swap`: two slots (or two stretches of slots, see `BlockChain`) are exchanged along a Kempe chain, which
 *   keeps everybody free of clashes;
 * - `insert`: an unplaced meeting takes a slot; who is in its way becomes unplaced.
 */
export class Moves {
  private readonly chain: Chain;
  private readonly blockChain: BlockChain | null;
  /** What was done, for undoing: meeting and the slot it was in (-1 for none), in order. */
  private readonly undoMeeting: Int32Array;
  private readonly undoSlot: Int32Array;
  private undoCount = 0;
  private from = 0;
  private to = 0;
  private readonly change: Change = { breaks: 0, idle: 0, unfair: 0, moved: 0, wrongOrder: 0 };
  private readonly shown = { breaks: 0, idle: 0 };

  constructor(
    private readonly state: State,
    private readonly c: Compiled,
    private readonly generator: Generator,
  ) {
    this.chain = new Chain(state, c);
    this.blockChain = c.hasLongMeetings ? new BlockChain(state, c) : null;
    // A chain has each meeting once, and so has an insertion.
    this.undoMeeting = new Int32Array(c.meetings + 4);
    this.undoSlot = new Int32Array(c.meetings + 4);
  }

  /** Exchanges slot of `meeting` and `to` along its chain; false (and nothing done) when a rule would break. */
  swap(meeting: number, to: number): boolean {
    if (this.blockChain) return this.exchangeBlocks(this.blockChain, meeting, to);
    return this.aim(meeting, to) && this.exchange();
  }

  /**
   * What a swap would change, without doing it: possible where everybody has one delegate
   * (`Compiled.hasPlainChains`), because only the two ends of a chain change their busy slots. Null when a
   * rule would break.
   */
  preview(meeting: number, to: number): Readonly<Change> | null {
    const { state, change, chain } = this;
    if (!this.aim(meeting, to) || !this.hasRoomAfter()) return null;
    change.breaks = change.idle = change.unfair = 0;
    for (let end = 0; end < chain.endCount; end += 1) {
      const participant = chain.ends[end] ?? 0;
      if (!state.limits.allowsSwap(participant, this.from, to)) return null;
      this.addEnd(participant);
    }
    change.moved = this.movedBySwap();
    change.wrongOrder = state.order.changeBySwap(chain, this.from + to);
    return change;
  }

  /** Does what `preview` has shown. */
  applyPreviewed(): void {
    this.exchange();
  }

  /** Sets an unplaced meeting down, unplacing whoever is in the way; false when a rule would break. */
  insert(meeting: number, slot: number): boolean {
    const { state, c } = this;
    this.undoCount = 0;
    const end = slot + (c.length[meeting] ?? 1);
    for (let taken = slot; taken < end; taken += 1)
      for (const side of [c.sideA[meeting] ?? 0, c.sideB[meeting] ?? 0])
        if (state.isFull(side, taken)) this.eject(state.firstMeeting(side, taken));
    this.note(meeting);
    state.put(meeting, slot);
    for (let taken = slot; taken < end; taken += 1) {
      if (state.hasRoom(taken)) continue;
      const victim = this.anyoneIn(taken, meeting);
      if (victim < 0) {
        this.undo();
        return false;
      }
      this.eject(victim);
    }
    if (state.delegations)
      for (let taken = slot; taken < end; taken += 1)
        for (const side of [c.sideA[meeting] ?? 0, c.sideB[meeting] ?? 0])
          this.freeDelegates(state.delegations, side, taken, meeting);
    return this.accept();
  }

  /** Takes back the last move. */
  undo(): void {
    const { state, undoMeeting, undoSlot, undoCount } = this;
    for (let i = 0; i < undoCount; i += 1) {
      const meeting = undoMeeting[i] ?? 0;
      if ((state.slotOf[meeting] ?? -1) >= 0) state.lift(meeting);
    }
    for (let i = 0; i < undoCount; i += 1)
      if ((undoSlot[i] ?? -1) >= 0) state.put(undoMeeting[i] ?? 0, undoSlot[i] ?? 0);
    state.settle();
    this.undoCount = 0;
  }

  /** Writes the slots as they were before the last move, which has been kept. */
  writeBefore(slots: Int32Array): void {
    slots.set(this.state.slotOf);
    for (let i = 0; i < this.undoCount; i += 1) slots[this.undoMeeting[i] ?? 0] = this.undoSlot[i] ?? -1;
  }

  /** Collects the chain of a swap; false when it may not be. */
  private aim(meeting: number, to: number): boolean {
    this.from = this.state.slotOf[meeting] ?? -1;
    this.to = to;
    return this.from !== to && this.chain.collect(meeting, this.from, to);
  }

  private exchange(): boolean {
    const { chain, state, from, to } = this;
    this.undoCount = 0;
    for (let i = 0; i < chain.length; i += 1) this.note(chain.members[i] ?? 0);
    for (let i = 0; i < chain.length; i += 1) state.lift(chain.members[i] ?? 0);
    for (let i = 0; i < chain.length; i += 1) {
      const member = chain.members[i] ?? 0;
      const target = this.undoSlot[i] === from ? to : from;
      if (!state.isFreeFor(member, target)) {
        this.undo();
        return false;
      }
      state.put(member, target);
    }
    return this.accept();
  }

  private exchangeBlocks(chain: BlockChain, meeting: number, to: number): boolean {
    const { state } = this;
    if (!chain.collect(meeting, to)) return false;
    this.undoCount = 0;
    for (let i = 0; i < chain.length; i += 1) this.note(chain.members[i] ?? 0);
    for (let i = 0; i < chain.length; i += 1) state.lift(chain.members[i] ?? 0);
    for (let i = 0; i < chain.length; i += 1) {
      const [member, target] = [chain.members[i] ?? 0, chain.targets[i] ?? 0];
      if (!state.isFreeFor(member, target)) {
        this.undo();
        return false;
      }
      state.put(member, target);
    }
    return this.accept();
  }

  private accept(): boolean {
    if (this.state.settle()) return true;
    this.undo();
    return false;
  }

  private note(meeting: number): void {
    this.undoMeeting[this.undoCount] = meeting;
    this.undoSlot[this.undoCount] = this.state.slotOf[meeting] ?? -1;
    this.undoCount += 1;
  }

  private eject(meeting: number): void {
    this.note(meeting);
    this.state.lift(meeting);
  }

  /** Unplaces other meetings of the participant in the slot until its delegates are enough, those first that are enough alone. */
  private freeDelegates(delegations: Delegations, side: number, slot: number, except: number): void {
    const { state, generator } = this;
    const others = state.meetingsIn(side, slot).filter((other) => other !== except);
    const isEnough = (other: number) => {
      delegations.change(other, slot, -1);
      const fits = delegations.fits(side, slot);
      delegations.change(other, slot, 1);
      return fits;
    };
    while (others.length > 0 && !delegations.fits(side, slot)) {
      const enough = others.filter(isEnough);
      const from = enough.length > 0 ? enough : others;
      const victim = from[generator.below(from.length)] ?? -1;
      others.splice(others.indexOf(victim), 1);
      this.eject(victim);
    }
  }

  /** A meeting of the slot found by trying a few at random, or -1. */
  private anyoneIn(slot: number, except: number): number {
    for (let attempt = 0; attempt < 3 * this.c.slots; attempt += 1) {
      const meeting = this.generator.below(this.c.meetings);
      if (meeting !== except && this.state.isIn(meeting, slot)) return meeting;
    }
    return -1;
  }

  private addEnd(participant: number): void {
    const { change, shown, c } = this;
    const { busy } = this.state;
    const before = busy.breaks[participant] ?? 0;
    busy.preview(participant, this.from, this.to, shown);
    change.breaks += shown.breaks - before;
    change.idle += shown.idle - (busy.idle[participant] ?? 0);
    change.unfair +=
      Math.max(0, shown.breaks - c.allowedDifference) - Math.max(0, before - c.allowedDifference);
  }

  private movedBySwap(): number {
    const { c, state, chain, from, to } = this;
    if (!c.hasPublished) return 0;
    let moved = 0;
    for (let i = 0; i < chain.length; i += 1) {
      const member = chain.members[i] ?? 0;
      const published = c.publishedSlot[member] ?? -2;
      if (published === from || published === to) moved += state.slotOf[member] === published ? 1 : -1;
    }
    return moved;
  }

  /** Whether tables and interpreters would be enough in both slots. */
  private hasRoomAfter(): boolean {
    const { state, chain, from, to } = this;
    if (!state.tableRoom.isPlain || !state.interpreterRoom.isIdle) return this.hasRoomByTrying();
    let surplus = 0;
    for (let i = 0; i < chain.length; i += 1)
      surplus += state.slotOf[chain.members[i] ?? 0] === from ? 1 : -1;
    if (surplus === 0) return true;
    return surplus > 0 ? state.tableRoom.fitsMore(to, surplus) : state.tableRoom.fitsMore(from, -surplus);
  }

  private hasRoomByTrying(): boolean {
    const { state, from, to } = this;
    this.exchangeRoom(1);
    const hasRoom = state.hasRoom(from) && state.hasRoom(to);
    this.exchangeRoom(-1);
    return hasRoom;
  }

  private exchangeRoom(by: number): void {
    const { state, chain, from, to } = this;
    for (let i = 0; i < chain.length; i += 1) {
      const member = chain.members[i] ?? 0;
      const isLeaving = state.slotOf[member] === from;
      state.changeRoom(member, isLeaving ? from : to, -by);
      state.changeRoom(member, isLeaving ? to : from, by);
    }
  }
}
