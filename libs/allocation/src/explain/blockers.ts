import { openTables } from '../possible-slots';
import { at } from '../problem-index';
import { SLOT_RULES } from '../rules';
import { delegatesPresent } from '../rules/delegate-rules';
import { timeBetween } from '../rules/participant-rules';
import type { Reason } from '../rules/reason';
import type { Seating } from '../rules/seating';
import { freeDelegates, freeInterpreters, reasonsAgainst } from './cells';

/** Everything that keeps a meeting out of a slot; nothing when it could sit there at `table` right away. */
export interface Blockers {
  readonly reasons: readonly Reason[];
  readonly isFixedElsewhere: boolean;
  /** A free table that suits, -1 when there is none. */
  readonly table: number;
  /** All tables that suit and exist in the slot. */
  readonly tables: readonly number[];
  /** The interpreter to come: -1 for none needed, null for none free. */
  readonly interpreter: number | null;
  /** The named delegates to come, as far as they are free. */
  readonly delegates: readonly number[];
}

/** The first free table of each list that was asked for, and the version of the slot that it is true of. */
const freeKnown = new WeakMap<
  Seating,
  WeakMap<readonly number[], { readonly version: number; readonly table: number }>
>();

/** The first of the tables where nobody sits in these slots, -1 for none; remembered until somebody moves there. */
function firstFree(seating: Seating, tables: readonly number[], slots: readonly number[]): number {
  const known =
    freeKnown.get(seating) ?? new WeakMap<readonly number[], { version: number; table: number }>();
  freeKnown.set(seating, known);
  // Each only grows, so the sum changes with any of them.
  const version = slots.reduce((sum, slot) => sum + (seating.versions[slot] ?? 0), 0);
  const found = known.get(tables);
  if (found?.version === version) return found.table;
  const table =
    tables.find((one) => slots.every((slot) => seating.meetingsAtTable(one, slot).size === 0)) ?? -1;
  known.set(tables, { version, table });
  return table;
}

/** A free table that suits the meeting in the slot, -1 when there is none. */
export function freeTable(seating: Seating, meeting: number, slot: number): number {
  return firstFree(seating, openTables(seating.index, meeting, slot), seating.index.span(meeting, slot));
}

/** What speaks against an unplaced meeting in a slot. */
export function blockersOf(seating: Seating, meeting: number, slot: number): Blockers {
  const { index } = seating;
  const { fixed } = at(index.meetings, meeting);
  const tables = openTables(index, meeting, slot);
  const { table, reasons } = index.hasBuffers
    ? tableInTime(seating, meeting, slot, tables)
    : { table: firstFree(seating, tables, index.span(meeting, slot)), reasons: [] };
  const delegates = freeDelegates(seating, meeting, slot);
  return {
    reasons: [
      ...reasonsAgainst(seating, meeting, { slot, table: -1, interpreter: -1, delegates }, [
        ...SLOT_RULES,
        delegatesPresent,
      ]),
      ...reasons,
    ],
    isFixedElsewhere: fixed !== undefined && fixed.slot !== at(index.slots, slot).id,
    table,
    tables,
    interpreter: freeInterpreters(seating, meeting, slot)[0] ?? null,
    delegates,
  };
}

/** The free table that leaves most people the time they need, and who lacks it there; -1 for none is a new one. */
function tableInTime(
  seating: Seating,
  meeting: number,
  slot: number,
  tables: readonly number[],
): { readonly table: number; readonly reasons: readonly Reason[] } {
  const span = seating.index.span(meeting, slot);
  const tooClose = (table: number) =>
    reasonsAgainst(seating, meeting, { slot, table, interpreter: -1 }, [timeBetween]);
  let best: { table: number; reasons: Reason[] } | null = null;
  for (const table of tables) {
    if (span.some((one) => seating.meetingsAtTable(table, one).size > 0)) continue;
    const reasons = tooClose(table);
    if (best === null || reasons.length < best.reasons.length) best = { table, reasons };
    if (reasons.length === 0) break;
  }
  return best ?? { table: -1, reasons: tooClose(-1) };
}

export function isOpen({ reasons, isFixedElsewhere, table, interpreter }: Blockers): boolean {
  return reasons.length === 0 && !isFixedElsewhere && table >= 0 && interpreter !== null;
}
