import { at } from '../problem-index';
import type { Rule } from './rule';

const NOBODY: readonly number[] = [];

export const delegatesPresent: Rule = {
  name: 'delegate-missing',
  sentence: 'Of a delegation with names, the one or all of those asked for attend.',
  *against({ index }, meeting, { slot, delegates = NOBODY }) {
    const lacking = at(index.attendance, meeting).filter(
      (set) => !set.some((one) => delegates.includes(one)),
    );
    for (const side of new Set(lacking.map(([one = -1]) => at(index.participantOf, one))))
      yield {
        kind: 'delegate-missing',
        meeting: at(index.meetings, meeting).id,
        participant: at(index.participants, side).id,
        slot: at(index.slots, slot).id,
      };
  },
};

export const delegateAsked: Rule = {
  name: 'delegate-unasked',
  sentence: 'No delegate attends who is not asked for.',
  *against({ index }, meeting, { delegates = NOBODY }) {
    const left = [...at(index.attendance, meeting)];
    for (const delegate of delegates) {
      const asked = left.findIndex((set) => set.includes(delegate));
      if (asked >= 0) left.splice(asked, 1);
      else
        yield {
          kind: 'delegate-unasked',
          meeting: at(index.meetings, meeting).id,
          delegate: at(index.namedDelegates, delegate).id,
        };
    }
  },
};

export const delegateAvailable: Rule = {
  name: 'delegate-unavailable',
  sentence: 'A delegate attends only in slots in which they are available.',
  *against({ index }, meeting, { slot: first, delegates = NOBODY }) {
    for (const delegate of delegates)
      for (const slot of index.span(meeting, first)) {
        if (!index.isDelegateAway(delegate, slot)) continue;
        yield {
          kind: 'delegate-unavailable',
          meeting: at(index.meetings, meeting).id,
          delegate: at(index.namedDelegates, delegate).id,
          slot: at(index.slots, slot).id,
        };
      }
  },
};

export const delegateFree: Rule = {
  name: 'delegate-busy',
  sentence: 'A delegate sits in one meeting at a time.',
  *against(seating, meeting, { slot: first, delegates = NOBODY }) {
    const { meetings, namedDelegates, slots } = seating.index;
    for (const delegate of delegates)
      for (const slot of seating.index.span(meeting, first))
        for (const other of seating.meetingsOfDelegate(delegate, slot)) {
          if (other === meeting) continue;
          yield {
            kind: 'delegate-busy',
            meeting: at(meetings, meeting).id,
            delegate: at(namedDelegates, delegate).id,
            slot: at(slots, slot).id,
            other: at(meetings, other).id,
          };
        }
  },
};
