import { at, type ProblemIndex } from './problem-index';

/** For each meeting the slots in which it could begin if it were alone: row by row, 1 for possible. */
export class PossibleSlots {
  readonly count: number;
  private readonly cells: Uint8Array;
  private readonly lengths: readonly number[];

  constructor(index: ProblemIndex) {
    this.lengths = index.lengths;
    this.count = index.slots.length;
    this.cells = new Uint8Array(index.meetings.length * this.count);
    const roomBySignature = new Map<string, Uint8Array>();
    index.meetings.forEach((_, meeting) => {
      if (index.isForbiddenPair(meeting)) return;
      const room = slotsWithRoom(index, meeting, roomBySignature);
      for (let slot = 0; slot < this.count; slot += 1)
        if (room[slot] === 1 && isFreeAlone(index, meeting, slot))
          this.cells[meeting * this.count + slot] = 1;
    });
    if (index.problem.rules?.mustPlaceAll === true) this.propagateOrder(index);
  }

  has(meeting: number, slot: number): boolean {
    return this.cells[meeting * this.count + slot] === 1;
  }

  /** Whether the meeting could be going on in a slot. */
  covers(meeting: number, slot: number): boolean {
    const first = Math.max(0, slot + 1 - (this.lengths[meeting] ?? 1));
    for (let start = slot; start >= first; start -= 1) if (this.has(meeting, start)) return true;
    return false;
  }

  /** The possible slots of a meeting, ascending. */
  of(meeting: number): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < this.count; slot += 1) if (this.has(meeting, slot)) slots.push(slot);
    return slots;
  }

  isEmpty(meeting: number): boolean {
    return !this.row(meeting).includes(1);
  }

  /** A copy-free view of the row of a meeting. */
  row(meeting: number): Uint8Array {
    return this.cells.subarray(meeting * this.count, (meeting + 1) * this.count);
  }

  /** Where every meeting is held, one that follows others is later than the earliest of each of them can be. */
  private propagateOrder(index: ProblemIndex): void {
    const queue = index.meetings.map((_, meeting) => meeting);
    const isQueued = new Uint8Array(queue.length).fill(1);
    for (let head = 0; head < queue.length; head += 1) {
      const meeting = at(queue, head);
      isQueued[meeting] = 0;
      const row = this.row(meeting);
      const [first, last] = [row.indexOf(1), row.lastIndexOf(1)];
      const over = first + at(index.lengths, meeting) - 1;
      // An empty row empties its neighbours too: they cannot all be held.
      const changed = [
        ...at(index.later, meeting).filter((other) =>
          this.clear(other, 0, first < 0 ? this.count - 1 : over),
        ),
        ...at(index.earlier, meeting).filter((other) =>
          this.clear(other, first < 0 ? 0 : Math.max(0, last + 1 - at(index.lengths, other)), this.count - 1),
        ),
      ];
      for (const other of changed) {
        if (isQueued[other] === 1) continue;
        isQueued[other] = 1;
        queue.push(other);
      }
    }
  }

  /** Forbids the slots `from` to `to`; true when one of them had been possible. */
  private clear(meeting: number, from: number, to: number): boolean {
    const part = this.row(meeting).subarray(from, to + 1);
    if (!part.includes(1)) return false;
    part.fill(0);
    return true;
  }
}

/** The slots it would take from this one on, session and hours suit the meeting, whoever else meets. */
export function isFreeAlone(index: ProblemIndex, meeting: number, slot: number): boolean {
  const fixed = at(index.meetings, meeting).fixed?.slot;
  if (fixed !== undefined && fixed !== at(index.slots, slot).id) return false;
  if (!index.isInSession(meeting, slot) || !index.isWithinSession(meeting, slot)) return false;
  const end = slot + at(index.lengths, meeting);
  for (const side of at(index.sides, meeting))
    for (let taken = slot; taken < end; taken += 1)
      if (index.isUnavailable(side, taken) || index.isOutsideHours(side, taken)) return false;
  return at(index.attendance, meeting).every((set) =>
    set.some((delegate) => isDelegateThere(index, meeting, delegate, slot)),
  );
}

/** Whether the table would do in every respect but being taken. */
export function isTableFit(index: ProblemIndex, meeting: number, table: number): boolean {
  const fixed = at(index.meetings, meeting).fixed?.table;
  if (fixed !== undefined && fixed !== at(index.tables, table).id) return false;
  return index.isKindSuitable(meeting, table) && index.isOwnerPresent(meeting, table);
}

/** The tables and interpreters that suit a meeting; meetings with equal signatures compete for the same. */
export function resourcesOf(
  index: ProblemIndex,
  meeting: number,
): { tables: number[]; interpreters: number[] | null } {
  const tables = index.tables.flatMap((_, table) => (isTableFit(index, meeting, table) ? [table] : []));
  if (index.languageGap(meeting) === null) return { tables, interpreters: null };
  return {
    tables,
    interpreters: index.interpreters.flatMap((_, who) => (index.canInterpret(who, meeting) ? [who] : [])),
  };
}

const tablesKnown = new WeakMap<ProblemIndex, Map<string, readonly number[]>>();

/** Whether the table exists in all slots of a meeting that begins in this one. */
export function isTableOpenFor(index: ProblemIndex, meeting: number, table: number, first: number): boolean {
  return index.span(meeting, first).every((slot) => index.isTableOpen(table, slot));
}

/** Whether the interpreter is there in all slots of a meeting that begins in this one. */
export function isInterpreterThere(
  index: ProblemIndex,
  meeting: number,
  who: number,
  first: number,
): boolean {
  return index.span(meeting, first).every((slot) => !index.isInterpreterAway(who, slot));
}

/** Whether the named delegate is there in all slots of a meeting that begins in this one. */
export function isDelegateThere(
  index: ProblemIndex,
  meeting: number,
  delegate: number,
  first: number,
): boolean {
  return index.span(meeting, first).every((slot) => !index.isDelegateAway(delegate, slot));
}

/** The tables that suit a meeting and exist from a slot on as long as it takes, found once for all meetings with the same signature. */
export function openTables(index: ProblemIndex, meeting: number, slot: number): readonly number[] {
  const known = tablesKnown.get(index) ?? new Map<string, readonly number[]>();
  tablesKnown.set(index, known);
  const key = `${slot} ${at(index.lengths, meeting)} ${tableSignature(index, meeting)}`;
  const found = known.get(key);
  if (found) return found;
  const tables = resourcesOf(index, meeting).tables.filter((table) =>
    isTableOpenFor(index, meeting, table, slot),
  );
  known.set(key, tables);
  return tables;
}

/** What decides which tables suit, as text: meetings with the same text share the answer. */
export function tableSignature(index: ProblemIndex, meeting: number): string {
  const { tableKind, fixed } = at(index.meetings, meeting);
  const sides = at(index.sides, meeting);
  const isRemote = sides.some((side) => index.participants[side]?.attends === 'remote');
  const owners = sides.filter((side) => index.ownsTable(side)).sort((a, b) => a - b);
  return JSON.stringify([tableKind ?? (isRemote ? 'virtual' : 'any'), fixed?.table ?? null, owners]);
}

/** What decides which interpreters suit, as text; empty when none is needed. */
export function languageSignature(index: ProblemIndex, meeting: number): string {
  const gap = index.languageGap(meeting);
  return gap === null ? '' : JSON.stringify(gap.map((side) => [...side].sort()).sort());
}

function slotsWithRoom(index: ProblemIndex, meeting: number, known: Map<string, Uint8Array>): Uint8Array {
  const length = at(index.lengths, meeting);
  const key = `${length} ${tableSignature(index, meeting)}${languageSignature(index, meeting)}`;
  const found = known.get(key);
  if (found) return found;
  const { tables, interpreters } = resourcesOf(index, meeting);
  const room = Uint8Array.from(index.slots, (_, slot) => {
    const hasTable = tables.some((table) => isTableOpenFor(index, meeting, table, slot));
    const hasInterpreter = interpreters?.some((who) => isInterpreterThere(index, meeting, who, slot)) ?? true;
    return hasTable && hasInterpreter ? 1 : 0;
  });
  known.set(key, room);
  return room;
}
