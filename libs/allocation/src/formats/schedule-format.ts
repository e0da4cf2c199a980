import type { Cause, Change, Repair } from '../explain/explanation';
import type { Assignment } from '../problem';
import type { Bounds, ExactClaims, Objective, Schedule, SearchRecord, UnplacedMeeting } from '../schedule';
import { readJson, type JsonValue } from './json-reader';
import { LIMITS } from './limits';
import { optional, readPlacement } from './problem-format';

/**
 * Reads `ronda.schedule/1`. Throws InvalidInput with the path of the first value that is wrong; whether the
 * schedule is any good is for `verify` to say.
 *
 * @example verify(problem, parseSchedule(text))
 */
export function parseSchedule(text: string): Schedule {
  const it = readJson(text).object(
    ['format', 'status', 'assignments', 'unplaced', 'objective', 'bounds', 'proof', 'search'],
    ['causes', 'exact'],
  );
  return {
    format: it.format.oneOf(['ronda.schedule/1']),
    status: it.status.oneOf(['optimal', 'feasible', 'incomplete', 'infeasible']),
    assignments: it.assignments.list(readAssignment, LIMITS.meetings),
    unplaced: it.unplaced.list(readUnplaced, LIMITS.meetings),
    objective: readFigures(it.objective, OBJECTIVE),
    bounds: readFigures(it.bounds, BOUNDS),
    proof: readProof(it.proof),
    causes: it.causes?.list(readCause, LIMITS.meetings) ?? [],
    ...optional('exact', it.exact && readExact(it.exact)),
    search: readSearch(it.search),
  };
}

/** The schedule as JSON text, two spaces deep; `parseSchedule` reads it back unchanged. */
export function printSchedule(schedule: Schedule): string {
  return `${JSON.stringify(schedule, null, 2)}\n`;
}

const OBJECTIVE = [
  'placed',
  'weight',
  'moved',
  'maxBreakDifference',
  'breaks',
  'idleSlots',
  'tableChanges',
] as const satisfies readonly (keyof Objective)[];
const BOUNDS = ['weight', 'moved', 'breaks'] as const satisfies readonly (keyof Bounds)[];

function readAssignment(value: JsonValue): Assignment {
  const it = value.object(['meeting', 'slot', 'table'], ['interpreter', 'delegates']);
  return {
    meeting: it.meeting.text(),
    slot: it.slot.text(),
    table: it.table.text(),
    ...optional('interpreter', it.interpreter?.text()),
    ...optional('delegates', it.delegates?.texts(2 * LIMITS.delegates)),
  };
}

function readFigures<K extends string>(value: JsonValue, names: readonly K[]): Record<K, number> {
  const it = value.object(names);
  return Object.fromEntries(names.map((name) => [name, it[name].wholeNumber()])) as Record<K, number>;
}

function readProof(value: JsonValue): Schedule['proof'] {
  const it = value.object(BOUNDS);
  return { weight: it.weight.text(), moved: it.moved.text(), breaks: it.breaks.text() };
}

function readExact(value: JsonValue): ExactClaims {
  const it = value.object(['conflicts'], ['weight', 'breaks']);
  return {
    conflicts: it.conflicts.wholeNumber(),
    ...optional('weight', it.weight?.wholeNumber()),
    ...optional('breaks', it.breaks?.wholeNumber()),
  };
}

function readSearch(value: JsonValue): SearchRecord {
  const it = value.object(['seed', 'iterations', 'engine'], ['elapsedMs']);
  return {
    seed: it.seed.wholeNumber(),
    iterations: it.iterations.wholeNumber(),
    engine: it.engine.text(),
    ...optional('elapsedMs', it.elapsedMs?.wholeNumber()),
  };
}

function readUnplaced(value: JsonValue): UnplacedMeeting {
  const it = value.object(['meeting', 'causes', 'repairs']);
  return {
    meeting: it.meeting.text(),
    causes: it.causes.list(readCause, LIMITS.slots * 10),
    repairs: it.repairs.list(readRepair, 100),
  };
}

function readRepair(value: JsonValue): Repair {
  const it = value.object(['changes', 'placement']);
  return { changes: it.changes.list(readChange, 100), placement: readPlacement(it.placement) };
}

const ids = (value: JsonValue): string[] => value.texts(LIMITS.slots);
const pair = (value: JsonValue): [string, string] => value.pair((id) => id.text());
const LIMIT_NAMES = ['maxMeetings', 'maxMeetingsPerSession', 'maxInARow'] as const;

/** For each kind of cause how its members are read. */
function readCause(value: JsonValue): Cause {
  const members = new Map(value.entries());
  const kind = members.get('kind')?.text() ?? value.fail('lacks "kind"', 'the text was cut short');
  switch (kind) {
    case 'forbidden-pair':
    case 'never-free-together':
      return { kind, participants: pair(value.object(['kind', 'participants']).participants) };
    case 'too-many-for-slots': {
      const it = value.object(['kind', 'participant', 'meetings', 'slots'], ['needed']);
      return {
        kind,
        participant: it.participant.text(),
        meetings: it.meetings.wholeNumber(),
        ...optional('needed', it.needed?.wholeNumber()),
        slots: it.slots.wholeNumber(),
      };
    }
    case 'limit-reached': {
      const it = value.object(['kind', 'participant', 'limit', 'value', 'slots']);
      return {
        kind,
        participant: it.participant.text(),
        limit: it.limit.oneOf(LIMIT_NAMES),
        value: it.value.wholeNumber(),
        slots: ids(it.slots),
      };
    }
    case 'participant-unavailable':
    case 'participant-busy':
    case 'no-delegate':
    case 'no-time-between': {
      const it = value.object(['kind', 'participant', 'slots']);
      return { kind, participant: it.participant.text(), slots: ids(it.slots) };
    }
    case 'outside-session': {
      const it = value.object(['kind', 'sessions', 'slots']);
      return { kind, sessions: ids(it.sessions), slots: ids(it.slots) };
    }
    case 'fixed-elsewhere':
    case 'no-suitable-table':
    case 'tables-taken':
    case 'no-interpreter':
      return { kind, slots: ids(value.object(['kind', 'slots']).slots) };
    case 'runs-over': {
      const it = value.object(['kind', 'length', 'slots']);
      return { kind, length: it.length.wholeNumber(), slots: ids(it.slots) };
    }
    case 'order': {
      const it = value.object(['kind', 'other', 'slots']);
      return { kind, other: it.other.text(), slots: ids(it.slots) };
    }
    case 'order-impossible':
      return { kind, meeting: value.object(['kind', 'meeting']).meeting.text() };
    case 'too-few-places': {
      const it = value.object(['kind', 'meetings', 'places']);
      return { kind, meetings: it.meetings.wholeNumber(), places: it.places.wholeNumber() };
    }
    case 'not-all-together': {
      const it = value.object(['kind', 'meetings', 'participants']);
      return {
        kind,
        meetings: it.meetings.texts(LIMITS.meetings),
        participants: it.participants.texts(LIMITS.participants),
      };
    }
    default:
      return value.fail(`${JSON.stringify(kind)} is no kind of cause`, 'it comes from a later version');
  }
}

function readChange(value: JsonValue): Change {
  const members = new Map(value.entries());
  const kind = members.get('kind')?.text() ?? value.fail('lacks "kind"', 'the text was cut short');
  switch (kind) {
    case 'free-slot': {
      const it = value.object(['kind', 'participant', 'slot']);
      return { kind, participant: it.participant.text(), slot: it.slot.text() };
    }
    case 'add-table': {
      const it = value.object(['kind', 'table', 'tableKind', 'slot']);
      return {
        kind,
        table: it.table.text(),
        tableKind: it.tableKind.oneOf(['table', 'booth', 'virtual']),
        slot: it.slot.text(),
      };
    }
    case 'add-interpreter': {
      const it = value.object(['kind', 'interpreter', 'languages', 'slot']);
      return { kind, interpreter: it.interpreter.text(), languages: ids(it.languages), slot: it.slot.text() };
    }
    case 'add-delegate': {
      const it = value.object(['kind', 'participant', 'delegates']);
      return { kind, participant: it.participant.text(), delegates: it.delegates.wholeNumber() };
    }
    case 'raise-limit': {
      const it = value.object(['kind', 'participant', 'limit', 'value']);
      return {
        kind,
        participant: it.participant.text(),
        limit: it.limit.oneOf(LIMIT_NAMES),
        value: it.value.wholeNumber(),
      };
    }
    case 'add-named-delegate': {
      const it = value.object(['kind', 'participant', 'delegate']);
      return { kind, participant: it.participant.text(), delegate: it.delegate.text() };
    }
    case 'waive-delegates':
    case 'waive-buffer':
      return { kind, participant: value.object(['kind', 'participant']).participant.text() };
    case 'allow-session':
      return { kind, session: value.object(['kind', 'session']).session.text() };
    case 'shorten':
      return { kind, length: value.object(['kind', 'length']).length.wholeNumber() };
    case 'release-fixed':
      value.object(['kind']);
      return { kind };
    case 'drop-order': {
      const it = value.object(['kind', 'earlier', 'later']);
      return { kind, earlier: it.earlier.text(), later: it.later.text() };
    }
    case 'move-meeting': {
      const it = value.object(['kind', 'meeting', 'to']);
      return { kind, meeting: it.meeting.text(), to: readPlacement(it.to) };
    }
    default:
      return value.fail(`${JSON.stringify(kind)} is no kind of change`, 'it comes from a later version');
  }
}
