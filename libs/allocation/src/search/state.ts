import { Busy } from './busy';
import type { Compiled } from './compiled';
import { Delegations } from './delegations';
import { Limits } from './limits';
import { Order } from './order';
import type { Room } from './room';

/** The totals the objective is made of, kept up to date by every move. */
export interface Totals {
  unplacedWeight: number;
  moved: number;
  breaks: number;
  idle: number;
  /** Sum over participants of the breaks beyond the allowed difference from none. */
  unfair: number;
  /** Precedences broken; the search may pass through such states, a result may not. */
  wrongOrder: number;
}

/**
 * Who meets when, in typed arrays. `lift` takes a meeting out of its slot, `put` sets one down, `settle`
 * brings the totals up to date and tells whether the rules hold; between them a rule may be broken.
 */
export class State {
  /** The first slot of each meeting, -1 for unplaced. */
  readonly slotOf: Int32Array;
  readonly totals: Totals;
  readonly busy: Busy;
  readonly limits: Limits;
  readonly order: Order;
  /** The unplaced meetings. */
  readonly pool: number[] = [];
  readonly tableRoom: Room;
  readonly interpreterRoom: Room;
  /** Null where no delegates have names. */
  readonly delegations: Delegations | null;
  /** The meetings of a participant in a slot, ascending, then -1: see `Compiled.lanes`. */
  private readonly held: Int32Array;
  private readonly poolPosition: Int32Array;
  private readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;
  private readonly touchedSlots: number[] = [];

  constructor(readonly c: Compiled) {
    this.slotOf = new Int32Array(c.meetings).fill(-1);
    this.held = new Int32Array(c.laneCount).fill(-1);
    this.busy = new Busy(c);
    this.limits = new Limits(c, this.busy);
    this.order = new Order(c, this.slotOf);
    this.poolPosition = new Int32Array(c.meetings);
    this.isTouched = new Uint8Array(c.participants);
    this.tableRoom = c.makeTableRoom();
    this.interpreterRoom = c.makeInterpreterRoom();
    this.delegations = c.index.hasNamedDelegates ? new Delegations(c.index) : null;
    this.totals = { unplacedWeight: 0, moved: 0, breaks: 0, idle: 0, unfair: 0, wrongOrder: 0 };
    for (let meeting = 0; meeting < c.meetings; meeting += 1) {
      this.addToPool(meeting);
      if (c.publishedSlot[meeting] !== -2) this.totals.moved += 1;
    }
  }

  /** The first meeting of the participant in the slot, or -1. */
  firstMeeting(participant: number, slot: number): number {
    const delegates = this.c.delegates[participant] ?? 1;
    return this.held[(this.c.lanes[participant] ?? 0) + slot * delegates] ?? -1;
  }

  /** The first meeting of the participant in the slot that `chosen` does not contain, or -1. */
  meetingOf(participant: number, slot: number, stamps: Int32Array, stamp: number): number {
    const delegates = this.c.delegates[participant] ?? 1;
    const first = (this.c.lanes[participant] ?? 0) + slot * delegates;
    for (let lane = first; lane < first + delegates; lane += 1) {
      const meeting = this.held[lane] ?? -1;
      if (meeting < 0) return -1;
      if (stamps[meeting] !== stamp) return meeting;
    }
    return -1;
  }

  /** All meetings of the participant in the slot. */
  meetingsIn(participant: number, slot: number): number[] {
    const delegates = this.c.delegates[participant] ?? 1;
    const first = (this.c.lanes[participant] ?? 0) + slot * delegates;
    return [...this.held.subarray(first, first + delegates)].filter((meeting) => meeting >= 0);
  }

  /** Whether all delegates of the participant meet in the slot. */
  isFull(participant: number, slot: number): boolean {
    const delegates = this.c.delegates[participant] ?? 1;
    return (this.held[(this.c.lanes[participant] ?? 0) + (slot + 1) * delegates - 1] ?? -1) >= 0;
  }

  /** Whether both sides of the meeting have somebody free from the slot on, as long as it takes. */
  isFreeFor(meeting: number, first: number): boolean {
    const end = first + (this.c.length[meeting] ?? 1);
    for (let slot = first; slot < end; slot += 1)
      if (this.isFull(this.c.sideA[meeting] ?? 0, slot) || this.isFull(this.c.sideB[meeting] ?? 0, slot))
        return false;
    return true;
  }

  /** Whether the meeting is going on in the slot. */
  isIn(meeting: number, slot: number): boolean {
    const first = this.slotOf[meeting] ?? -1;
    return first >= 0 && first <= slot && slot < first + (this.c.length[meeting] ?? 1);
  }

  /** Takes a placed meeting out of its slot. */
  lift(meeting: number): void {
    const slot = this.slotOf[meeting] ?? -1;
    const end = slot + (this.c.length[meeting] ?? 1);
    const [a, b] = [this.c.sideA[meeting] ?? 0, this.c.sideB[meeting] ?? 0];
    for (let taken = slot; taken < end; taken += 1) {
      this.leave(a, taken, meeting);
      this.leave(b, taken, meeting);
      this.changeRoom(meeting, taken, -1);
    }
    this.touch(a, slot, -1);
    this.touch(b, slot, -1);
    if (!this.order.isIdle) this.totals.wrongOrder -= this.order.wrongAt(meeting);
    if (this.c.publishedSlot[meeting] === slot) this.totals.moved += 1;
    this.slotOf[meeting] = -1;
    this.addToPool(meeting);
  }

  /** Sets an unplaced meeting down from a slot on where both sides have a free lane. */
  put(meeting: number, slot: number): void {
    const end = slot + (this.c.length[meeting] ?? 1);
    const [a, b] = [this.c.sideA[meeting] ?? 0, this.c.sideB[meeting] ?? 0];
    for (let taken = slot; taken < end; taken += 1) {
      this.join(a, taken, meeting);
      this.join(b, taken, meeting);
      this.changeRoom(meeting, taken, 1);
      if (!this.touchedSlots.includes(taken)) this.touchedSlots.push(taken);
    }
    this.touch(a, slot, 1);
    this.touch(b, slot, 1);
    this.slotOf[meeting] = slot;
    if (!this.order.isIdle) this.totals.wrongOrder += this.order.wrongAt(meeting);
    if (this.c.publishedSlot[meeting] === slot) this.totals.moved -= 1;
    this.removeFromPool(meeting);
  }

  /** Adds to the loads of a slot, or takes from them. */
  changeRoom(meeting: number, slot: number, by: number): void {
    this.tableRoom.change(slot, this.c.tableType[meeting] ?? 0, by);
    const interpreter = this.c.interpreterType[meeting] ?? -1;
    if (interpreter >= 0) this.interpreterRoom.change(slot, interpreter, by);
    this.delegations?.change(meeting, slot, by);
  }

  /** Whether what sits in the slot has tables and interpreters. */
  hasRoom(slot: number): boolean {
    return this.tableRoom.fits(slot) && (this.interpreterRoom.isIdle || this.interpreterRoom.fits(slot));
  }

  /**
   * Brings breaks and idle slots of all participants touched since the last call up to date, and tells
   * whether limits and room hold for what was touched.
   */
  settle(): boolean {
    let isSound = true;
    for (const slot of this.touchedSlots) if (!this.hasRoom(slot)) isSound = false;
    for (const participant of this.touched) {
      this.isTouched[participant] = 0;
      this.recount(participant);
      if (isSound && this.c.hasLimits[participant] === 1 && !this.limits.keeps(participant)) isSound = false;
      if (isSound && this.delegations && !this.hasDelegates(this.delegations, participant)) isSound = false;
      if (isSound && this.c.rests?.binds[participant] === 1 && !this.hasRests(participant)) isSound = false;
    }
    this.touched.length = 0;
    this.touchedSlots.length = 0;
    return isSound;
  }

  /** Puts the unplaced meetings into the order they had when a search was saved. */
  arrangePool(order: readonly number[]): void {
    order.forEach((meeting, position) => {
      this.pool[position] = meeting;
      this.poolPosition[meeting] = position;
    });
  }

  /** Whether the participant, who sits in one meeting at a time, has the time it needs between them. */
  private hasRests(participant: number): boolean {
    const { c, slotOf } = this;
    let before = { meeting: -1, first: -1, last: -1 };
    for (let slot = 0; slot < c.slots; slot += 1) {
      const meeting = this.firstMeeting(participant, slot);
      if (meeting < 0 || meeting === before.meeting) continue;
      const first = slotOf[meeting] ?? slot;
      if (before.meeting >= 0 && c.rests?.allows(participant, before, { meeting, first }) === false)
        return false;
      before = { meeting, first, last: first + (c.length[meeting] ?? 1) - 1 };
    }
    return true;
  }

  private hasDelegates(delegations: Delegations, participant: number): boolean {
    for (const slot of this.touchedSlots) if (!delegations.fits(participant, slot)) return false;
    return true;
  }

  private recount(participant: number): void {
    const { totals, busy, c } = this;
    const [breaks, idle] = [busy.breaks[participant] ?? 0, busy.idle[participant] ?? 0];
    if (!busy.recount(participant)) return;
    const after = busy.breaks[participant] ?? 0;
    totals.idle += (busy.idle[participant] ?? 0) - idle;
    totals.breaks += after - breaks;
    totals.unfair += Math.max(0, after - c.allowedDifference) - Math.max(0, breaks - c.allowedDifference);
  }

  private leave(participant: number, slot: number, meeting: number): void {
    const { held, c } = this;
    const delegates = c.delegates[participant] ?? 1;
    const first = (c.lanes[participant] ?? 0) + slot * delegates;
    const end = first + delegates;
    let lane = first;
    while (held[lane] !== meeting) lane += 1;
    for (; lane + 1 < end; lane += 1) held[lane] = held[lane + 1] ?? -1;
    held[end - 1] = -1;
    if (held[first] === -1) this.busy.flip(participant, slot);
  }

  private join(participant: number, slot: number, meeting: number): void {
    const { held, c } = this;
    const delegates = c.delegates[participant] ?? 1;
    const first = (c.lanes[participant] ?? 0) + slot * delegates;
    if (held[first] === -1) this.busy.flip(participant, slot);
    let lane = first + delegates - 1;
    if (held[lane] !== -1) throw new RangeError(`participant ${participant} is full in slot ${slot}`);
    while (lane > first && ((held[lane - 1] ?? -1) === -1 || (held[lane - 1] ?? -1) > meeting)) {
      held[lane] = held[lane - 1] ?? -1;
      lane -= 1;
    }
    held[lane] = meeting;
  }

  private touch(participant: number, slot: number, by: number): void {
    if (this.c.hasLimits[participant] === 1) this.limits.count(participant, slot, by);
    if (this.isTouched[participant] === 1) return;
    this.isTouched[participant] = 1;
    this.touched.push(participant);
  }

  private addToPool(meeting: number): void {
    this.poolPosition[meeting] = this.pool.length;
    this.pool.push(meeting);
    this.totals.unplacedWeight += this.c.weight[meeting] ?? 0;
  }

  private removeFromPool(meeting: number): void {
    const position = this.poolPosition[meeting] ?? 0;
    const last = this.pool.pop();
    if (last !== undefined && last !== meeting) {
      this.pool[position] = last;
      this.poolPosition[last] = position;
    }
    this.totals.unplacedWeight -= this.c.weight[meeting] ?? 0;
  }
}
