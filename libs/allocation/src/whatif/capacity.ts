import { slotsNeeded } from '../bounds/koenig';
import { PossibleSlots } from '../possible-slots';
import type { Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';

/** What a programme offers and what is asked of it, as plain numbers. */
export interface Programme {
  readonly slots: number;
  readonly tables: number;
  /** Tables open in each slot, summed over slots; default slots times tables. */
  readonly places?: number;
  readonly meetings: number;
  /** Most meetings of any one participant at a time when it has one delegate; default 0. */
  readonly busiest?: number;
}

export interface Capacity {
  readonly places: number;
  readonly meetings: number;
  readonly isEnough: boolean;
  /** Tables, open all the time, that would do alone; null where no number of tables does. */
  readonly moreTables: number | null;
  /** Slots that would do alone; null where no number of slots does. */
  readonly moreSlots: number | null;
  /**
   * Whether enough places are proved to be enough: nobody is restricted and nobody meets within a side, so that
   * Kőnig's theorem applies (see `bounds/koenig.ts`). Otherwise fewer are certainly too few, and that is all.
   */
  readonly isExact: boolean;
}

/**
 * Whether so many meetings can fit: they need as many places, and as many slots as the busiest participant has
 * meetings. Takes no time, so that a gauge can show it while a programme is being set up.
 *
 * @example capacityText(capacityFor({ slots: 18, tables: 12, meetings: 230 }))
 * // '216 places for 230 meetings: 1 more table or 2 more slots would do.'
 */
export function capacityFor(programme: Programme, isExact = false): Capacity {
  const { slots, tables, meetings, busiest = 0, places = slots * tables } = programme;
  const missing = Math.max(0, meetings - places);
  const slotsShort = Math.max(0, busiest - slots);
  const byTables = slotsShort > 0 || (slots === 0 && missing > 0) ? null : ceilDiv(missing, slots);
  const bySlots = tables === 0 && missing > 0 ? null : Math.max(slotsShort, ceilDiv(missing, tables));
  const isEnough = missing === 0 && slotsShort === 0;
  return { places, meetings, isEnough, moreTables: byTables, moreSlots: bySlots, isExact };
}

/** The same of a whole problem, where also who is restricted is known. */
export function capacityOf(problem: Problem): Capacity {
  const index = new ProblemIndex(problem);
  const open = index.slots.map((_, slot) =>
    index.tables.filter((__, table) => index.isTableOpen(table, slot)),
  );
  const slotsTaken = (meetings: Iterable<number>) =>
    [...meetings].reduce((sum, meeting) => sum + at(index.lengths, meeting), 0);
  const busiest = index.meetingsOf.reduce(
    (most, meetings, participant) =>
      Math.max(most, ceilDiv(slotsTaken(meetings), at(index.delegates, participant))),
    0,
  );
  return capacityFor(
    {
      slots: index.slots.length,
      tables: index.tables.length,
      places: open.reduce((sum, tables) => sum + tables.length, 0),
      meetings: slotsTaken(index.meetings.keys()),
      busiest,
    },
    slotsNeeded(index, new PossibleSlots(index)) !== null,
  );
}

const ceilDiv = (amount: number, by: number): number => (amount === 0 ? 0 : Math.ceil(amount / by));

/** A capacity as one sentence for the organiser. */
export function capacityText({
  places,
  meetings,
  isEnough,
  moreTables,
  moreSlots,
  isExact,
}: Capacity): string {
  const said = `${places} places for ${meetings} meetings`;
  if (isEnough)
    return `${said}: ${isExact ? 'all of them fit' : 'enough, unless people are not free together'}.`;
  const ways = [
    ...(moreTables === null ? [] : [counted(moreTables, 'table')]),
    ...(moreSlots === null ? [] : [counted(moreSlots, 'slot')]),
  ].filter((way) => !way.startsWith('0 '));
  return ways.length === 0
    ? `${said}: tables and slots are missing.`
    : `${said}: ${ways.join(' or ')} ${isExact ? 'would do' : 'would be needed at least'}.`;
}

const counted = (count: number, thing: string): string => `${count} more ${thing}${count === 1 ? '' : 's'}`;
