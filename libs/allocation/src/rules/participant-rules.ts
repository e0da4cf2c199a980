import type { LimitName } from '../problem';
import { at, type ProblemIndex } from '../problem-index';
import type { Reason } from './reason';
import type { Rule } from './rule';
import type { Seating } from './seating';

export const enoughDelegates: Rule = {
  name: 'participant-busy',
  sentence: 'A participant is in no more meetings at a time than it has delegates.',
  *against(seating, meeting, { slot: first }) {
    const { index } = seating;
    for (const side of at(index.sides, meeting))
      for (const slot of index.span(meeting, first)) {
        const others = [...seating.heldIn(side, slot)].filter((other) => other !== meeting);
        const delegates = at(index.delegates, side);
        if (others.length < delegates) continue;
        yield {
          kind: 'participant-busy',
          meeting: at(index.meetings, meeting).id,
          participant: at(index.participants, side).id,
          slot: at(index.slots, slot).id,
          others: others.map((other) => at(index.meetings, other).id).sort(),
          delegates,
        };
      }
  },
};

export const timeBetween: Rule = {
  name: 'too-close',
  sentence: 'Between two meetings a participant has the time it needs, to move to another table or always.',
  *against(seating, meeting, { slot, table }) {
    const { index } = seating;
    if (!index.hasBuffers) return;
    const last = index.span(meeting, slot).at(-1) ?? slot;
    for (const side of at(index.sides, meeting)) {
      const buffer = index.buffers[side];
      if (!buffer) continue;
      for (const other of others(seating, side, meeting)) {
        const seat = seating.seat(other);
        if (!seat || (buffer.between !== 'meetings' && !index.isElsewhere(table, seat.table))) continue;
        const end = index.span(other, seat.slot).at(-1) ?? seat.slot;
        // Two at the same time are a clash, of which another rule speaks.
        const isTooClose =
          seat.slot > last
            ? index.isTooClose(side, last, seat.slot)
            : end < slot && index.isTooClose(side, end, slot);
        if (!isTooClose) continue;
        yield {
          kind: 'too-close',
          meeting: at(index.meetings, meeting).id,
          participant: at(index.participants, side).id,
          other: at(index.meetings, other).id,
        };
      }
    }
  },
};

/** A rule that compares one number of each participant with its limit. */
function limitRule(
  limit: LimitName,
  sentence: string,
  count: (seating: Seating, side: number, meeting: number, slot: number) => number,
): Rule {
  return {
    name: 'limit-exceeded',
    sentence,
    *against(seating, meeting, { slot }): Iterable<Reason> {
      const { index } = seating;
      for (const side of at(index.sides, meeting)) {
        const participant = at(index.participants, side);
        const allowed = participant[limit];
        if (allowed === undefined) continue;
        const found = count(seating, side, meeting, slot);
        if (found <= allowed) continue;
        yield {
          kind: 'limit-exceeded',
          meeting: at(index.meetings, meeting).id,
          participant: participant.id,
          limit,
          allowed,
          found,
        };
      }
    },
  };
}

const others = (seating: Seating, side: number, meeting: number): number[] =>
  [...seating.held(side)].filter((other) => other !== meeting);

export const maxMeetings = limitRule(
  'maxMeetings',
  'A participant holds no more meetings than its limit.',
  (seating, side, meeting) => others(seating, side, meeting).length + 1,
);

export const maxMeetingsPerSession = limitRule(
  'maxMeetingsPerSession',
  'A participant holds no more meetings in a session than its limit.',
  (seating, side, meeting, slot) => {
    const { sessionOf } = seating.index;
    return (
      others(seating, side, meeting).filter((other) => sessionOf[seating.slotOf(other)] === sessionOf[slot])
        .length + 1
    );
  },
);

export const maxInARow = limitRule(
  'maxInARow',
  'A participant meets in no more slots in a row, within a session, than its limit.',
  (seating, side, meeting, slot) => {
    const busy = new Set(seating.slotsOf(others(seating, side, meeting)));
    const span = seating.index.span(meeting, slot);
    let [first, last] = [slot, span.at(-1) ?? slot];
    while (busy.has(first - 1) && isSameRow(seating.index, first - 1, first)) first -= 1;
    while (busy.has(last + 1) && isSameRow(seating.index, last, last + 1)) last += 1;
    return last - first + 1;
  },
);

/** Neighbours with no change of session or day between them. */
function isSameRow({ sessionOf, dayOf }: ProblemIndex, earlier: number, later: number): boolean {
  return sessionOf[earlier] === sessionOf[later] && dayOf[earlier] === dayOf[later];
}
