import { FAIR_DIFFERENCE } from '../objective/levels';
import type { PossibleSlots } from '../possible-slots';
import type { ProblemIndex } from '../problem-index';
import { interpreterClasses, tableClasses, type ResourceClasses } from '../resource-classes';
import { Rests } from './rests';
import { Room } from './room';

/** No limit: more than any count. */
export const UNLIMITED = 0x3fffffff;

/** A problem as typed arrays, ready for the inner loop. Rows by meeting or participant, columns by slot. */
export interface Compiled {
  readonly index: ProblemIndex;
  readonly possible: PossibleSlots;
  readonly meetings: number;
  readonly participants: number;
  readonly slots: number;
  readonly sessions: number;
  /** 32-bit words of a mask with one bit a slot. */
  readonly words: number;
  readonly sideA: Int32Array;
  readonly sideB: Int32Array;
  readonly weight: Int32Array;
  /** How many slots each meeting takes. */
  readonly length: Int32Array;
  readonly hasLongMeetings: boolean;
  /** 1 where the meeting may begin in the slot. */
  readonly domain: Uint8Array;
  /** The same, a bit a slot, `words` words a meeting. */
  readonly domainMasks: Int32Array;
  readonly delegates: Int32Array;
  /** Where the lanes of a participant begin: `delegates` lanes for each slot. */
  readonly lanes: Int32Array;
  readonly laneCount: number;
  readonly maxMeetings: Int32Array;
  readonly maxPerSession: Int32Array;
  readonly maxInARow: Int32Array;
  /** 1 for each participant that has one of these limits. */
  readonly hasLimits: Uint8Array;
  readonly sessionOf: Int32Array;
  readonly dayOf: Int32Array;
  readonly days: number;
  /** Bits of the slots of each day. */
  readonly dayMasks: Int32Array;
  /** Published slot of each meeting, -2 when it has none. */
  readonly publishedSlot: Int32Array;
  readonly hasPublished: boolean;
  readonly tableType: Int32Array;
  /** -1 where no interpreter is needed. */
  readonly interpreterType: Int32Array;
  makeTableRoom(): Room;
  makeInterpreterRoom(): Room;
  /** Null where nobody needs time between meetings. */
  readonly rests: Rests | null;
  /** One delegate each, one slot each, no rests: see `Moves.preview`. */
  readonly hasPlainChains: boolean;
  /** Breaks that each participant has in any case, so that it is no use to aim at them. */
  readonly leastBreaks: Int32Array;
  readonly allowedDifference: number;
  readonly isFairnessHard: boolean;
  readonly keepPublishedFirst: boolean;
}

/** @param leastBreaks breaks of each participant that nothing can prevent, where known */
export function compile(
  index: ProblemIndex,
  possible: PossibleSlots,
  leastBreaks: readonly number[] = [],
): Compiled {
  const { participants, slots, meetings } = index;
  const words = Math.max(1, Math.ceil(slots.length / 32));
  const delegates = Int32Array.from(index.delegates);
  const lanes = new Int32Array(participants.length);
  let laneCount = 0;
  delegates.forEach((count, participant) => {
    lanes[participant] = laneCount;
    laneCount += count * slots.length;
  });
  const days = Math.max(0, ...index.dayOf) + 1;
  const dayMasks = new Int32Array(days * words);
  index.dayOf.forEach((day, slot) => {
    const cell = day * words + (slot >> 5);
    dayMasks[cell] = (dayMasks[cell] ?? 0) | (1 << (slot & 31));
  });
  const domain = new Uint8Array(meetings.length * slots.length);
  const domainMasks = new Int32Array(meetings.length * words);
  meetings.forEach((_, meeting) => {
    domain.set(possible.row(meeting), meeting * slots.length);
    for (const slot of possible.of(meeting)) {
      const cell = meeting * words + (slot >> 5);
      domainMasks[cell] = (domainMasks[cell] ?? 0) | (1 << (slot & 31));
    }
  });
  const tables = tableClasses(index);
  const interpreters = interpreterClasses(index);
  const limit = (value: number | undefined) => value ?? UNLIMITED;
  const rules = index.problem.rules ?? {};
  return {
    index,
    possible,
    meetings: meetings.length,
    participants: participants.length,
    slots: slots.length,
    sessions: Math.max(0, ...index.sessionOf) + 1,
    words,
    sideA: Int32Array.from(index.sides, ([a]) => a),
    sideB: Int32Array.from(index.sides, ([, b]) => b),
    weight: Int32Array.from(meetings, (_, meeting) => index.weight(meeting)),
    length: Int32Array.from(index.lengths),
    hasLongMeetings: index.hasLongMeetings,
    domain,
    domainMasks,
    delegates,
    lanes,
    laneCount,
    maxMeetings: Int32Array.from(participants, (participant) => limit(participant.maxMeetings)),
    maxPerSession: Int32Array.from(participants, (participant) => limit(participant.maxMeetingsPerSession)),
    maxInARow: Int32Array.from(participants, (participant) => limit(participant.maxInARow)),
    hasLimits: Uint8Array.from(participants, ({ maxMeetings, maxMeetingsPerSession, maxInARow }) =>
      (maxMeetings ?? maxMeetingsPerSession ?? maxInARow) === undefined ? 0 : 1,
    ),
    sessionOf: Int32Array.from(index.sessionOf),
    dayOf: Int32Array.from(index.dayOf),
    days,
    dayMasks,
    publishedSlot: Int32Array.from(index.published, (place) => place?.slot ?? -2),
    hasPublished: index.published.some((place) => place !== null),
    tableType: tables.typeOf,
    interpreterType: interpreters.typeOf,
    makeTableRoom: () => roomOf(tables, slots.length),
    makeInterpreterRoom: () => roomOf(interpreters, slots.length),
    rests: index.hasBuffers ? new Rests(index, possible) : null,
    hasPlainChains: delegates.every((count) => count === 1) && !index.hasLongMeetings && !index.hasBuffers,
    leastBreaks: Int32Array.from(participants, (_, participant) =>
      Math.min(leastBreaks[participant] ?? 0, slots.length),
    ),
    allowedDifference: rules.maxBreakDifference ?? FAIR_DIFFERENCE,
    isFairnessHard: rules.maxBreakDifference !== undefined,
    keepPublishedFirst: rules.keepPublishedFirst ?? false,
  };
}

function roomOf({ classesOf, count, capacity }: ResourceClasses, slots: number): Room {
  return new Room(classesOf, count, capacity, slots);
}
