import { at, type ProblemIndex } from '../../problem-index';
import type { PossibleSlots } from '../../possible-slots';
import { negated, type Literal } from '../literal';
import { atMost, prefixCounts } from './counting';
import type { Formula } from './formula';
import type { Placements } from './placements';

/** By participant and slot: it is in a meeting. */
export type Attendance = readonly (readonly Literal[])[];

/** Nobody in more meetings at a time than it has delegates, nor in more than its limits allow. */
export function encodeAttendance(
  formula: Formula,
  index: ProblemIndex,
  possible: PossibleSlots,
  placements: Placements,
): Attendance {
  return index.participants.map((_, participant) => {
    const meetings = at(index.meetingsOf, participant);
    const bySlot = index.slots.map((_, slot) =>
      meetings.map((meeting) => at(at(placements.isAt, meeting), slot)).filter((one) => one !== formula.no),
    );
    const delegates = at(index.delegates, participant);
    for (const there of bySlot)
      if (delegates === 1) formula.atMostOne(there);
      else atMost(formula, there, delegates);
    const isBusy = bySlot.map((there) => formula.or(there));
    encodeLimits(formula, index, participant, bySlot, isBusy);
    if (delegates === 1 && meetings.every((meeting) => placements.isHeld[meeting] === formula.yes))
      countSlots(formula, possible, meetings, isBusy);
    return isBusy;
  });
}

/**
 * Who is in one meeting at a time and in all of its meetings is busy in exactly as many slots (implied
 * constraint 1 of Bofill and others 2022), and by the end of each slot in no fewer than have to be over by then
 * and no more than can have begun.
 */
function countSlots(
  formula: Formula,
  possible: PossibleSlots,
  meetings: readonly number[],
  isBusy: readonly Literal[],
): void {
  if (meetings.length === 0) return;
  const rows = meetings.map((meeting) => possible.row(meeting));
  prefixCounts(formula, isBusy, meetings.length + 1).forEach((counts, slot) => {
    const least = rows.filter((row) => row.lastIndexOf(1) <= slot).length;
    const most = rows.filter((row) => row.indexOf(1) <= slot).length;
    if (least > 0) formula.clause(counts[least - 1] ?? formula.no);
    formula.clause(negated(counts[most] ?? formula.no));
  });
}

function encodeLimits(
  formula: Formula,
  index: ProblemIndex,
  participant: number,
  bySlot: readonly (readonly Literal[])[],
  isBusy: readonly Literal[],
): void {
  const { maxMeetings, maxMeetingsPerSession, maxInARow } = at(index.participants, participant);
  const held = index.delegates[participant] === 1 ? isBusy.map((literal) => [literal]) : bySlot;
  if (maxMeetings !== undefined) atMost(formula, held.flat(), maxMeetings);
  if (maxMeetingsPerSession !== undefined)
    for (const session of new Set(index.sessionOf))
      atMost(
        formula,
        held.filter((_, slot) => index.sessionOf[slot] === session).flat(),
        maxMeetingsPerSession,
      );
  if (maxInARow !== undefined)
    for (let first = 0; first + maxInARow < isBusy.length; first += 1) {
      const slots = Array.from({ length: maxInARow + 1 }, (_, i) => first + i);
      const isOneRow = slots.every(
        (slot) =>
          index.sessionOf[slot] === index.sessionOf[first] && index.dayOf[slot] === index.dayOf[first],
      );
      if (isOneRow) formula.clause(...slots.map((slot) => negated(at(isBusy, slot))));
    }
}
