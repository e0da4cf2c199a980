import { at } from '../problem-index';
import type { Rule } from './rule';

export const forbiddenPair: Rule = {
  name: 'forbidden-pair',
  sentence: 'A pair that must never meet never meets.',
  *against({ index }, meeting) {
    if (!index.isForbiddenPair(meeting)) return;
    const { id, participants } = at(index.meetings, meeting);
    yield { kind: 'forbidden-pair', meeting: id, participants };
  },
};

export const order: Rule = {
  name: 'wrong-order',
  sentence: 'A meeting that must come after another begins when that is over, when both are held.',
  *against(seating, meeting, seat) {
    const { meetings, earlier, later, lengths } = seating.index;
    const { id } = at(meetings, meeting);
    for (const other of at(earlier, meeting)) {
      const slot = other === meeting ? seat.slot : seating.slotOf(other);
      if (slot >= 0 && slot + at(lengths, other) > seat.slot)
        yield { kind: 'wrong-order', meeting: id, earlier: at(meetings, other).id, later: id };
    }
    for (const other of at(later, meeting)) {
      const slot = seating.slotOf(other);
      if (other === meeting || slot < 0 || slot >= seat.slot + at(lengths, meeting)) continue;
      yield { kind: 'wrong-order', meeting: id, earlier: id, later: at(meetings, other).id };
    }
  },
};
