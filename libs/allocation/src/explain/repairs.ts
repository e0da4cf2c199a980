import type { TableKind } from '../problem';
import { at, type ProblemIndex } from '../problem-index';
import type { Reason } from '../rules/reason';
import { placementOf, type Seat, type Seating } from '../rules/seating';
import { blockersOf, freeTable, isOpen, type Blockers } from './blockers';
import { isDelegateFree } from './cells';
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
  'waive-delegates': 2,
  'allow-session': 2,
  'add-table': 3,
  'add-interpreter': 3,
  shorten: 4,
  'release-fixed': 4,
  'drop-order': 4,
  'add-delegate': 5,
  'add-named-delegate': 5,
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
      to: placementOf(seating.index, elsewhere),
    } as const;
    return { changes: [moved], placement: placementOf(seating.index, place) };
  }
  return null;
}

/** What another meeting's moving away can settle. */
const BY_OTHERS: ReadonlySet<Reason['kind']> = new Set(['participant-busy', 'too-close', 'delegate-missing']);

/** Meetings whose leaving the slot could be enough. */
function inTheWay(
  seating: Seating,
  meeting: number,
  slot: number,
  { reasons, isFixedElsewhere, table, tables }: Blockers,
): number[] {
  const { index } = seating;
  const span = index.span(meeting, slot);
  const busy = reasons.flatMap((reason) => {
    if (reason.kind === 'participant-busy') return reason.others.map((id) => index.meetingAt.get(id) ?? -1);
    if (reason.kind === 'too-close') return [index.meetingAt.get(reason.other) ?? -1];
    if (reason.kind !== 'delegate-missing') return [];
    const side = index.participantAt.get(reason.participant) ?? -1;
    return span.flatMap((one) => [...seating.heldIn(side, one)]);
  });
  if (isFixedElsewhere || reasons.some(({ kind }) => !BY_OTHERS.has(kind))) return [];
  if (busy.length > 0) return [...new Set(busy)];
  if (table >= 0) return [];
  const sitting = tables.flatMap((table) => span.flatMap((one) => [...seating.meetingsAtTable(table, one)]));
  return [...new Set(sitting)].slice(0, MOST_ASKED);
}

/** A place in the slot where nothing speaks against the meeting, all others staying where they are; null for none. */
export function openSeat(seating: Seating, meeting: number, slot: number): Seat | null {
  // Asked first, because it is the cheapest question and most often the answer.
  const table = freeTable(seating, meeting, slot);
  if (table < 0) return null;
  const blockers = blockersOf(seating, meeting, slot);
  if (!isOpen(blockers)) return null;
  const { interpreter, delegates } = blockers;
  return { slot, table: blockers.table, interpreter: interpreter ?? -1, delegates };
}

function firstOpenSeat(seating: Seating, meeting: number): Seat | null {
  for (const slot of seating.index.slots.keys()) {
    const seat = openSeat(seating, meeting, slot);
    if (seat) return seat;
  }
  return null;
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
    if (change && !isOfNames(index, change)) add(change);
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
  const { delegates, changes: ofDelegates } = otherDelegates(seating, meeting, slot, blockers);
  ofDelegates.forEach(add);
  return {
    changes: [...changes.values()],
    placement: {
      slot: slotId,
      table,
      ...(interpreter !== undefined && { interpreter }),
      ...(delegates.length > 0 && { delegates }),
    },
  };
}

/** Who attends when each side that lacks those asked for sends somebody else, or one more. */
function otherDelegates(
  seating: Seating,
  meeting: number,
  slot: number,
  blockers: Blockers,
): { readonly delegates: string[]; readonly changes: Change[] } {
  const { index } = seating;
  const changes: Change[] = [];
  const used = new Map(index.delegateAt);
  const lacking = blockers.reasons.flatMap((reason) =>
    reason.kind === 'delegate-missing' ? [index.participantAt.get(reason.participant) ?? -1] : [],
  );
  const staying = blockers.delegates.filter((one) => !lacking.includes(at(index.participantOf, one)));
  const others = lacking.map((side) => {
    const participant = at(index.participants, side).id;
    if (at(index.meetings, meeting).delegates?.[participant])
      changes.push({ kind: 'waive-delegates', participant });
    const free = at(index.delegation, side).find((one) => isDelegateFree(seating, meeting, one, slot));
    if (free !== undefined) return at(index.namedDelegates, free).id;
    const delegate = unusedId('extra-delegate', used);
    used.set(delegate, -1);
    changes.push({ kind: 'add-named-delegate', participant, delegate });
    return delegate;
  });
  return { delegates: [...staying.map((one) => at(index.namedDelegates, one).id), ...others], changes };
}

/** Whether one delegate more is one with a name: see `otherDelegates`. */
const isOfNames = ({ participants, participantAt }: ProblemIndex, change: Change): boolean =>
  change.kind === 'add-delegate' &&
  participants[participantAt.get(change.participant) ?? -1]?.namedDelegates !== undefined;

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
    case 'delegate-missing':
    case 'delegate-unasked':
    case 'delegate-unavailable':
    case 'delegate-busy':
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
