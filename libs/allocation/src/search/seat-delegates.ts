import { isDelegateThere } from '../possible-slots';
import { at, type ProblemIndex } from '../problem-index';
import { match } from './match';

/**
 * Who attends, for each meeting the delegates with names; null where not everybody asked for is free. Long
 * meetings come first, because their delegates have to be free in all of their slots.
 */
export function seatDelegates(index: ProblemIndex, slotOf: ArrayLike<number>): (readonly number[] | null)[] {
  const attending = index.meetings.map((): readonly number[] | null => []);
  if (!index.hasNamedDelegates) return attending;
  const busy = new Set<number>();
  const cell = (delegate: number, slot: number) => delegate * index.slots.length + slot;
  const isFree = (delegate: number, meeting: number, first: number) =>
    isDelegateThere(index, meeting, delegate, first) &&
    index.span(meeting, first).every((slot) => !busy.has(cell(delegate, slot)));
  const seat = (meetings: readonly number[], first: number) => {
    const asked = meetings.flatMap((meeting) =>
      at(index.attendance, meeting).map((set) => ({ meeting, set })),
    );
    const given = match(
      asked.map(({ meeting, set }) => ({
        preferred: [],
        all: set.filter((one) => isFree(one, meeting, first)),
      })),
      index.namedDelegates.length,
    );
    for (const meeting of meetings) {
      const own = given.filter((_, position) => asked[position]?.meeting === meeting);
      attending[meeting] = own.includes(-1) ? null : own;
      for (const slot of index.span(meeting, first))
        for (const delegate of attending[meeting] ?? []) busy.add(cell(delegate, slot));
    }
  };
  for (const isLong of [true, false])
    index.slots.forEach((_, first) => {
      const meetings = [...index.meetings.keys()].filter(
        (meeting) => slotOf[meeting] === first && at(index.lengths, meeting) > 1 === isLong,
      );
      seat(meetings, first);
    });
  return attending;
}
