import { at } from '../problem-index';
import type { Rule } from './rule';

export const availability: Rule = {
  name: 'participant-unavailable',
  sentence: 'Nobody meets in a slot in which they are not available.',
  *against({ index }, meeting, { slot: first }) {
    for (const side of at(index.sides, meeting))
      for (const slot of index.span(meeting, first)) {
        if (!index.isUnavailable(side, slot)) continue;
        const participant = at(index.participants, side).id;
        yield {
          kind: 'participant-unavailable',
          meeting: at(index.meetings, meeting).id,
          participant,
          slot: at(index.slots, slot).id,
        };
      }
  },
};

export const localHours: Rule = {
  name: 'outside-local-hours',
  sentence: 'Nobody who attends remotely meets outside their own local hours.',
  *against({ index }, meeting, { slot: first }) {
    for (const side of at(index.sides, meeting))
      for (const slot of index.span(meeting, first)) {
        if (!index.isOutsideHours(side, slot)) continue;
        const participant = at(index.participants, side).id;
        yield {
          kind: 'outside-local-hours',
          meeting: at(index.meetings, meeting).id,
          participant,
          slot: at(index.slots, slot).id,
        };
      }
  },
};

export const length: Rule = {
  name: 'runs-over',
  sentence: 'A meeting of several slots is over by the end of the session in which it begins.',
  *against({ index }, meeting, { slot }) {
    if (index.isWithinSession(meeting, slot)) return;
    yield {
      kind: 'runs-over',
      meeting: at(index.meetings, meeting).id,
      slot: at(index.slots, slot).id,
      length: at(index.lengths, meeting),
      left: index.roomFrom(slot),
    };
  },
};

export const session: Rule = {
  name: 'outside-session',
  sentence: 'A meeting asked for in certain sessions is held in one of them.',
  *against({ index }, meeting, { slot }) {
    if (index.isInSession(meeting, slot)) return;
    const { id, sessions = [] } = at(index.meetings, meeting);
    yield { kind: 'outside-session', meeting: id, slot: at(index.slots, slot).id, sessions };
  },
};

export const fixed: Rule = {
  name: 'fixed-elsewhere',
  sentence: 'A fixed meeting is held where it is fixed.',
  *against({ index }, meeting, { slot, table }) {
    const { id, fixed: place } = at(index.meetings, meeting);
    if (!place) return;
    const isThere =
      place.slot === at(index.slots, slot).id &&
      (place.table ?? at(index.tables, table).id) === at(index.tables, table).id;
    if (!isThere)
      yield { kind: 'fixed-elsewhere', meeting: id, slot: place.slot, table: place.table ?? null };
  },
};
