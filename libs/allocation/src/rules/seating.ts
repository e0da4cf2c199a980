import type { Assignment, Placement } from '../problem';
import { at, type ProblemIndex } from '../problem-index';

/** A place by positions; -1 for no interpreter, no delegates where none has a name. */
export interface Seat {
  /** The first slot of the meeting. */
  readonly slot: number;
  readonly table: number;
  readonly interpreter: number;
  readonly delegates?: readonly number[];
}

/** Who sits where: the assignments of one schedule, indexed for the questions the rules ask. Plain and slow
 * beside the search, and therefore what the search is compared with. */
export class Seating {
  /** For each slot a number that grows with every change in it. */
  readonly versions: Int32Array;
  private readonly seats: (Seat | null)[];
  private readonly heldBy: Set<number>[];
  private readonly inSlot = new Map<number, Set<number>>();
  private readonly atTable = new Map<number, Set<number>>();
  private readonly withInterpreter = new Map<number, Set<number>>();
  private readonly withDelegate = new Map<number, Set<number>>();

  constructor(readonly index: ProblemIndex) {
    this.seats = index.meetings.map(() => null);
    this.heldBy = index.participants.map(() => new Set());
    this.versions = new Int32Array(index.slots.length);
  }

  /** The seating of assignments whose ids all belong to the problem. */
  static of(index: ProblemIndex, assignments: readonly Assignment[]): Seating {
    const seating = new Seating(index);
    for (const { meeting, ...placement } of assignments)
      seating.place(position(index.meetingAt, meeting), seatOf(index, placement));
    return seating;
  }

  place(meeting: number, seat: Seat): void {
    this.remove(meeting);
    this.seats[meeting] = seat;
    for (const side of at(this.index.sides, meeting)) this.heldBy[side]?.add(meeting);
    for (const slot of this.index.span(meeting, seat.slot)) {
      this.count(slot);
      for (const side of at(this.index.sides, meeting)) add(this.inSlot, this.key(side, slot), meeting);
      add(this.atTable, this.key(seat.table, slot), meeting);
      if (seat.interpreter >= 0) add(this.withInterpreter, this.key(seat.interpreter, slot), meeting);
      for (const delegate of seat.delegates ?? []) add(this.withDelegate, this.key(delegate, slot), meeting);
    }
  }

  remove(meeting: number): void {
    const seat = this.seats[meeting];
    if (!seat) return;
    this.seats[meeting] = null;
    for (const side of at(this.index.sides, meeting)) this.heldBy[side]?.delete(meeting);
    for (const slot of this.index.span(meeting, seat.slot)) {
      this.count(slot);
      for (const side of at(this.index.sides, meeting))
        this.inSlot.get(this.key(side, slot))?.delete(meeting);
      this.atTable.get(this.key(seat.table, slot))?.delete(meeting);
      this.withInterpreter.get(this.key(seat.interpreter, slot))?.delete(meeting);
      for (const delegate of seat.delegates ?? [])
        this.withDelegate.get(this.key(delegate, slot))?.delete(meeting);
    }
  }

  seat(meeting: number): Seat | null {
    return this.seats[meeting] ?? null;
  }

  /** The first slot of a meeting, -1 where it is not held. */
  slotOf(meeting: number): number {
    return this.seats[meeting]?.slot ?? -1;
  }

  /** The meetings a participant holds, in no particular order. */
  held(participant: number): ReadonlySet<number> {
    return at(this.heldBy, participant);
  }

  /** The meetings a participant holds in a slot, in no particular order. */
  heldIn(participant: number, slot: number): ReadonlySet<number> {
    return this.inSlot.get(this.key(participant, slot)) ?? NOBODY;
  }

  /** The slots in which the participant meets, ascending, each once. */
  busySlots(participant: number): number[] {
    const slots = new Set(this.slotsOf(this.held(participant)));
    return [...slots].sort((a, b) => a - b);
  }

  /** All slots that these meetings take where they are, some perhaps twice. */
  slotsOf(meetings: Iterable<number>): number[] {
    return [...meetings].flatMap((meeting) =>
      this.seats[meeting] ? this.index.span(meeting, this.slotOf(meeting)) : [],
    );
  }

  meetingsAtTable(table: number, slot: number): ReadonlySet<number> {
    return this.atTable.get(this.key(table, slot)) ?? NOBODY;
  }

  meetingsOfInterpreter(interpreter: number, slot: number): ReadonlySet<number> {
    return this.withInterpreter.get(this.key(interpreter, slot)) ?? NOBODY;
  }

  meetingsOfDelegate(delegate: number, slot: number): ReadonlySet<number> {
    return this.withDelegate.get(this.key(delegate, slot)) ?? NOBODY;
  }

  assignments(): Assignment[] {
    const { index } = this;
    return this.seats.flatMap((seat, meeting) =>
      seat ? [{ meeting: at(index.meetings, meeting).id, ...placementOf(index, seat) }] : [],
    );
  }

  private count(slot: number): void {
    this.versions[slot] = (this.versions[slot] ?? 0) + 1;
  }

  private key(resource: number, slot: number): number {
    return resource * this.index.slots.length + slot;
  }
}

const NOBODY: ReadonlySet<number> = new Set();

/** A seat in names. */
export function placementOf(index: ProblemIndex, seat: Seat): Placement {
  const { slot, table, interpreter, delegates = [] } = seat;
  return {
    slot: at(index.slots, slot).id,
    table: at(index.tables, table).id,
    ...(interpreter >= 0 && { interpreter: at(index.interpreters, interpreter).id }),
    ...(delegates.length > 0 && { delegates: delegates.map((one) => at(index.namedDelegates, one).id) }),
  };
}

/** A placement in positions; throws `RangeError` for ids that the problem does not have. */
export function seatOf(index: ProblemIndex, { slot, table, interpreter, delegates }: Placement): Seat {
  return {
    slot: position(index.slotAt, slot),
    table: position(index.tableAt, table),
    interpreter: interpreter === undefined ? -1 : position(index.interpreterAt, interpreter),
    ...(delegates && { delegates: delegates.map((one) => position(index.delegateAt, one)) }),
  };
}

function add(map: Map<number, Set<number>>, key: number, value: number): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

function position(map: ReadonlyMap<string, number>, id: string): number {
  const found = map.get(id);
  if (found === undefined) throw new RangeError(`"${id}" is not part of the problem`);
  return found;
}
