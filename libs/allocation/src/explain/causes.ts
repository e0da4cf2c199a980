import { isFreeAlone } from '../possible-slots';
import { at } from '../problem-index';
import type { Seating } from '../rules/seating';
import type { Reason } from '../rules/reason';
import { blockersOf } from './blockers';
import type { Cause } from './explanation';

/** A cause before it knows its slots, and the slots it accounts for. */
interface Candidate {
  readonly make: (slots: readonly string[]) => Cause;
  readonly slots: Set<number>;
}

/** A set of causes that together account for every slot, of which none can be left out. */
export function causesOf(seating: Seating, meeting: number): Cause[] {
  const { index } = seating;
  const { participants } = at(index.meetings, meeting);
  if (index.isForbiddenPair(meeting)) return [{ kind: 'forbidden-pair', participants }];
  const slots = [...index.slots.keys()];
  const isFixed = at(index.meetings, meeting).fixed !== undefined;
  const hasRoom = slots.some((slot) => index.isWithinSession(meeting, slot));
  if (!isFixed && hasRoom && slots.every((slot) => !isFreeAlone(index, meeting, slot)))
    return [{ kind: 'never-free-together', participants }];
  const chosen = smallestCover(candidatesOf(seating, meeting), slots);
  const names = (numbers: Iterable<number>) =>
    [...numbers].sort((a, b) => a - b).map((slot) => at(index.slots, slot).id);
  return chosen.map(({ make, slots: covered }) => make(names(covered)));
}

function candidatesOf(seating: Seating, meeting: number): Candidate[] {
  const { index } = seating;
  const candidates = new Map<string, Candidate>();
  const note = (key: string, slot: number, make: Candidate['make']) => {
    const known = candidates.get(key) ?? { make, slots: new Set() };
    known.slots.add(slot);
    candidates.set(key, known);
  };
  const overbooked = overbookedSides(seating, meeting);
  for (const slot of index.slots.keys()) {
    const { reasons, isFixedElsewhere, table, tables, interpreter } = blockersOf(seating, meeting, slot);
    if (isFixedElsewhere) note('fixed', slot, (slots) => ({ kind: 'fixed-elsewhere', slots }));
    for (const reason of reasons) {
      for (const cause of overbooked)
        if (isAbout(reason, cause.participant)) note(`many ${cause.participant}`, slot, () => cause);
      noteReason(reason, slot, note);
    }
    if (table < 0 && tables.length === 0)
      note('unsuitable', slot, (slots) => ({ kind: 'no-suitable-table', slots }));
    else if (table < 0) note('taken', slot, (slots) => ({ kind: 'tables-taken', slots }));
    if (interpreter === null) note('interpreter', slot, (slots) => ({ kind: 'no-interpreter', slots }));
  }
  return [...candidates.values()];
}

type TooMany = Extract<Cause, { kind: 'too-many-for-slots' }>;

/** The sides that want more meetings than they have places in the slots in which they are available. */
function overbookedSides({ index }: Seating, meeting: number): TooMany[] {
  return at(index.sides, meeting).flatMap((side): TooMany[] => {
    const available = [...index.slots.keys()].filter(
      (slot) => !index.isUnavailable(side, slot) && !index.isOutsideHours(side, slot),
    );
    const places = available.length * at(index.delegates, side);
    const meetings = at(index.meetingsOf, side);
    const needed = meetings.reduce((sum, one) => sum + at(index.lengths, one), 0);
    if (needed <= places) return [];
    return [
      {
        kind: 'too-many-for-slots',
        participant: at(index.participants, side).id,
        meetings: meetings.length,
        ...(needed > meetings.length && { needed }),
        slots: places,
      },
    ];
  });
}

const isAbout = (reason: Reason, participant: string): boolean =>
  (reason.kind === 'participant-busy' ||
    reason.kind === 'participant-unavailable' ||
    reason.kind === 'outside-local-hours') &&
  reason.participant === participant;

function noteReason(
  reason: Reason,
  slot: number,
  note: (key: string, slot: number, make: Candidate['make']) => void,
): void {
  switch (reason.kind) {
    case 'participant-unavailable':
    case 'outside-local-hours': {
      const { participant } = reason;
      note(`away ${participant}`, slot, (slots) => ({ kind: 'participant-unavailable', participant, slots }));
      break;
    }
    case 'participant-busy': {
      const { participant } = reason;
      note(`busy ${participant}`, slot, (slots) => ({ kind: 'participant-busy', participant, slots }));
      break;
    }
    case 'outside-session': {
      const { sessions } = reason;
      note('session', slot, (slots) => ({ kind: 'outside-session', sessions, slots }));
      break;
    }
    case 'runs-over': {
      const { length } = reason;
      note('over', slot, (slots) => ({ kind: 'runs-over', length, slots }));
      break;
    }
    case 'too-close': {
      const { participant } = reason;
      note(`close ${participant}`, slot, (slots) => ({ kind: 'no-time-between', participant, slots }));
      break;
    }
    case 'delegate-missing': {
      const { participant } = reason;
      note(`delegates ${participant}`, slot, (slots) => ({ kind: 'no-delegate', participant, slots }));
      break;
    }
    case 'limit-exceeded': {
      const { participant, limit, allowed: value } = reason;
      note(`${limit} ${participant}`, slot, (slots) => ({
        kind: 'limit-reached',
        participant,
        limit,
        value,
        slots,
      }));
      break;
    }
    case 'wrong-order': {
      const other = reason.earlier === reason.meeting ? reason.later : reason.earlier;
      note(`order ${other}`, slot, (slots) => ({ kind: 'order', other, slots }));
      break;
    }
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
    case 'delegate-unasked':
    case 'delegate-unavailable':
    case 'delegate-busy':
      break; // told of the table, the interpreter and the meeting as a whole
  }
}

/** Greedy: what accounts for most of the slots left, until none is; then without what has become needless. */
function smallestCover(candidates: readonly Candidate[], slots: readonly number[]): Candidate[] {
  const left = new Set(slots);
  const chosen: Candidate[] = [];
  const gain = ({ slots: covered }: Candidate) => [...covered].filter((slot) => left.has(slot)).length;
  for (;;) {
    const best = candidates.reduce<Candidate | null>(
      (a, b) => (a === null || gain(b) > gain(a) ? b : a),
      null,
    );
    if (best === null || gain(best) === 0) break;
    chosen.push(best);
    for (const slot of best.slots) left.delete(slot);
  }
  for (const one of [...chosen]) {
    const others = chosen.filter((other) => other !== one);
    const isNeedless = [...one.slots].every((slot) => others.some((other) => other.slots.has(slot)));
    if (isNeedless) chosen.splice(chosen.indexOf(one), 1);
  }
  return chosen;
}
