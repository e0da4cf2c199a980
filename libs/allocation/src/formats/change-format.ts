import type { ProblemChange, Span } from '../changes/problem-change';
import { readJson, type JsonValue } from './json-reader';
import { LIMITS } from './limits';
import {
  optional,
  readInterpreter,
  readMeeting,
  readParticipant,
  readSlot,
  readTable,
} from './problem-format';

/** More than ever happens between two schedules. */
const MOST_CHANGES = 1_000;

/**
 * Reads `ronda.changes/1`, a list of changes of a problem. Throws InvalidInput with the path of the first value
 * that is wrong; whether the ids are those of a problem is for `applyChanges` to say.
 *
 * @example parseChanges('{"format":"ronda.changes/1","changes":[{"kind":"participant-away","participant":"p7"}]}')
 */
export function parseChanges(text: string): ProblemChange[] {
  const it = readJson(text).object(['format', 'changes']);
  it.format.oneOf(['ronda.changes/1']);
  return it.changes.list(readChange, MOST_CHANGES);
}

type Readers = {
  readonly [K in ProblemChange['kind']]: (value: JsonValue) => Extract<ProblemChange, { kind: K }>;
};

const SPAN = ['from', 'until'] as const;

const READERS: Readers = {
  'participant-away': (value) => {
    const it = value.object(['kind', 'participant'], SPAN);
    return { kind: 'participant-away', participant: it.participant.text(), ...readSpan(it) };
  },
  'participant-back': (value) => {
    const it = value.object(['kind', 'participant'], SPAN);
    return { kind: 'participant-back', participant: it.participant.text(), ...readSpan(it) };
  },
  'participant-added': (value) => {
    const it = value.object(['kind', 'participant']);
    return { kind: 'participant-added', participant: readParticipant(it.participant) };
  },
  'delegates-changed': (value) => {
    const it = value.object(['kind', 'participant', 'delegates']);
    const [participant, delegates] = [it.participant.text(), it.delegates.wholeNumber()];
    return { kind: 'delegates-changed', participant, delegates };
  },
  'tables-lost': (value) => {
    const it = value.object(['kind', 'tables'], SPAN);
    return { kind: 'tables-lost', tables: it.tables.texts(LIMITS.tables), ...readSpan(it) };
  },
  'table-added': (value) => ({
    kind: 'table-added',
    table: readTable(value.object(['kind', 'table']).table),
  }),
  'slots-lost': (value) => ({
    kind: 'slots-lost',
    slots: value.object(['kind', 'slots']).slots.texts(LIMITS.slots),
  }),
  'slot-added': (value) => {
    const it = value.object(['kind', 'slot', 'after']);
    return { kind: 'slot-added', slot: readSlot(it.slot), after: it.after.text() };
  },
  'interpreter-away': (value) => {
    const it = value.object(['kind', 'interpreter'], SPAN);
    return { kind: 'interpreter-away', interpreter: it.interpreter.text(), ...readSpan(it) };
  },
  'interpreter-added': (value) => ({
    kind: 'interpreter-added',
    interpreter: readInterpreter(value.object(['kind', 'interpreter']).interpreter),
  }),
  'meeting-added': (value) => ({
    kind: 'meeting-added',
    meeting: readMeeting(value.object(['kind', 'meeting']).meeting),
  }),
  'meeting-withdrawn': (value) => ({
    kind: 'meeting-withdrawn',
    meeting: value.object(['kind', 'meeting']).meeting.text(),
  }),
  'pair-forbidden': (value) => ({
    kind: 'pair-forbidden',
    participants: value.object(['kind', 'participants']).participants.pair((id) => id.text()),
  }),
};

function readChange(value: JsonValue): ProblemChange {
  const kind =
    new Map(value.entries()).get('kind') ?? value.fail('lacks "kind"', 'it says nowhere what has changed');
  return READERS[kind.oneOf(Object.keys(READERS) as ProblemChange['kind'][])](value);
}

function readSpan(it: { readonly from?: JsonValue; readonly until?: JsonValue }): Span {
  return { ...optional('from', it.from?.text()), ...optional('until', it.until?.text()) };
}
