import type { PossibleSlots } from '../possible-slots';
import type { ProblemIndex } from '../problem-index';
import { twoSides } from './two-sides';

/**
 * The fewest slots in which all meetings fit, where nobody is restricted and nobody meets within a side:
 * max(busiest participant, ⌈meetings ÷ tables⌉). Kőnig (1916): a bipartite multigraph has an edge colouring
 * with as many colours as its greatest degree; de Werra (1971): the colours can be made equally large.
 * Null where the conditions do not hold.
 */
export function slotsNeeded(index: ProblemIndex, possible: PossibleSlots): number | null {
  const isOpen = index.meetings.every(
    (meeting, position) => meeting.after === undefined && !possible.row(position).includes(0),
  );
  const isPlain =
    index.participants.every(
      ({ namedDelegates, delegates = 1, maxMeetings, maxMeetingsPerSession, maxInARow }) =>
        namedDelegates === undefined &&
        delegates === 1 &&
        (maxMeetings ?? maxMeetingsPerSession ?? maxInARow) === undefined,
    ) &&
    index.tables.every(
      (table) =>
        table.slots === undefined && (table.kind ?? 'table') === 'table' && table.owner === undefined,
    ) &&
    !index.hasLongMeetings &&
    !index.hasBuffers &&
    index.meetings.every((_, position) => index.languageGap(position) === null);
  if (!isOpen || !isPlain || index.tables.length === 0 || twoSides(index) === null) return null;
  const busiest = index.meetingsOf.reduce((most, meetings) => Math.max(most, meetings.length), 0);
  return Math.max(busiest, Math.ceil(index.meetings.length / index.tables.length));
}

/** Kőnig's argument as a sentence, where it shows that all meetings fit; otherwise null. */
export function allFit(index: ProblemIndex, possible: PossibleSlots): string | null {
  const needed = slotsNeeded(index, possible);
  if (needed === null || needed > index.slots.length) return null;
  return `All ${index.meetings.length} meetings fit: nobody is restricted, nobody meets within a side, and ${needed} of ${index.slots.length} slots suffice (Kőnig).`;
}
