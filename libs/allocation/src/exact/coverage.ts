import type { ProblemIndex } from '../problem-index';
import type { PossibleSlots } from '../possible-slots';
import { interpreterClasses, tableClasses } from '../resource-classes';
import { MOST_TYPES } from './encoding/capacity';

/** A formula beyond this would take memory and time without being decided. */
const MOST_CLAUSES = 3_000_000;

/** Why the exact engine keeps out of a problem, in words; null when it can take it on. */
export function whyNotExact(index: ProblemIndex, possible: PossibleSlots): string | null {
  if (index.published.some((place) => place !== null))
    return 'The exact engine does not count moved meetings.';
  if (index.hasLongMeetings) return 'The exact engine takes meetings of one slot only; some take several.';
  if (index.hasBuffers) return 'The exact engine does not know the time that people need between meetings.';
  if (index.hasNamedDelegates)
    return 'The exact engine does not know which delegate attends; some have names.';
  const types = Math.max(tableClasses(index).classesOf.length, interpreterClasses(index).classesOf.length);
  if (types > MOST_TYPES)
    return `The exact engine tells up to ${MOST_TYPES} kinds of meetings apart by their tables; these are ${types}.`;
  const clauses = roughSize(index, possible);
  if (clauses > MOST_CLAUSES)
    return `The formula would have about ${clauses} clauses; the exact engine takes up to ${MOST_CLAUSES}.`;
  return null;
}

/** The pairs that exclude each other, which are the bulk of the formula, and the counters. */
function roughSize(index: ProblemIndex, possible: PossibleSlots): number {
  const slots = index.slots.length;
  let clauses = 0;
  index.meetings.forEach((_, meeting) => {
    clauses += pairs(possible.of(meeting).length);
  });
  for (const meetings of index.meetingsOf) {
    for (let slot = 0; slot < slots; slot += 1)
      clauses += pairs(meetings.filter((meeting) => possible.has(meeting, slot)).length);
    clauses += 4 * slots * Math.min(slots, meetings.length);
  }
  return clauses;
}

const pairs = (count: number): number => (count * (count - 1)) / 2;
