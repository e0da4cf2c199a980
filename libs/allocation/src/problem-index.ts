import type {
  Buffer,
  Interpreter,
  Meeting,
  NamedDelegate,
  Participant,
  Problem,
  Slot,
  Table,
  TableKind,
} from './problem';

/**
 * A problem with its names turned into positions (slot 0 is the first), so that rules, bounds and search
 * speak of numbers. Made from a problem that `checkProblem` has accepted.
 */
export class ProblemIndex {
  readonly slots: readonly Slot[];
  readonly tables: readonly Table[];
  readonly participants: readonly Participant[];
  readonly interpreters: readonly Interpreter[];
  readonly meetings: readonly Meeting[];
  /** Those of all participants, one after the other. */
  readonly namedDelegates: readonly NamedDelegate[];

  readonly slotAt: ReadonlyMap<string, number>;
  readonly tableAt: ReadonlyMap<string, number>;
  readonly participantAt: ReadonlyMap<string, number>;
  readonly interpreterAt: ReadonlyMap<string, number>;
  readonly meetingAt: ReadonlyMap<string, number>;
  readonly delegateAt: ReadonlyMap<string, number>;

  /** The two participants of each meeting. */
  readonly sides: readonly (readonly [number, number])[];
  readonly meetingsOf: readonly (readonly number[])[];
  readonly delegates: readonly number[];
  /** The named delegates of each participant, and whose each is. */
  readonly delegation: readonly (readonly number[])[];
  readonly participantOf: readonly number[];
  /** Who has to attend each meeting: one of each of these sets, no two of which overlap. */
  readonly attendance: readonly (readonly (readonly number[])[])[];
  readonly hasNamedDelegates: boolean;
  /** The time each participant needs between meetings; null for none. */
  readonly buffers: readonly (Buffer | null)[];
  readonly hasBuffers: boolean;
  /** How many slots each meeting takes. */
  readonly lengths: readonly number[];
  /** Whether some meeting takes several slots. */
  readonly hasLongMeetings: boolean;
  /** Meetings that must be earlier, by meeting; and the same the other way round. */
  readonly earlier: readonly (readonly number[])[];
  readonly later: readonly (readonly number[])[];
  /** Session and day of each slot as small numbers. */
  readonly sessionOf: readonly number[];
  readonly dayOf: readonly number[];
  readonly published: readonly ({ readonly slot: number; readonly table: number } | null)[];

  /** Of each slot, in milliseconds; NaN where it has no times. */
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  private readonly singles: readonly (readonly number[])[];
  private readonly unavailable: readonly ReadonlySet<number>[];
  private readonly outsideHours: readonly ReadonlySet<number>[];
  private readonly delegateAway: readonly ReadonlySet<number>[];
  private readonly interpreterAway: readonly ReadonlySet<number>[];
  private readonly tableSlots: readonly (ReadonlySet<number> | null)[];
  private readonly forbidden: ReadonlySet<string>;
  private readonly owners: ReadonlySet<string | undefined>;

  constructor(readonly problem: Problem) {
    this.slots = problem.slots;
    this.tables = problem.tables;
    this.participants = problem.participants;
    this.interpreters = problem.interpreters ?? [];
    this.meetings = problem.meetings;
    this.slotAt = positions(this.slots);
    this.tableAt = positions(this.tables);
    this.participantAt = positions(this.participants);
    this.interpreterAt = positions(this.interpreters);
    this.meetingAt = positions(this.meetings);
    this.namedDelegates = this.participants.flatMap(({ namedDelegates = [] }) => namedDelegates);
    this.delegateAt = positions(this.namedDelegates);
    this.hasNamedDelegates = this.namedDelegates.length > 0;

    this.sides = this.meetings.map(({ participants: [a, b] }) => [
      require(this.participantAt, a),
      require(this.participantAt, b),
    ]);
    const meetingsOf: number[][] = this.participants.map(() => []);
    this.sides.forEach((pair, meeting) => {
      for (const side of pair) meetingsOf[side]?.push(meeting);
    });
    this.meetingsOf = meetingsOf;
    this.delegates = this.participants.map(delegateCount);
    this.delegation = this.participants.map(({ namedDelegates = [] }) =>
      namedDelegates.map(({ id }) => require(this.delegateAt, id)),
    );
    this.participantOf = this.delegation.flatMap((members, participant) => members.map(() => participant));
    this.attendance = this.meetings.map((_, meeting) => this.attendanceOf(meeting));
    this.buffers = this.participants.map(({ buffer = problem.rules?.buffer }, participant) =>
      this.delegates[participant] === 1 && buffer && (buffer.minutes ?? buffer.slots ?? 0) > 0
        ? buffer
        : null,
    );
    this.hasBuffers = this.buffers.some((buffer) => buffer !== null);
    this.starts = this.slots.map(({ start = '' }) => Date.parse(start));
    this.ends = this.slots.map(({ end = '' }) => Date.parse(end));
    this.singles = this.slots.map((_, slot) => [slot]);
    this.lengths = this.meetings.map((meeting) => meeting.length ?? 1);
    this.hasLongMeetings = this.lengths.some((length) => length > 1);
    this.earlier = this.meetings.map((meeting) =>
      (meeting.after ?? []).map((id) => require(this.meetingAt, id)),
    );
    const later: number[][] = this.meetings.map(() => []);
    this.earlier.forEach((before, meeting) => {
      for (const other of before) later[other]?.push(meeting);
    });
    this.later = later;
    this.sessionOf = numbered(this.slots.map((slot) => slot.session ?? ''));
    this.dayOf = numbered(this.slots.map((slot) => slot.day ?? ''));
    const published = new Map(Object.entries(problem.published ?? {}));
    this.published = this.meetings.map(({ id }) => {
      const place = published.get(id);
      return place
        ? { slot: this.slotAt.get(place.slot) ?? -1, table: this.tableAt.get(place.table) ?? -1 }
        : null;
    });

    const slotSet = (ids: readonly string[] = []) => new Set(ids.map((id) => require(this.slotAt, id)));
    this.unavailable = this.participants.map((participant) => slotSet(participant.unavailable));
    this.outsideHours = this.participants.map((participant) => slotSet(participant.outsideLocalHours));
    this.delegateAway = this.namedDelegates.map((delegate) => slotSet(delegate.unavailable));
    this.interpreterAway = this.interpreters.map((interpreter) => slotSet(interpreter.unavailable));
    this.tableSlots = this.tables.map((table) => (table.slots ? slotSet(table.slots) : null));
    this.owners = new Set(this.tables.map((table) => table.owner));
    this.forbidden = new Set(
      (problem.forbiddenPairs ?? []).flatMap(([a, b]) => [pairKey(a, b), pairKey(b, a)]),
    );
  }

  /** The slots that a meeting takes when it begins in this one, as far as the session has them. */
  span(meeting: number, first: number): readonly number[] {
    const single = this.singles[first];
    if (single && this.lengths[meeting] === 1) return single;
    const length = Math.min(this.roomFrom(first), at(this.lengths, meeting));
    return Array.from({ length }, (_, step) => first + step);
  }

  /** How many slots a meeting that begins in this one can take before the session or the day is over. */
  roomFrom(first: number): number {
    let next = first + 1;
    while (
      next < this.slots.length &&
      this.sessionOf[next] === this.sessionOf[first] &&
      this.dayOf[next] === this.dayOf[first]
    )
      next += 1;
    return next - first;
  }

  /** Whether a meeting that begins in this slot is over by the end of the session. */
  isWithinSession(meeting: number, first: number): boolean {
    const length = at(this.lengths, meeting);
    return length === 1 || length <= this.roomFrom(first);
  }

  /** Whether a meeting that ends with slot `last` leaves the participant less than its buffer before slot `next`. */
  isTooClose(participant: number, last: number, next: number): boolean {
    const buffer = this.buffers[participant];
    if (!buffer || this.dayOf[last] !== this.dayOf[next]) return false;
    const { minutes, slots = 0 } = buffer;
    if (minutes === undefined) return next - last - 1 < slots;
    return (this.starts[next] ?? 0) - (this.ends[last] ?? 0) < minutes * 60_000;
  }

  /** Whether to go from one table to the other is to move: from one virtual room to another is not. */
  isElsewhere(table: number, other: number): boolean {
    if (table === other) return false;
    return (
      table < 0 || other < 0 || this.tableKind(table) !== 'virtual' || this.tableKind(other) !== 'virtual'
    );
  }

  isUnavailable(participant: number, slot: number): boolean {
    return this.unavailable[participant]?.has(slot) ?? false;
  }

  isOutsideHours(participant: number, slot: number): boolean {
    return this.outsideHours[participant]?.has(slot) ?? false;
  }

  isInterpreterAway(interpreter: number, slot: number): boolean {
    return this.interpreterAway[interpreter]?.has(slot) ?? false;
  }

  isDelegateAway(delegate: number, slot: number): boolean {
    return this.delegateAway[delegate]?.has(slot) ?? false;
  }

  isTableOpen(table: number, slot: number): boolean {
    return this.tableSlots[table]?.has(slot) ?? true;
  }

  isForbiddenPair(meeting: number): boolean {
    const { participants } = at(this.meetings, meeting);
    return this.forbidden.has(pairKey(...participants));
  }

  isInSession(meeting: number, slot: number): boolean {
    const { sessions } = at(this.meetings, meeting);
    const { session } = at(this.slots, slot);
    return sessions === undefined || (session !== undefined && sessions.includes(session));
  }

  weight(meeting: number): number {
    return at(this.meetings, meeting).weight ?? 1;
  }

  tableKind(table: number): TableKind {
    return at(this.tables, table).kind ?? 'table';
  }

  /** Whether the kind of the table suits, see `Meeting.tableKind`; says nothing of its owner. */
  isKindSuitable(meeting: number, table: number): boolean {
    const kind = this.tableKind(table);
    const wanted = at(this.meetings, meeting).tableKind ?? (this.isRemote(meeting) ? 'virtual' : undefined);
    return wanted === undefined ? kind !== 'virtual' : kind === wanted;
  }

  /** Whether the table's owner, if it has one, takes part. */
  isOwnerPresent(meeting: number, table: number): boolean {
    const { owner } = at(this.tables, table);
    return owner === undefined || at(this.meetings, meeting).participants.includes(owner);
  }

  /** The languages of the two sides when they have none in common, otherwise null. */
  languageGap(meeting: number): readonly [readonly string[], readonly string[]] | null {
    const [a, b] = at(this.sides, meeting);
    const first = at(this.participants, a).languages ?? [];
    const second = at(this.participants, b).languages ?? [];
    if (first.length === 0 || second.length === 0) return null;
    return first.some((language) => second.includes(language)) ? null : [first, second];
  }

  /** Whether the interpreter speaks a language of each side. */
  canInterpret(interpreter: number, meeting: number): boolean {
    const gap = this.languageGap(meeting);
    const { languages } = at(this.interpreters, interpreter);
    return gap === null || gap.every((side) => side.some((language) => languages.includes(language)));
  }

  /** Whether some table is the participant's own. */
  ownsTable(participant: number): boolean {
    return this.owners.has(at(this.participants, participant).id);
  }

  private attendanceOf(meeting: number): (readonly number[])[] {
    if (!this.hasNamedDelegates) return NOBODY;
    const { participants, delegates } = at(this.meetings, meeting);
    return participants.flatMap((id, side) => {
      const asked = delegates?.[id];
      const positionsOf = (ids: readonly string[]) => ids.map((one) => require(this.delegateAt, one));
      if (asked && 'allOf' in asked) return positionsOf(asked.allOf).map((one) => [one]);
      const members = asked
        ? positionsOf(asked.anyOf)
        : at(this.delegation, at(at(this.sides, meeting), side));
      return members.length > 0 ? [members] : [];
    });
  }

  private isRemote(meeting: number): boolean {
    return at(this.sides, meeting).some((side) => at(this.participants, side).attends === 'remote');
  }
}

const NOBODY: (readonly number[])[] = [];

/** How many meetings a participant can hold at once. */
export const delegateCount = ({ delegates, namedDelegates }: Participant): number =>
  namedDelegates?.length ?? delegates ?? 1;

/** The item at a position known to exist; anything else is a bug of the caller. */
export function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`no position ${position} among ${items.length}`);
  return item;
}

function positions(items: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(items.map(({ id }, position) => [id, position]));
}

function require(map: ReadonlyMap<string, number>, id: string): number {
  const position = map.get(id);
  if (position === undefined) throw new RangeError(`"${id}" is not part of the problem`);
  return position;
}

/** Equal names get equal numbers, counted from 0 in order of appearance. */
function numbered(names: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

const pairKey = (a: string, b: string): string => JSON.stringify([a, b]);
