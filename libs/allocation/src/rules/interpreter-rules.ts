import { at } from '../problem-index';
import type { Rule } from './rule';

export const interpreterPresent: Rule = {
  name: 'interpreter-missing',
  sentence: 'A meeting without a common language has an interpreter.',
  *against({ index }, meeting, { slot, interpreter }) {
    if (interpreter >= 0 || index.languageGap(meeting) === null) return;
    yield {
      kind: 'interpreter-missing',
      meeting: at(index.meetings, meeting).id,
      slot: at(index.slots, slot).id,
    };
  },
};

export const interpreterSuits: Rule = {
  name: 'interpreter-unsuitable',
  sentence: 'The interpreter speaks a language of each side.',
  *against({ index }, meeting, { interpreter }) {
    if (interpreter < 0 || index.canInterpret(interpreter, meeting)) return;
    yield {
      kind: 'interpreter-unsuitable',
      meeting: at(index.meetings, meeting).id,
      interpreter: at(index.interpreters, interpreter).id,
    };
  },
};

export const interpreterAvailable: Rule = {
  name: 'interpreter-unavailable',
  sentence: 'An interpreter works only in slots in which they are available.',
  *against({ index }, meeting, { slot: first, interpreter }) {
    if (interpreter < 0) return;
    for (const slot of index.span(meeting, first)) {
      if (!index.isInterpreterAway(interpreter, slot)) continue;
      yield {
        kind: 'interpreter-unavailable',
        meeting: at(index.meetings, meeting).id,
        interpreter: at(index.interpreters, interpreter).id,
        slot: at(index.slots, slot).id,
      };
    }
  },
};

export const interpreterFree: Rule = {
  name: 'interpreter-busy',
  sentence: 'An interpreter sits in one meeting at a time.',
  *against(seating, meeting, { slot: first, interpreter }) {
    if (interpreter < 0) return;
    const { meetings, interpreters, slots } = seating.index;
    for (const slot of seating.index.span(meeting, first))
      for (const other of seating.meetingsOfInterpreter(interpreter, slot)) {
        if (other === meeting) continue;
        yield {
          kind: 'interpreter-busy',
          meeting: at(meetings, meeting).id,
          interpreter: at(interpreters, interpreter).id,
          slot: at(slots, slot).id,
          other: at(meetings, other).id,
        };
      }
  },
};
