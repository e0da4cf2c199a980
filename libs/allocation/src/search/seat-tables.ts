import { isInterpreterThere, isTableFit, isTableOpenFor, resourcesOf } from '../possible-slots';
import { at, type ProblemIndex } from '../problem-index';
import { tableClasses } from '../resource-classes';
import { Seating } from '../rules/seating';
import { exchangeTables } from './exchange-tables';
import { match } from './match';
import type { Rests } from './rests';
import { seatDelegates } from './seat-delegates';

/**
 * Gives the meetings of each slot tables, interpreters and delegates. Busy participants get a home table, meetings prefer
 * the published table, then the home of their busier side; afterwards tables are exchanged within a slot as
 * long as somebody has to walk less. Expects slots that have room (see `Room`). A meeting of several slots keeps
 * its table, interpreter and delegates, and one that has to be at a certain table for somebody's rest (see `Rests`) is there
 * or nowhere. Where tables differ, one may find none that is free so long, and has no place.
 */
export function seatTables(
  index: ProblemIndex,
  slotOf: ArrayLike<number>,
  rests: Rests | null = null,
): Seating {
  const tables = new SuitableTables(index);
  const homes = homeTables(index);
  const tableOf = new Int32Array(index.meetings.length).fill(-1);
  const interpreterOf = new Int32Array(index.meetings.length).fill(-1);
  const bySlot: number[][] = index.slots.map(() => []);
  const taken = new Taken(index);
  const seat = (meetings: readonly number[], slot: number) => {
    const wishes = meetings.map((meeting) => {
      const told = rests?.tableOf(meeting, slot) ?? -1;
      const preferred = told < 0 ? preferredTables(index, meeting, slot, homes) : [told];
      return {
        preferred: preferred.filter(
          (one) => tables.suits(meeting, one, slot) && taken.isTableFree(meeting, one, slot),
        ),
        all: told < 0 ? taken.freeTables(tables.of(meeting, slot), meeting, slot) : [],
      };
    });
    match(wishes, index.tables.length).forEach((table, position) => {
      tableOf[at(meetings, position)] = table;
    });
    const needy = meetings.filter((meeting) => index.languageGap(meeting) !== null);
    const speakers = needy.map((meeting) => ({
      preferred: [],
      all: taken.freeInterpreters(interpretersFor(index, meeting, slot), meeting, slot),
    }));
    match(speakers, index.interpreters.length).forEach((interpreter, position) => {
      interpreterOf[at(needy, position)] = interpreter;
    });
  };
  for (let meeting = 0; meeting < slotOf.length; meeting += 1) bySlot[slotOf[meeting] ?? -1]?.push(meeting);
  if (rests)
    bySlot.forEach((meetings, slot) => {
      for (const meeting of meetings) {
        const told = rests.tableOf(meeting, slot);
        if (told >= 0 && taken.isTableFree(meeting, told, slot)) taken.take(meeting, slot, told, -1);
      }
    });
  if (index.hasLongMeetings)
    bySlot.forEach((meetings, slot) => {
      const long = meetings.filter((meeting) => at(index.lengths, meeting) > 1);
      seat(long, slot);
      for (const meeting of long)
        taken.take(meeting, slot, tableOf[meeting] ?? -1, interpreterOf[meeting] ?? -1);
    });
  bySlot.forEach((meetings, slot) => {
    seat(index.hasLongMeetings ? meetings.filter((meeting) => index.lengths[meeting] === 1) : meetings, slot);
  });
  exchangeTables(index, { slotOf, tableOf }, (meeting, table) => {
    const slot = slotOf[meeting] ?? 0;
    const told = rests?.tableOf(meeting, slot) ?? -1;
    return (told < 0 || told === table) && tables.suits(meeting, table, slot);
  });
  const delegatesOf = seatDelegates(index, slotOf);
  const seating = new Seating(index);
  tableOf.forEach((table, meeting) => {
    const lacksInterpreter = interpreterOf[meeting] === -1 && index.languageGap(meeting) !== null;
    const delegates = at(delegatesOf, meeting);
    if (table < 0 || (index.hasLongMeetings && lacksInterpreter) || delegates === null) return;
    const interpreter = interpreterOf[meeting] ?? -1;
    seating.place(meeting, { slot: slotOf[meeting] ?? 0, table, interpreter, delegates });
  });
  return seating;
}

/** The tables and interpreters that are given away before others are asked for, and to which meeting. */
class Taken {
  private readonly tables = new Map<number, number>();
  private readonly interpreters = new Map<number, number>();

  constructor(private readonly index: ProblemIndex) {}

  take(meeting: number, first: number, table: number, interpreter: number): void {
    for (const slot of this.index.span(meeting, first)) {
      if (table >= 0) this.tables.set(table * this.index.slots.length + slot, meeting);
      if (interpreter >= 0) this.interpreters.set(interpreter * this.index.slots.length + slot, meeting);
    }
  }

  isTableFree(meeting: number, table: number, first: number): boolean {
    return this.tables.size === 0 || this.isFree(this.tables, table, meeting, first);
  }

  freeTables(all: readonly number[], meeting: number, first: number): readonly number[] {
    return this.tables.size === 0 ? all : all.filter((one) => this.isFree(this.tables, one, meeting, first));
  }

  freeInterpreters(all: readonly number[], meeting: number, first: number): readonly number[] {
    if (this.interpreters.size === 0) return all;
    return all.filter((one) => this.isFree(this.interpreters, one, meeting, first));
  }

  private isFree(taken: ReadonlyMap<number, number>, which: number, meeting: number, first: number): boolean {
    const { index } = this;
    return index
      .span(meeting, first)
      .every((slot) => (taken.get(which * index.slots.length + slot) ?? meeting) === meeting);
  }
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
    return (
      this.suitable[this.typeOf[meeting] ?? 0]?.[table] === 1 &&
      isTableOpenFor(this.index, meeting, table, slot)
    );
  }

  of(meeting: number, slot: number): readonly number[] {
    const type = this.typeOf[meeting] ?? 0;
    if (this.index.lengths[meeting] !== 1) return this.openFor(meeting, slot);
    const key = type * this.index.slots.length + slot;
    const known = this.inSlot.get(key);
    if (known) return known;
    const open = this.openFor(meeting, slot);
    this.inSlot.set(key, open);
    return open;
  }

  private openFor(meeting: number, slot: number): readonly number[] {
    const suitable = this.lists[this.typeOf[meeting] ?? 0] ?? [];
    return suitable.filter((table) => isTableOpenFor(this.index, meeting, table, slot));
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
    (who) => index.canInterpret(who, meeting) && isInterpreterThere(index, meeting, who, slot),
  );
}
