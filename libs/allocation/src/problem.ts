/**
 * What is given: who may meet whom, when and where. The shape is that of the interchange format
 * `ronda.problem/1`, so a problem is read, kept and printed without translation.
 */
export interface Problem {
  readonly format: 'ronda.problem/1';
  readonly name: string;
  /** IANA zone of the place; for people who read the result, the engine itself knows no clock. */
  readonly zone: string;
  /** In the order of time. Neighbours in this list are neighbours in time, save where `day` changes. */
  readonly slots: readonly Slot[];
  readonly tables: readonly Table[];
  readonly participants: readonly Participant[];
  readonly interpreters?: readonly Interpreter[];
  readonly meetings: readonly Meeting[];
  /** Pairs that must never meet. Whose wish it was is not part of the problem, and never told. */
  readonly forbiddenPairs?: readonly (readonly [string, string])[];
  readonly rules?: Rules;
  /** Where each meeting of the published schedule was told to be: meeting id → placement. */
  readonly published?: Readonly<Record<string, Placement>>;
}

/** A time in which meetings take place, the half-open interval `[start, end)`. */
export interface Slot {
  readonly id: string;
  /** ISO 8601 instants; both or neither. Without them only the order of the slots is known. */
  readonly start?: string;
  readonly end?: string;
  /** The part of the programme the slot belongs to, such as `morning`. */
  readonly session?: string;
  /** Slots with different days are no neighbours: a night between two meetings is not a break. */
  readonly day?: string;
}

/** The limits a participant may have. */
export type LimitName = 'maxMeetings' | 'maxMeetingsPerSession' | 'maxInARow';

export type TableKind = 'table' | 'booth' | 'virtual';

/** A place for one meeting at a time. */
export interface Table {
  readonly id: string;
  /** Default `table`. */
  readonly kind?: TableKind;
  /** The slots in which it exists; default all. */
  readonly slots?: readonly string[];
  /** The participant whose own it is (a booth): only meetings of that participant sit here. */
  readonly owner?: string;
}

export interface Participant {
  readonly id: string;
  readonly region?: string;
  /** Slots in which it cannot meet. */
  readonly unavailable?: readonly string[];
  /** How many meetings it can hold at once; default 1, or as many as `namedDelegates` has. */
  readonly delegates?: number;
  /** Who its delegates are, where it matters who attends; instead of `delegates`. */
  readonly namedDelegates?: readonly NamedDelegate[];
  readonly maxMeetings?: number;
  readonly maxMeetingsPerSession?: number;
  /** Most meetings in neighbouring slots; a new session or day starts a new row. */
  readonly maxInARow?: number;
  /** Default `on-site`. A meeting of a remote participant needs a virtual room. */
  readonly attends?: 'on-site' | 'remote';
  readonly zone?: string;
  /** Local times of day between which it can meet, such as `["08:00", "19:00"]`; needs `zone`. */
  readonly localHours?: readonly [string, string];
  /** The slots outside `localHours`, as `resolveLocalHours` finds them. */
  readonly outsideLocalHours?: readonly string[];
  /** The time it needs between two meetings; default that of the rules, `{ "slots": 0 }` for none. */
  readonly buffer?: Buffer;
  /** Languages spoken; absent or empty means that language is no obstacle. */
  readonly languages?: readonly string[];
}

/** A person of a delegation, in one meeting at a time. */
export interface NamedDelegate {
  /** Different from those of all other delegations too. */
  readonly id: string;
  readonly unavailable?: readonly string[];
}

/** Who of a delegation attends a meeting: one of some, or all of some. */
export type Attendance = { readonly anyOf: readonly string[] } | { readonly allOf: readonly string[] };

/** A person who can sit in one meeting at a time and speak for two sides without a common language. */
export interface Interpreter {
  readonly id: string;
  readonly languages: readonly string[];
  readonly unavailable?: readonly string[];
}

/** A meeting two participants want. The same pair may want several. */
export interface Meeting {
  readonly id: string;
  readonly participants: readonly [string, string];
  /** What placing it is worth, a positive integer; default 1. */
  readonly weight?: number;
  /** How many slots it takes, one after the other in one session and at one table; default 1. */
  readonly length?: number;
  /** The sessions it may be held in; default any. */
  readonly sessions?: readonly string[];
  /** It is held here or not at all; `slot` is its first. */
  readonly fixed?: { readonly slot: string; readonly table?: string };
  /**
   * By side, who of its named delegates attends; default any one of them. Nobody but the one or those asked for
   * is there.
   */
  readonly delegates?: Readonly<Record<string, Attendance>>;
  /** Meetings that must be over before it begins when both are held. */
  readonly after?: readonly string[];
  /** The kind of table it needs; default: a virtual room when somebody is remote, else anything but one. */
  readonly tableKind?: TableKind;
}

/** Time between two meetings of a participant on one day; either in minutes, where slots have times, or in slots. */
export interface Buffer {
  /** From the end of one to the start of the next. */
  readonly minutes?: number;
  /** Slots left free. */
  readonly slots?: number;
  /** Between which it is needed: meetings at different `tables` (the default, time to move) or all `meetings`. */
  readonly between?: 'tables' | 'meetings';
}

export interface Rules {
  /**
   * The time everybody needs between two meetings who has one delegate and no `buffer` of its own. Who sends
   * several can send another one to the next meeting.
   */
  readonly buffer?: Buffer;
  /** A schedule that leaves a meeting out is no schedule. */
  readonly mustPlaceAll?: boolean;
  /** The numbers of breaks of any two participants differ by at most this. */
  readonly maxBreakDifference?: number;
  /** When re-planning: keeping published meetings where they are comes before placing more. */
  readonly keepPublishedFirst?: boolean;
}

export interface Placement {
  /** The first slot of the meeting. */
  readonly slot: string;
  readonly table: string;
  /** The interpreter who sits in, where the two sides have no common language. */
  readonly interpreter?: string;
  /** The named delegates who attend. */
  readonly delegates?: readonly string[];
}

/** One meeting's place in one schedule. */
export interface Assignment extends Placement {
  readonly meeting: string;
}
