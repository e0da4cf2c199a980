import { isTableFit, resourcesOf } from '../possible-slots';
import { at, type ProblemIndex } from '../problem-index';
import { tableClasses } from '../resource-classes';
import { Seating } from '../rules/seating';
import { exchangeTables } from './exchange-tables';

/**
 * Gives the meetings of each slot tables and interpreters. Busy participants get a home table, meetings prefer
 * the published table, then the home of their busier side; afterwards tables are exchanged within a slot as
 * long as somebody has to walk less. Expects slots that have room (see `Room`).
 */
export function seatTables(index: ProblemIndex, slotOf: ArrayLike<number>): Seating {
  const tables = new SuitableTables(index);
  const homes = homeTables(index);
  const tableOf = new Int32Array(index.meetings.length).fill(-1);
  const interpreterOf = new Int32Array(index.meetings.length).fill(-1);
  const bySlot: number[][] = index.slots.map(() => []);
  for (let meeting = 0; meeting < slotOf.length; meeting += 1) bySlot[slotOf[meeting] ?? -1]?.push(meeting);
  bySlot.forEach((meetings, slot) => {
    const wishes = meetings.map((meeting) => ({
      preferred: preferredTables(index, meeting, slot, homes).filter((one) =>
        tables.suits(meeting, one, slot),
      ),
      all: tables.of(meeting, slot),
    }));
    match(wishes, index.tables.length).forEach((table, position) => {
      tableOf[at(meetings, position)] = table;
    });
    const needy = meetings.filter((meeting) => index.languageGap(meeting) !== null);
    const speakers = needy.map((meeting) => ({ preferred: [], all: interpretersFor(index, meeting, slot) }));
    match(speakers, index.interpreters.length).forEach((interpreter, position) => {
      interpreterOf[at(needy, position)] = interpreter;
    });
  });
  exchangeTables(index, { slotOf, tableOf }, (meeting, table) =>
    tables.suits(meeting, table, slotOf[meeting] ?? 0),
  );
  const seating = new Seating(index);
  tableOf.forEach((table, meeting) => {
    if (table < 0) return;
    seating.place(meeting, { slot: slotOf[meeting] ?? 0, table, interpreter: interpreterOf[meeting] ?? -1 });
  });
  return seating;
}

/** Which tables suit which meetings, asked once for each type of meeting and slot. */
class SuitableTables {
  private readonly typeOf: Int32Array;
  private readonly lists: (readonly number[])[] = [];
  private readonly inSlot = new Map<number, readonly number[]>();
  private readonly suitable: Uint8Array[] = [];

  constructor(private readonly index: ProblemIndex) {
    this.typeOf = tableClasses(index).typeOf;
    this.typeOf.forEach((type, meeting) => {
      if (this.lists[type]) return;
      const { tables } = resourcesOf(index, meeting);
      this.lists[type] = tables;
      this.suitable[type] = new Uint8Array(index.tables.length);
      for (const table of tables) this.suitable[type].fill(1, table, table + 1);
    });
  }

  suits(meeting: number, table: number, slot: number): boolean {
    return this.suitable[this.typeOf[meeting] ?? 0]?.[table] === 1 && this.index.isTableOpen(table, slot);
  }

  of(meeting: number, slot: number): readonly number[] {
    const type = this.typeOf[meeting] ?? 0;
    const key = type * this.index.slots.length + slot;
    const known = this.inSlot.get(key);
    if (known) return known;
    const open = (this.lists[type] ?? []).filter((table) => this.index.isTableOpen(table, slot));
    this.inSlot.set(key, open);
    return open;
  }
}

/** A table of its own for each participant, the busiest first, as long as there are tables. */
function homeTables(index: ProblemIndex): number[] {
  const homes = index.participants.map(() => -1);
  const free = new Set(index.tables.keys());
  const busiestFirst = [...index.meetingsOf.keys()].sort(
    (a, b) => at(index.meetingsOf, b).length - at(index.meetingsOf, a).length || a - b,
  );
  for (const participant of busiestFirst) {
    const [sample] = at(index.meetingsOf, participant);
    if (sample === undefined || free.size === 0) continue;
    const home = homeAmong(index, free, participant, sample);
    if (home === undefined) continue;
    homes[participant] = home;
    free.delete(home);
  }
  return homes;
}

/** Its own booth, or else the first that suits. */
function homeAmong(
  index: ProblemIndex,
  free: ReadonlySet<number>,
  participant: number,
  sample: number,
): number | undefined {
  const { id } = at(index.participants, participant);
  let first: number | undefined;
  for (const table of free) {
    const isOwn = index.tables[table]?.owner === id;
    if ((first !== undefined && !isOwn) || !isTableFit(index, sample, table)) continue;
    if (isOwn || !index.ownsTable(participant)) return table;
    first = table;
  }
  return first;
}

function preferredTables(
  index: ProblemIndex,
  meeting: number,
  slot: number,
  homes: readonly number[],
): number[] {
  const published = index.published[meeting];
  const [a, b] = at(index.sides, meeting);
  const isFirstBusier = at(index.meetingsOf, a).length >= at(index.meetingsOf, b).length;
  const [busier, other] = isFirstBusier ? [a, b] : [b, a];
  return [published?.slot === slot ? published.table : -1, homes[busier] ?? -1, homes[other] ?? -1].filter(
    (table) => table >= 0,
  );
}

function interpretersFor(index: ProblemIndex, meeting: number, slot: number): number[] {
  return [...index.interpreters.keys()].filter(
    (who) => index.canInterpret(who, meeting) && !index.isInterpreterAway(who, slot),
  );
}

interface Wishes {
  readonly preferred: readonly number[];
  readonly all: readonly number[];
}

/** One thing for each, all different: the preferred first come first served, then augmenting paths. */
function match(wishes: readonly Wishes[], things: number): number[] {
  const given = wishes.map(() => -1);
  const holder = new Int32Array(things).fill(-1);
  const give = (who: number, what: number) => {
    given[who] = what;
    holder[what] = who;
  };
  // The first wishes of all before the second of any: that is what keeps people at home.
  for (let rank = 0; rank < 3; rank += 1)
    wishes.forEach(({ preferred }, who) => {
      const wish = preferred[rank];
      if (given[who] === -1 && wish !== undefined && holder[wish] === -1) give(who, wish);
    });
  const augment = (who: number, visited: Uint8Array): boolean => {
    const all = wishes[who]?.all ?? [];
    const free = all.find((thing) => holder[thing] === -1);
    if (free !== undefined) {
      give(who, free);
      return true;
    }
    for (const thing of all) {
      if (visited[thing] === 1) continue;
      visited[thing] = 1;
      if (!augment(holder[thing] ?? -1, visited)) continue;
      give(who, thing);
      return true;
    }
    return false;
  };
  wishes.forEach((_, who) => {
    if (given[who] === -1) augment(who, new Uint8Array(things));
  });
  return given;
}
