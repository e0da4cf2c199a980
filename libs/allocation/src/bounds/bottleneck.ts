import { at, type ProblemIndex } from '../problem-index';
import { interpreterClasses, tableClasses, type ResourceClasses } from '../resource-classes';
import { isDelegateThere, type PossibleSlots } from '../possible-slots';
import { Matching } from './matching';
import { twoSides } from './two-sides';

/**
 * What meetings compete for: a participant's time, its delegates with names, the tables, the interpreters, the
 * people there are in a slot. Each meeting takes one unit of one of the cells of its kind. One that takes several slots is there
 * several times, once for each of them, with a part of its weight: a schedule that holds it lets all of them
 * through, so what passes is still a bound.
 */
export interface Bottleneck {
  readonly meetings: readonly number[];
  /** For each of the meetings its kind, and for each kind its cells. */
  readonly kindOf: readonly number[];
  readonly kinds: readonly (readonly number[])[];
  readonly capacity: readonly number[];
  /** No more than so many altogether. */
  readonly most: number;
}

/** The heaviest set of meetings that a bottleneck lets through. */
export interface Passage {
  /** For each of its meetings 1 when it is in the set. */
  readonly isThrough: Uint8Array;
  readonly exhausted: Uint8Array;
}

/** What passes when the meetings are worth so much, by position in the bottleneck; nothing worthless does. */
export function pass({ kindOf, kinds, capacity, most }: Bottleneck, worth: ArrayLike<number>): Passage {
  const matching = new Matching(capacity, kinds);
  const isThrough = new Uint8Array(kindOf.length);
  const order = [...kindOf.keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  let taken = 0;
  for (const position of order) {
    if ((worth[position] ?? 0) <= 0 || taken >= most) break;
    if (!matching.offer(at(kindOf, position))) continue;
    isThrough[position] = 1;
    taken += 1;
  }
  return { isThrough, exhausted: matching.exhausted };
}

/** The participant's slots, each for as many meetings as it has delegates, within its limits. */
export function timeOf(index: ProblemIndex, possible: PossibleSlots, participant: number): Bottleneck {
  const delegates = at(index.delegates, participant);
  return bottleneck({
    meetings: placeable(possible, at(index.meetingsOf, participant)),
    unitsOf: (meeting) => eachStep(index, meeting, (step) => possible.of(meeting).map((slot) => slot + step)),
    capacity: index.slots.map(() => delegates),
    most: mostSlots(index, participant),
  });
}

/** The people of a delegation with names, slot by slot; a meeting is there once for each who has to attend. */
export function delegationOf(index: ProblemIndex, possible: PossibleSlots, participant: number): Bottleneck {
  const members = at(index.delegation, participant);
  return bottleneck({
    meetings: members.length > 1 ? placeable(possible, at(index.meetingsOf, participant)) : [],
    unitsOf: (meeting) =>
      at(index.attendance, meeting)
        .filter(([one = -1]) => members.includes(one))
        .flatMap((set) =>
          eachStep(index, meeting, (step) =>
            possible
              .of(meeting)
              .flatMap((first) =>
                set
                  .filter((one) => isDelegateThere(index, meeting, one, first))
                  .map((one) => (first + step) * members.length + members.indexOf(one)),
              ),
          ),
        ),
    capacity: index.slots.flatMap(() => members.map(() => 1)),
  });
}

/** The tables, slot by slot and kind by kind. */
export function tablesOf(index: ProblemIndex, possible: PossibleSlots): Bottleneck {
  return resources(index, possible, tableClasses(index));
}

/** The interpreters, for the meetings that need one. */
export function interpretersOf(index: ProblemIndex, possible: PossibleSlots): Bottleneck {
  return resources(index, possible, interpreterClasses(index));
}

/** For each slot the pairs that those who could meet in it can form. */
export function peopleOf(index: ProblemIndex, possible: PossibleSlots): Bottleneck {
  const sideOf = twoSides(index);
  const capacity = index.slots.map((_, slot) => {
    const seats = [0, 0];
    index.meetingsOf.forEach((meetings, participant) => {
      const delegates = at(index.delegates, participant);
      let wanted = 0;
      for (const meeting of meetings) if (wanted < delegates && possible.covers(meeting, slot)) wanted += 1;
      const side = sideOf?.[participant] ?? 0;
      seats[side] = (seats[side] ?? 0) + wanted;
    });
    const [first = 0, second = 0] = seats;
    return sideOf ? Math.min(first, second) : Math.floor(first / 2);
  });
  const meetings = placeable(possible, [...index.meetings.keys()]);
  return bottleneck({
    meetings,
    unitsOf: (meeting) => eachStep(index, meeting, (step) => possible.of(meeting).map((slot) => slot + step)),
    capacity,
  });
}

function resources(index: ProblemIndex, possible: PossibleSlots, classes: ResourceClasses): Bottleneck {
  const { typeOf, classesOf, count, capacity } = classes;
  const meetings = [...index.meetings.keys()].filter((meeting) => (typeOf[meeting] ?? -1) >= 0);
  return bottleneck({
    meetings: placeable(possible, meetings),
    unitsOf: (meeting) => {
      const suitable = classesOf[typeOf[meeting] ?? -1] ?? [];
      return eachStep(index, meeting, (step) =>
        possible.of(meeting).flatMap((slot) => suitable.map((one) => (slot + step) * count + one)),
      );
    },
    capacity: [...capacity],
  });
}

const placeable = (possible: PossibleSlots, meetings: readonly number[]): number[] =>
  meetings.filter((meeting) => !possible.isEmpty(meeting));

/** The cells of each of the slots that a meeting takes, by their distance from its first. */
const eachStep = (
  index: ProblemIndex,
  meeting: number,
  cellsOf: (step: number) => readonly number[],
): (readonly number[])[] => Array.from({ length: at(index.lengths, meeting) }, (_, step) => cellsOf(step));

function bottleneck(from: {
  readonly meetings: readonly number[];
  /** For each unit of a meeting the cells of which it takes one. */
  readonly unitsOf: (meeting: number) => readonly (readonly number[])[];
  readonly capacity: readonly number[];
  readonly most?: number;
}): Bottleneck {
  const { unitsOf, capacity, most = Infinity } = from;
  const kindAt = new Map<string, number>();
  const kinds: (readonly number[])[] = [];
  const meetings: number[] = [];
  const kindOf: number[] = [];
  for (const meeting of from.meetings)
    for (const cells of unitsOf(meeting)) {
      const key = cells.join();
      const known = kindAt.get(key) ?? kinds.push(cells) - 1;
      kindAt.set(key, known);
      meetings.push(meeting);
      kindOf.push(known);
    }
  return { meetings, kindOf, kinds, capacity, most };
}

/** The most meetings a participant's own limits let it hold. */
export function mostHeld(index: ProblemIndex, participant: number): number {
  return mostWithin(index, participant, 1);
}

/** The most slots that the meetings it holds within its limits can take, one counted once for each delegate. */
function mostSlots(index: ProblemIndex, participant: number): number {
  const longest = at(index.meetingsOf, participant).reduce(
    (most, meeting) => Math.max(most, at(index.lengths, meeting)),
    1,
  );
  return mostWithin(index, participant, longest);
}

/** @param length slots that a meeting takes at most */
function mostWithin(index: ProblemIndex, participant: number, length: number): number {
  const {
    maxMeetings = Infinity,
    maxMeetingsPerSession = Infinity,
    maxInARow = Infinity,
  } = at(index.participants, participant);
  const delegates = at(index.delegates, participant);
  let held = 0;
  for (const session of new Set(index.sessionOf)) {
    let busy = 0;
    for (const row of rowsOf(index, session)) busy += row - Math.floor(row / (maxInARow + 1));
    held += Math.min(maxMeetingsPerSession * length, busy * delegates);
  }
  return Math.min(maxMeetings * length, held, mostApart(index, participant) * length);
}

/** The most slots that are as far apart as meetings of the participant have to be wherever they are held. */
function mostApart(index: ProblemIndex, participant: number): number {
  if (index.buffers[participant]?.between !== 'meetings') return Infinity;
  let [count, last] = [0, -1];
  index.slots.forEach((_, slot) => {
    if (last >= 0 && index.isTooClose(participant, last, slot)) return;
    count += 1;
    last = slot;
  });
  return count;
}

/** Lengths of the rows of neighbouring slots of a session. */
function rowsOf({ sessionOf, dayOf }: ProblemIndex, session: number): number[] {
  const rows: number[] = [];
  sessionOf.forEach((own, slot) => {
    if (own !== session) return;
    const continues = sessionOf[slot - 1] === session && dayOf[slot - 1] === dayOf[slot];
    if (continues) rows.push((rows.pop() ?? 0) + 1);
    else rows.push(1);
  });
  return rows;
}
