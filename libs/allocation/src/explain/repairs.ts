import type { Placement, TableKind } from '../problem';
import { at } from '../problem-index';
import type { Reason } from '../rules/reason';
import type { Seat, Seating } from '../rules/seating';
import { blockersOf, freeTable, isOpen, type Blockers } from './blockers';
import type { Change, Repair } from './explanation';

const MOST_REPAIRS = 3;
/** Meetings at other tables that are asked to move away, slot by slot. */
const MOST_ASKED = 12;

/** What a change asks of people: the dearer, the later it is proposed. */
const PRICE: Readonly<Record<Change['kind'], number>> = {
  'move-meeting': 1,
  'free-slot': 2,
  'raise-limit': 2,
  'waive-buffer': 2,
  'allow-session': 2,
  'add-table': 3,
  'add-interpreter': 3,
  shorten: 4,
  'release-fixed': 4,
  'drop-order': 4,
  'add-delegate': 5,
};

const LEAST_PRICE = Math.min(...Object.values(PRICE));

/** Changes that let the meeting sit somewhere, the cheapest first; none where a veto keeps the pair apart. */
export function repairsOf(seating: Seating, meeting: number): Repair[] {
  const { index } = seating;
  if (index.isForbiddenPair(meeting)) return [];
  const repairs: Repair[] = [];
  let cheapest = 0;
  for (const slot of index.slots.keys()) {
    const repair = cheapestAt(seating, meeting, slot);
    repairs.push(repair);
    if (priceOf(repair) === LEAST_PRICE) cheapest += 1;
    if (cheapest === MOST_REPAIRS) break; // nothing can be cheaper
  }
  return repairs.sort((a, b) => priceOf(a) - priceOf(b)).slice(0, MOST_REPAIRS);
}

const priceOf = ({ changes }: Repair): number => changes.reduce((sum, { kind }) => sum + PRICE[kind], 0);

function cheapestAt(seating: Seating, meeting: number, slot: number): Repair {
  const blockers = blockersOf(seating, meeting, slot);
  return moveSomebody(seating, meeting, slot, blockers) ?? changeEverything(seating, meeting, slot, blockers);
}

/** One other meeting moves to a place that is open to it, and that is all it takes. */
function moveSomebody(seating: Seating, meeting: number, slot: number, blockers: Blockers): Repair | null {
  for (const other of inTheWay(seating, meeting, slot, blockers)) {
    const seat = seating.seat(other);
    if (!seat) continue;
    seating.remove(other);
    const place = openSeat(seating, meeting, slot);
    if (place) seating.place(meeting, place);
    const elsewhere = place && firstOpenSeat(seating, other);
    seating.remove(meeting);
    seating.place(other, seat);
    if (!place || !elsewhere) continue;
    const moved = {
      kind: 'move-meeting',
      meeting: at(seating.index.meetings, other).id,
      to: named(seating, elsewhere),
    } as const;
    return { changes: [moved], placement: named(seating, place) };
  }
  return null;
}

/** Meetings whose leaving the slot could be enough. */
function inTheWay(
  seating: Seating,
  meeting: number,
  slot: number,
  { reasons, isFixedElsewhere, table, tables }: Blockers,
): number[] {
  const busy = reasons.flatMap((reason) => {
    if (reason.kind === 'participant-busy') return reason.others;
    return reason.kind === 'too-close' ? [reason.other] : [];
  });
  if (isFixedElsewhere || reasons.some(({ kind }) => kind !== 'participant-busy' && kind !== 'too-close'))
    return [];
  if (busy.length > 0) return [...new Set(busy)].flatMap((id) => seating.index.meetingAt.get(id) ?? []);
  if (table >= 0) return [];
  const span = seating.index.span(meeting, slot);
  const sitting = tables.flatMap((table) => span.flatMap((one) => [...seating.meetingsAtTable(table, one)]));
  return [...new Set(sitting)].slice(0, MOST_ASKED);
}

/** A place in the slot where nothing speaks against the meeting, all others staying where they are; null for none. */
export function openSeat(seating: Seating, meeting: number, slot: number): Seat | null {
  // Asked first, because it is the cheapest question and most often the answer.
  const table = freeTable(seating, meeting, slot);
  if (table < 0) return null;
  const blockers = blockersOf(seating, meeting, slot);
  return isOpen(blockers) ? { slot, table: blockers.table, interpreter: blockers.interpreter ?? -1 } : null;
}

function firstOpenSeat(seating: Seating, meeting: number): Seat | null {
  for (const slot of seating.index.slots.keys()) {
    const seat = openSeat(seating, meeting, slot);
    if (seat) return seat;
  }
  return null;
}

function named({ index }: Seating, { slot, table, interpreter }: Seat): Placement {
  const place = { slot: at(index.slots, slot).id, table: at(index.tables, table).id };
  return interpreter < 0 ? place : { ...place, interpreter: at(index.interpreters, interpreter).id };
}

/** Every obstacle in the slot is removed by a change of its own. */
function changeEverything(seating: Seating, meeting: number, slot: number, blockers: Blockers): Repair {
  const { index } = seating;
  const { id: slotId, session } = at(index.slots, slot);
  const changes = new Map<string, Change>();
  const add = (change: Change) => changes.set(JSON.stringify(change), change);
  if (blockers.isFixedElsewhere) add({ kind: 'release-fixed' });
  for (const reason of blockers.reasons) {
    const change = changeFor(reason, session);
    if (change) add(change);
  }
  let table = index.tables[blockers.table]?.id;
  const fixed = at(index.meetings, meeting).fixed;
  if (table === undefined) {
    if (fixed?.table !== undefined) add({ kind: 'release-fixed' });
    table = unusedId('extra-table', index.tableAt);
    add({ kind: 'add-table', table, tableKind: kindFor(seating, meeting), slot: slotId });
  }
  let interpreter = blockers.interpreter === null ? undefined : index.interpreters[blockers.interpreter]?.id;
  if (blockers.interpreter === null) {
    interpreter = unusedId('extra-interpreter', index.interpreterAt);
    const languages = (index.languageGap(meeting) ?? []).flatMap((side) => side.slice(0, 1));
    add({ kind: 'add-interpreter', interpreter, languages, slot: slotId });
  }
  const placement = { slot: slotId, table };
  return {
    changes: [...changes.values()],
    placement: interpreter === undefined ? placement : { ...placement, interpreter },
  };
}

function changeFor(reason: Reason, session: string | undefined): Change | null {
  switch (reason.kind) {
    case 'participant-unavailable':
    case 'outside-local-hours':
      return { kind: 'free-slot', participant: reason.participant, slot: reason.slot };
    case 'too-close':
      return { kind: 'waive-buffer', participant: reason.participant };
    case 'participant-busy':
      return { kind: 'add-delegate', participant: reason.participant, delegates: reason.delegates + 1 };
    case 'limit-exceeded':
      return {
        kind: 'raise-limit',
        participant: reason.participant,
        limit: reason.limit,
        value: reason.found,
      };
    case 'runs-over':
      return { kind: 'shorten', length: reason.left };
    case 'outside-session':
      return { kind: 'allow-session', session: session ?? '' };
    case 'wrong-order':
      return { kind: 'drop-order', earlier: reason.earlier, later: reason.later };
    case 'forbidden-pair':
    case 'fixed-elsewhere':
    case 'table-closed':
    case 'table-unsuitable':
    case 'table-owned':
    case 'table-busy':
    case 'interpreter-missing':
    case 'interpreter-unsuitable':
    case 'interpreter-unavailable':
    case 'interpreter-busy':
      return null;
  }
}

function kindFor({ index }: Seating, meeting: number): TableKind {
  const { tableKind } = at(index.meetings, meeting);
  const isRemote = at(index.sides, meeting).some((side) => index.participants[side]?.attends === 'remote');
  return tableKind ?? (isRemote ? 'virtual' : 'table');
}

function unusedId(stem: string, used: ReadonlyMap<string, number>): string {
  let number = 1;
  while (used.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
