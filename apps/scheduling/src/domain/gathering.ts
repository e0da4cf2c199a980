/** A part of the programme in which a meeting can take place; `[startsAt, endsAt)`. */
export interface Slot {
  readonly id: string;
  readonly sessionId: string;
  readonly sessionName: string;
  readonly position: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The wall time at the venue, "2015-06-12T09:00". */
  readonly startsLocal: string;
}

export type TableKind = 'table' | 'booth' | 'virtual';

/** Where a meeting can take place. */
export interface Table {
  readonly id: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly position: number;
  /** The participant a booth belongs to. */
  readonly ownerParticipantId: string | null;
  readonly joinUrl: string | null;
  readonly closedSlotIds: ReadonlySet<string>;
}

/** One side of meetings, as far as placing them is concerned. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly region: 'EU' | 'LAC';
  readonly attends: 'on-site' | 'remote';
  readonly languages: readonly string[];
  readonly maxMeetings: number | null;
  /** Delegates that can sit at tables at the same time. */
  readonly delegates: number;
  /** Slots in which it is away. */
  readonly awaySlotIds: ReadonlySet<string>;
  /** Slots outside the local hours it accepts. */
  readonly offHoursSlotIds: ReadonlySet<string>;
}

export interface Interpreter {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly awaySlotIds: ReadonlySet<string>;
}

export type Priority = 'must' | 'want' | 'nice';

/** What an accepted request asks for. Keeps its id and calendar identity for life. */
export interface Meeting {
  readonly id: string;
  readonly aId: string;
  readonly bId: string;
  readonly priority: Priority;
  /** A side took its yes back, or left. */
  readonly isReleased: boolean;
  /** The pair must never meet. */
  readonly isVetoed: boolean;
}

/** Everything that decides where a meeting fits, as it stands now. */
export interface Gathering {
  readonly matchmakingId: string;
  readonly name: string;
  readonly zone: string;
  /** The time that who sends one delegate needs to get from one table to another; null for none. */
  readonly bufferMinutes: number | null;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly interpreters: ReadonlyMap<string, Interpreter>;
  readonly meetings: ReadonlyMap<string, Meeting>;
}

/** One meeting's place in one schedule version. */
export interface Placement {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
  /** Which delegate of each side sits there, from 1. */
  readonly aSeatNo: number;
  readonly bSeatNo: number;
  readonly slotId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableId: string | null;
  readonly interpreterId: string | null;
  readonly isLocked: boolean;
}

/** Half-open intervals overlap when each starts before the other ends. */
export function overlap(
  one: { readonly startsAt: Date; readonly endsAt: Date },
  other: { readonly startsAt: Date; readonly endsAt: Date },
): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** What the two speak in common; empty means that they need an interpreter. */
export function commonLanguages(one: Party, other: Party): readonly string[] {
  return one.languages.filter((language) => other.languages.includes(language));
}

/** An interpreter serves a pair when it speaks a language of each. A side that names no language needs none. */
export function canInterpret(interpreter: Interpreter, one: Party, other: Party): boolean {
  const speaks = (party: Party): boolean => party.languages.some((l) => interpreter.languages.includes(l));
  return speaks(one) && speaks(other);
}

/** Two sides that both name their languages and share none. */
export function needInterpreter(one: Party, other: Party): boolean {
  return one.languages.length > 0 && other.languages.length > 0 && commonLanguages(one, other).length === 0;
}
