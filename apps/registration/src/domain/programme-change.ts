import type { Programme, Slot, Table } from './programme';
import { overlaps } from './zones';

/** What an edit of the programme does, seen before it is saved. */
export interface ProgrammeChange {
  readonly addedSlots: readonly Slot[];
  readonly removedSlots: readonly Slot[];
  readonly keptSlots: number;
  readonly removedTables: readonly Table[];
}

/** Which slots and tables appear and disappear between two programmes, by id. */
export function compareProgrammes(before: Programme, after: Programme): ProgrammeChange {
  const addedSlots = without(after.slots, before.slots);
  return {
    addedSlots,
    removedSlots: without(before.slots, after.slots),
    keptSlots: after.slots.length - addedSlots.length,
    removedTables: without(before.tables, after.tables),
  };
}

function without<T extends { readonly id: string }>(these: readonly T[], those: readonly T[]): T[] {
  const idSet = new Set(those.map(({ id }) => id));
  return these.filter(({ id }) => !idSet.has(id));
}

export interface Capacity {
  readonly slots: number;
  readonly tables: number;
  /** Meetings that can take place: one for each table in each slot in which it is open. */
  readonly places: number;
}

/** @example 18 slots at 12 tables, none of them ever closed, are 216 places. */
export function capacityOf({ slots, tables }: Programme): Capacity {
  const open = tables.map(
    ({ closed }) => slots.filter((slot) => !closed.some((span) => overlaps(slot, span))).length,
  );
  return { slots: slots.length, tables: tables.length, places: open.reduce((sum, n) => sum + n, 0) };
}
