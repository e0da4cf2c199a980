import { at, type ProblemIndex } from '../problem-index';

const MOST_PASSES = 6;

/** Slot and table of each meeting, -1 for none. */
export interface Seats {
  readonly slotOf: ArrayLike<number>;
  readonly tableOf: Int32Array;
}

/**
 * Exchanges tables within slots as long as somebody has to walk less: a meeting goes to where one of its sides
 * sits just before or after, and whoever sits there takes its table. Each pass looks at every meeting once.
 *
 * @param suits whether the table would do for the meeting and is open in its slot
 */
export function exchangeTables(
  index: ProblemIndex,
  seats: Seats,
  suits: (meeting: number, table: number) => boolean,
): void {
  const exchange = new Exchange(index, seats, suits);
  for (let pass = 0; pass < MOST_PASSES && exchange.improve(); pass += 1);
}

class Exchange {
  private readonly occupant: Int32Array;
  /** For each meeting, by side, the meetings that its participant comes from and goes to; -1 for none that day. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  /** The placed meetings of each participant in the order of time. */
  private readonly stops: readonly (readonly number[])[];

  constructor(
    private readonly index: ProblemIndex,
    private readonly seats: Seats,
    private readonly suits: (meeting: number, table: number) => boolean,
  ) {
    const { tableOf, slotOf } = seats;
    const count = index.meetings.length;
    this.occupant = new Int32Array(index.slots.length * index.tables.length).fill(-1);
    this.before = new Int32Array(count * 2).fill(-1);
    this.after = new Int32Array(count * 2).fill(-1);
    for (let meeting = 0; meeting < count; meeting += 1)
      if ((tableOf[meeting] ?? -1) >= 0)
        for (const slot of index.span(meeting, seats.slotOf[meeting] ?? 0))
          this.occupant[slot * index.tables.length + (tableOf[meeting] ?? 0)] = meeting;
    this.stops = index.meetingsOf.map((meetings) =>
      meetings
        .filter((meeting) => (tableOf[meeting] ?? -1) >= 0)
        .sort((a, b) => (slotOf[a] ?? 0) - (slotOf[b] ?? 0)),
    );
    this.stops.forEach((stops, participant) => {
      this.link(stops, participant);
    });
  }

  /** One pass; true when an exchange helped. */
  improve(): boolean {
    const { tableOf } = this.seats;
    let hasImproved = false;
    for (let meeting = 0; meeting < tableOf.length; meeting += 1) {
      if ((tableOf[meeting] ?? -1) < 0) continue;
      for (let side = 0; side < 2; side += 1)
        for (const neighbour of [this.before[meeting * 2 + side], this.after[meeting * 2 + side]])
          if (neighbour !== undefined && neighbour >= 0 && this.tryTable(meeting, tableOf[neighbour] ?? -1))
            hasImproved = true;
    }
    return hasImproved;
  }

  private tryTable(meeting: number, table: number): boolean {
    const { tableOf } = this.seats;
    const own = tableOf[meeting] ?? -1;
    if (table === own || !this.mayMove(meeting, table)) return false;
    const other = this.occupant[this.cell(meeting, table)] ?? -1;
    if (other >= 0 && !this.mayMove(other, own)) return false;
    const walking = this.walking(meeting, other);
    this.swap(meeting, table, other, own);
    if (this.walking(meeting, other) < walking) return true;
    this.swap(meeting, own, other, table);
    return false;
  }

  private swap(meeting: number, table: number, other: number, otherTable: number): void {
    this.occupant[this.cell(meeting, otherTable)] = -1;
    this.occupy(meeting, table);
    if (other >= 0) this.occupy(other, otherTable);
  }

  private occupy(meeting: number, table: number): void {
    this.seats.tableOf[meeting] = table;
    this.occupant[this.cell(meeting, table)] = meeting;
  }

  private cell(meeting: number, table: number): number {
    return (this.seats.slotOf[meeting] ?? 0) * this.index.tables.length + table;
  }

  /** It suits, and is not a move away from where the meeting was published to be; long meetings stay. */
  private mayMove(meeting: number, table: number): boolean {
    if (this.index.lengths[meeting] !== 1) return false;
    const published = this.index.published[meeting];
    if (published && published.slot === this.seats.slotOf[meeting] && published.table !== table) return false;
    return this.suits(meeting, table);
  }

  /** The table changes that depend on where the two meetings of a slot are. */
  private walking(meeting: number, other: number): number {
    const sides = at(this.index.sides, meeting);
    let sum = this.changesAt(meeting, 0) + this.changesAt(meeting, 1);
    if (other < 0) return sum;
    at(this.index.sides, other).forEach((participant, side) => {
      if (!sides.includes(participant)) sum += this.changesAt(other, side);
    });
    return sum;
  }

  private changesAt(meeting: number, side: number): number {
    const { tableOf } = this.seats;
    const participant = at(this.index.sides, meeting)[side] ?? 0;
    // With several delegates there may be several tables in one slot: then the whole agenda counts.
    if (at(this.index.delegates, participant) > 1) return this.changesOf(participant);
    const [before, after] = [this.before[meeting * 2 + side] ?? -1, this.after[meeting * 2 + side] ?? -1];
    return (
      (before >= 0 && tableOf[before] !== tableOf[meeting] ? 1 : 0) +
      (after >= 0 && tableOf[after] !== tableOf[meeting] ? 1 : 0)
    );
  }

  /** As `tableChangesOf` has it. */
  private changesOf(participant: number): number {
    const { slotOf, tableOf } = this.seats;
    const { dayOf } = this.index;
    const table = (meeting: number) => tableOf[meeting] ?? 0;
    const slot = (meeting: number) => slotOf[meeting] ?? 0;
    const stops = [...at(this.stops, participant)].sort((a, b) => slot(a) - slot(b) || table(a) - table(b));
    return stops.filter((stop, position) => {
      const before = stops[position - 1];
      return (
        before !== undefined && dayOf[slot(before)] === dayOf[slot(stop)] && table(before) !== table(stop)
      );
    }).length;
  }

  private link(stops: readonly number[], participant: number): void {
    const { sides, dayOf } = this.index;
    const { slotOf } = this.seats;
    const end = (meeting: number) => meeting * 2 + (sides[meeting]?.[0] === participant ? 0 : 1);
    stops.forEach((stop, position) => {
      const before = stops[position - 1];
      if (before === undefined || dayOf[slotOf[before] ?? 0] !== dayOf[slotOf[stop] ?? 0]) return;
      this.before[end(stop)] = before;
      this.after[end(before)] = stop;
    });
  }
}
