import { at, type ProblemIndex } from '../problem-index';
import type { PossibleSlots } from '../possible-slots';

/**
 * The least breaks of each participant on its own, in any schedule that leaves out at most `missing` weight, by
 * a dynamic programme over its slots.
 */
export function leastBreaksOfAll(index: ProblemIndex, possible: PossibleSlots, missing: number): number[] {
  return index.participants.map((_, participant) => leastBreaks(index, possible, participant, missing));
}

/** A lower bound on the breaks of every schedule that leaves out at most `missing` weight. */
export function boundBreaks(index: ProblemIndex, possible: PossibleSlots, missing: number): number {
  return leastBreaksOfAll(index, possible, missing).reduce((sum, least) => sum + least, 0);
}

/** What one participant has to hold, in slots: seen from the meetings it may miss at most. */
interface Need {
  readonly least: number;
  readonly most: number;
  /** 0 closed, 1 open, 2 busy in any case. */
  readonly slots: readonly (0 | 1 | 2)[];
  /** By session, the fewest and most busy slots; null where sessions do not bind or are not in one piece. */
  readonly sessions: readonly { readonly least: number; readonly most: number }[] | null;
}

/** Not begun on this day, busy in the slot before, idle since a meeting on this day. */
const [FRESH, BUSY, IDLE] = [0, 1, 2];

/** The least breaks a participant can have on its own; Infinity when its meetings do not fit. */
export function leastBreaks(
  index: ProblemIndex,
  possible: PossibleSlots,
  participant: number,
  missing: number,
): number {
  const need = needOf(index, possible, participant, missing);
  const width = need.most + 1;
  const inSessions = need.sessions ? width : 1;
  const cell = (held: number, inSession: number, last: number) => (held * inSessions + inSession) * 3 + last;
  let costs = new Float64Array(width * inSessions * 3).fill(Infinity);
  costs[cell(0, 0, FRESH)] = 0;

  need.slots.forEach((kind, slot) => {
    const next = new Float64Array(costs.length).fill(Infinity);
    const lower = (target: number, cost: number) => {
      if (cost < (next[target] ?? Infinity)) next[target] = cost;
    };
    const isNewDay = slot > 0 && index.dayOf[slot] !== index.dayOf[slot - 1];
    const range = need.sessions?.[index.sessionOf[slot] ?? 0];
    const endsSession = range !== undefined && index.sessionOf[slot] !== index.sessionOf[slot + 1];
    for (let held = 0; held < width; held += 1) {
      for (let inSession = 0; inSession < Math.min(inSessions, held + 1); inSession += 1) {
        for (let before = 0; before < 3; before += 1) {
          const cost = costs[cell(held, inSession, before)] ?? Infinity;
          if (cost === Infinity) continue;
          const last = isNewDay ? FRESH : before;
          const arrive = (busy: 0 | 1, extra: number, state: number) => {
            const count = range ? inSession + busy : 0;
            if (endsSession && (count < range.least || count > range.most)) return;
            lower(cell(held + busy, endsSession ? 0 : count, state), cost + extra);
          };
          if (kind !== 2) arrive(0, 0, last === FRESH ? FRESH : IDLE);
          if (kind !== 0 && held + 1 < width) arrive(1, last === IDLE ? 1 : 0, BUSY);
        }
      }
    }
    costs = next;
  });

  let best = Infinity;
  for (let held = need.least; held < width; held += 1)
    for (let last = 0; last < 3; last += 1) best = Math.min(best, costs[cell(held, 0, last)] ?? Infinity);
  return best;
}

function needOf(index: ProblemIndex, possible: PossibleSlots, participant: number, missing: number): Need {
  const meetings = at(index.meetingsOf, participant);
  const delegates = at(index.delegates, participant);
  const missable = mostMissed(
    meetings.map((meeting) => index.weight(meeting)),
    missing,
  );
  const slots = index.slots.map((_, slot): 0 | 1 | 2 => {
    const here = meetings.filter((meeting) => possible.covers(meeting, slot));
    if (here.length === 0) return 0;
    const isForced =
      missable === 0 &&
      here.some((meeting) => isAlways(possible.row(meeting), at(index.lengths, meeting), slot));
    return isForced ? 2 : 1;
  });
  const lengths = meetings.map((meeting) => at(index.lengths, meeting));
  const taken = sum(lengths);
  // The slots of as many of the longest: no more can be missed.
  const missed = sum(lengths.sort((a, b) => b - a).slice(0, missable));
  return {
    least: Math.ceil((taken - missed) / delegates),
    most: Math.min(taken, index.slots.length),
    slots,
    sessions: sessionNeeds(index, possible, meetings, missed, delegates),
  };
}

/** Whether a meeting is going on in the slot wherever it begins. */
const isAlways = (row: Uint8Array, length: number, slot: number): boolean =>
  row.lastIndexOf(1) <= slot && row.indexOf(1) + length > slot;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** How many of the weights, the lightest first, add up to no more than `missing`. */
function mostMissed(weights: readonly number[], missing: number): number {
  let [left, count] = [missing, 0];
  for (const weight of [...weights].sort((a, b) => a - b)) {
    left -= weight;
    if (left < 0) break;
    count += 1;
  }
  return count;
}

function sessionNeeds(
  index: ProblemIndex,
  possible: PossibleSlots,
  meetings: readonly number[],
  missed: number,
  delegates: number,
): Need['sessions'] {
  const { sessionOf } = index;
  const starts = sessionOf.filter((session, slot) => sessionOf[slot - 1] !== session);
  if (new Set(starts).size !== starts.length) return null;
  const ranges = starts.map(() => ({ least: 0, most: 0 }));
  for (const meeting of meetings) {
    const sessions = new Set(possible.of(meeting).map((slot) => sessionOf[slot] ?? 0));
    for (const session of sessions) {
      const range = at(ranges, session);
      range.most += at(index.lengths, meeting);
      if (sessions.size === 1) range.least += at(index.lengths, meeting);
    }
  }
  const taken = sum(meetings.map((meeting) => at(index.lengths, meeting)));
  if (ranges.every(({ least, most }) => least === 0 && most === taken)) return null;
  return ranges.map(({ least, most }) => ({
    least: Math.ceil(Math.max(0, least - missed) / delegates),
    most,
  }));
}
