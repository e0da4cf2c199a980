import { InvalidInput } from '../invalid-input';
import type { Slot } from '../problem';
import type { Span } from './problem-change';

/** The ids of the slots of a span, in order. Throws InvalidInput where an end is neither a slot nor an instant. */
export function slotsWithin(slots: readonly Slot[], { from, until }: Span, path: string): string[] {
  const first = from === undefined ? 0 : boundary(slots, from, `${path}.from`, 'end');
  const end = until === undefined ? slots.length : boundary(slots, until, `${path}.until`, 'start');
  return slots.slice(first, end).map(({ id }) => id);
}

/**
 * The position of the slot with this id, else of the first whose `edge` is later than the instant (an end) or
 * not earlier (a start).
 */
function boundary(slots: readonly Slot[], text: string, path: string, edge: 'start' | 'end'): number {
  const named = slots.findIndex(({ id }) => id === text);
  if (named >= 0) return named;
  const instant = Date.parse(text);
  const hasTimes = slots.every((slot) => slot[edge] !== undefined);
  if (Number.isNaN(instant) || !hasTimes)
    throw new InvalidInput(
      'CHANGE.UNKNOWN_SLOT',
      path,
      `${JSON.stringify(text)} is no slot of the problem${hasTimes ? ' and no instant' : ', and its slots have no times'}`,
      'its id is misspelt; an instant is written as 2015-06-12T08:20:00Z',
    );
  const position = slots.findIndex((slot) => {
    const time = Date.parse(slot[edge] ?? '');
    return edge === 'end' ? time > instant : time >= instant;
  });
  return position < 0 ? slots.length : position;
}
