import type {
  Attendance,
  Buffer,
  Interpreter,
  Meeting,
  NamedDelegate,
  Participant,
  Placement,
  Problem,
  Rules,
  Slot,
  Table,
} from '../problem';
import { checkProblem } from './check-problem';
import { readJson, type JsonValue } from './json-reader';
import { LIMITS } from './limits';
import { resolveLocalHours, type LocalTime } from './local-hours';

/**
 * Reads `ronda.problem/1`. Throws InvalidInput with the path of the first value that is wrong. Members nobody
 * knows are refused, because a misspelt rule would be a rule not kept. `localTime` turns the local hours of
 * remote participants into slots; without it a problem that has local hours must have them resolved.
 *
 * @example parseProblem(await readFile('gathering.json', 'utf8'), { localTime })
 */
export function parseProblem(text: string, options: { readonly localTime?: LocalTime } = {}): Problem {
  const problem = readProblem(readJson(text));
  const resolved = options.localTime ? resolveLocalHours(problem, options.localTime) : problem;
  checkProblem(resolved);
  return resolved;
}

/** The problem as JSON text, two spaces deep; `parseProblem` reads it back unchanged. */
export function printProblem(problem: Problem): string {
  return `${JSON.stringify(problem, null, 2)}\n`;
}

function readProblem(value: JsonValue): Problem {
  const it = value.object(
    ['format', 'slots', 'tables', 'participants', 'meetings'],
    ['name', 'zone', 'interpreters', 'forbiddenPairs', 'rules', 'published'],
  );
  return {
    format: it.format.oneOf(['ronda.problem/1']),
    name: it.name?.text() ?? '',
    zone: it.zone?.text() ?? 'UTC',
    slots: it.slots.list(readSlot, LIMITS.slots),
    tables: it.tables.list(readTable, LIMITS.tables),
    participants: it.participants.list(readParticipant, LIMITS.participants),
    ...optional('interpreters', it.interpreters?.list(readInterpreter, LIMITS.interpreters)),
    meetings: it.meetings.list(readMeeting, LIMITS.meetings),
    ...optional(
      'forbiddenPairs',
      it.forbiddenPairs?.list((pair) => pair.pair((id) => id.text()), LIMITS.meetings),
    ),
    ...optional('rules', it.rules && readRules(it.rules)),
    ...optional('published', it.published && readPublished(it.published)),
  };
}

export function readSlot(value: JsonValue): Slot {
  const it = value.object(['id'], ['start', 'end', 'session', 'day']);
  return {
    id: it.id.text(),
    ...optional('start', it.start?.text()),
    ...optional('end', it.end?.text()),
    ...optional('session', it.session?.text()),
    ...optional('day', it.day?.text()),
  };
}

export function readTable(value: JsonValue): Table {
  const it = value.object(['id'], ['kind', 'slots', 'owner']);
  return {
    id: it.id.text(),
    ...optional('kind', it.kind?.oneOf(['table', 'booth', 'virtual'])),
    ...optional('slots', it.slots?.texts(LIMITS.slots)),
    ...optional('owner', it.owner?.text()),
  };
}

export function readParticipant(value: JsonValue): Participant {
  const it = value.object(
    ['id'],
    [
      'region',
      'unavailable',
      'delegates',
      'namedDelegates',
      'maxMeetings',
      'maxMeetingsPerSession',
      'maxInARow',
      'attends',
      'zone',
      'localHours',
      'outsideLocalHours',
      'buffer',
      'languages',
    ],
  );
  return {
    id: it.id.text(),
    ...optional('region', it.region?.text()),
    ...optional('unavailable', it.unavailable?.texts(LIMITS.slots)),
    ...optional('delegates', it.delegates?.wholeNumber()),
    ...optional('namedDelegates', it.namedDelegates?.list(readDelegate, LIMITS.delegates)),
    ...optional('maxMeetings', it.maxMeetings?.wholeNumber()),
    ...optional('maxMeetingsPerSession', it.maxMeetingsPerSession?.wholeNumber()),
    ...optional('maxInARow', it.maxInARow?.wholeNumber()),
    ...optional('attends', it.attends?.oneOf(['on-site', 'remote'])),
    ...optional('zone', it.zone?.text()),
    ...optional('localHours', it.localHours?.pair(readTimeOfDay)),
    ...optional('outsideLocalHours', it.outsideLocalHours?.texts(LIMITS.slots)),
    ...optional('buffer', it.buffer && readBuffer(it.buffer)),
    ...optional('languages', it.languages?.texts(100)),
  };
}

function readDelegate(value: JsonValue): NamedDelegate {
  const it = value.object(['id'], ['unavailable']);
  return { id: it.id.text(), ...optional('unavailable', it.unavailable?.texts(LIMITS.slots)) };
}

function readAttendance(value: JsonValue): Attendance {
  const { anyOf, allOf } = value.object([], ['anyOf', 'allOf']);
  const one = anyOf ?? allOf;
  if (!one || (anyOf && allOf))
    return value.fail('has not exactly one of anyOf and allOf', 'leave one of them out');
  const ids = one.texts(LIMITS.delegates);
  return anyOf ? { anyOf: ids } : { allOf: ids };
}

function readTimeOfDay(value: JsonValue): string {
  const text = value.text();
  if (/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)) return text;
  return value.fail(
    `${JSON.stringify(text)} is no time of day`,
    'write it with two digits each, as in "08:00"',
  );
}

export function readInterpreter(value: JsonValue): Interpreter {
  const it = value.object(['id', 'languages'], ['unavailable']);
  return {
    id: it.id.text(),
    languages: it.languages.texts(100),
    ...optional('unavailable', it.unavailable?.texts(LIMITS.slots)),
  };
}

export function readMeeting(value: JsonValue): Meeting {
  const it = value.object(
    ['id', 'participants'],
    ['weight', 'length', 'sessions', 'fixed', 'delegates', 'after', 'tableKind'],
  );
  const fixed = it.fixed?.object(['slot'], ['table']);
  return {
    id: it.id.text(),
    participants: it.participants.pair((id) => id.text()),
    ...optional('weight', it.weight?.wholeNumber()),
    ...optional('length', it.length?.wholeNumber()),
    ...optional('sessions', it.sessions?.texts(LIMITS.slots)),
    ...optional('fixed', fixed && { slot: fixed.slot.text(), ...optional('table', fixed.table?.text()) }),
    ...optional(
      'delegates',
      it.delegates &&
        Object.fromEntries(it.delegates.entries().map(([side, asked]) => [side, readAttendance(asked)])),
    ),
    ...optional('after', it.after?.texts(LIMITS.meetings)),
    ...optional('tableKind', it.tableKind?.oneOf(['table', 'booth', 'virtual'])),
  };
}

function readRules(value: JsonValue): Rules {
  const it = value.object([], ['buffer', 'mustPlaceAll', 'maxBreakDifference', 'keepPublishedFirst']);
  return {
    ...optional('buffer', it.buffer && readBuffer(it.buffer)),
    ...optional('mustPlaceAll', it.mustPlaceAll?.boolean()),
    ...optional('maxBreakDifference', it.maxBreakDifference?.wholeNumber()),
    ...optional('keepPublishedFirst', it.keepPublishedFirst?.boolean()),
  };
}

function readBuffer(value: JsonValue): Buffer {
  const it = value.object([], ['minutes', 'slots', 'between']);
  return {
    ...optional('minutes', it.minutes?.wholeNumber()),
    ...optional('slots', it.slots?.wholeNumber()),
    ...optional('between', it.between?.oneOf(['tables', 'meetings'])),
  };
}

function readPublished(value: JsonValue): Record<string, Placement> {
  return Object.fromEntries(value.entries().map(([meeting, place]) => [meeting, readPlacement(place)]));
}

export function readPlacement(value: JsonValue): Placement {
  const it = value.object(['slot', 'table'], ['interpreter', 'delegates']);
  return {
    slot: it.slot.text(),
    table: it.table.text(),
    ...optional('interpreter', it.interpreter?.text()),
    ...optional('delegates', it.delegates?.texts(2 * LIMITS.delegates)),
  };
}

/** The member when it is given, no member otherwise. */
export function optional<K extends string, const T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;
}
