import { InvalidInput } from '../invalid-input';
import type { Meeting, Problem, Slot, Table } from '../problem';
import type { Schedule } from '../schedule';
import { checkProblem } from './check-problem';
import { checkLength, LIMITS } from './limits';

/**
 * Reads the simple kind of table in which organisers keep accepted requests (RFC 4180; comma or semicolon).
 * The header names the columns in any order: `participant`, `partner`, and optionally `meeting` (id),
 * `weight`, `session`, `length` (in slots). Two lines before it say how much room there is: `slots,18` and `tables,12`.
 * Slots become `s1…`, tables `t1…`. Throws InvalidInput with the line.
 *
 * @example importCsv('slots,18\ntables,12\nparticipant,partner\nacme,globex\n')
 */
export function importCsv(text: string, name = 'csv'): Problem {
  checkLength(text);
  const rows = readRows(text);
  const slots = readCount(rows, 'slots', LIMITS.slots);
  const tables = readCount(rows, 'tables', LIMITS.tables);
  const header = rows.shift() ?? fail(1, 'has no header', 'the file is empty');
  const columns = readHeader(header);
  const meetings = rows.map((row, position) => readMeeting(row, columns, position + 1));
  const sessions = [...new Set(meetings.flatMap((meeting) => meeting.sessions ?? []))];
  if (sessions.length > 0 && sessions.some((session) => session !== 'morning' && session !== 'afternoon'))
    fail(
      header.line,
      `sessions are morning and afternoon, not ${JSON.stringify(sessions)}`,
      'use the JSON format for other sessions',
    );
  const ids = new Set(meetings.flatMap(({ participants }) => participants));
  const problem: Problem = {
    format: 'ronda.problem/1',
    name,
    zone: 'UTC',
    slots: Array.from({ length: slots }, (_, slot): Slot => ({
      id: `s${slot + 1}`,
      session: slot < slots / 2 ? 'morning' : 'afternoon',
    })),
    tables: Array.from({ length: tables }, (_, table): Table => ({ id: `t${table + 1}` })),
    participants: [...ids].map((id) => ({ id })),
    meetings,
  };
  checkProblem(problem);
  return problem;
}

/**
 * The assignments as CSV for a spreadsheet, in the order of time: slot, start, end, table, both participants
 * and the meeting, with the delegates who attend where some have names. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
 *
 * @example exportCsv(problem, schedule)
 */
export function exportCsv(problem: Problem, schedule: Schedule): string {
  const slotOrder = new Map(problem.slots.map(({ id }, position) => [id, position]));
  const meetings = new Map(problem.meetings.map((meeting) => [meeting.id, meeting]));
  const hasNames = problem.participants.some(({ namedDelegates }) => namedDelegates !== undefined);
  const rows = [...schedule.assignments]
    .sort(
      (a, b) => (slotOrder.get(a.slot) ?? 0) - (slotOrder.get(b.slot) ?? 0) || (a.table < b.table ? -1 : 1),
    )
    .map(({ meeting, slot, table, interpreter = '', delegates = [] }) => {
      const { participants: [first, second] = ['', ''], length = 1 } = meetings.get(meeting) ?? {};
      const begin = slotOrder.get(slot) ?? -1;
      return [
        slot,
        problem.slots[begin]?.start ?? '',
        problem.slots[begin + length - 1]?.end ?? '',
        table,
        first,
        second,
        interpreter,
        meeting,
        ...(hasNames ? [delegates.join('; ')] : []),
      ];
    });
  const header = ['slot', 'start', 'end', 'table', 'participant', 'partner', 'interpreter', 'meeting'];
  if (hasNames) header.push('delegates');
  return [header, ...rows].map((row) => `${row.map(printField).join(',')}\r\n`).join('');
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

function fail(line: number, problem: string, advice: string): never {
  throw new InvalidInput('CSV.INVALID', `line ${line}`, problem, advice);
}

/** Rows of fields; quoted fields may hold separators and line ends; empty lines are left out. */
function readRows(text: string): Row[] {
  const content = text.replace(/^\uFEFF/, '');
  const separator = /^[^\n,]*;/.test(content) ? ';' : ',';
  const rows: Row[] = [];
  let [fields, field, isQuoted, line, first]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    1,
    1,
  ];
  const endField = () => {
    fields.push(field.trim());
    field = '';
  };
  const endRow = () => {
    endField();
    if (fields.some((one) => one !== '')) rows.push({ line: first, fields });
    [fields, first] = [[], line];
  };
  for (let i = 0; i < content.length; i += 1) {
    const character = content[i] ?? '';
    if (character === '\n') line += 1;
    if (character === '"') {
      if (isQuoted && content[i + 1] === '"') field += content[(i += 1)] ?? '';
      else isQuoted = !isQuoted;
    } else if (isQuoted) field += character;
    else if (character === separator) endField();
    else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  if (isQuoted)
    fail(first, 'a quotation mark is not closed', 'a quotation mark inside a text must be doubled');
  endRow();
  return rows;
}

/** Takes the row `name,count` from the head of the rows. */
function readCount(rows: Row[], name: string, most: number): number {
  const row = rows.shift();
  const [key = '', text = ''] = row?.fields ?? [];
  const count = Number(text);
  if (!row || key.toLowerCase() !== name)
    return fail(
      row?.line ?? 1,
      `"${name},<number>" is expected, not ${JSON.stringify(key)}`,
      `the line that says how many ${name} there are is missing`,
    );
  if (!/^\d+$/.test(text) || count > most)
    return fail(
      row.line,
      `${JSON.stringify(text)} is no number of ${name} from 0 to ${most}`,
      'it was mistyped',
    );
  return count;
}

const COLUMNS = ['participant', 'partner', 'meeting', 'weight', 'session', 'length'];

function readHeader({ line, fields }: Row): Map<string, number> {
  const names = fields.map((field) => field.toLowerCase());
  const unknown = names.find((column) => !COLUMNS.includes(column));
  if (unknown !== undefined)
    fail(
      line,
      `${JSON.stringify(unknown)} is an unknown column`,
      `it is misspelt; known are ${COLUMNS.join(', ')}`,
    );
  for (const column of ['participant', 'partner'])
    if (!names.includes(column))
      fail(line, `the column "${column}" is missing`, 'the header is missing or misspelt');
  return new Map(names.map((column, position) => [column, position]));
}

function readMeeting({ line, fields }: Row, columns: ReadonlyMap<string, number>, number: number): Meeting {
  const field = (column: string) => fields[columns.get(column) ?? -1] ?? '';
  const [a, b] = [field('participant'), field('partner')];
  if (a === '' || b === '') fail(line, 'participant or partner is empty', 'the line was cut short');
  const weight = field('weight');
  if (weight !== '' && !/^\d+$/.test(weight))
    fail(line, `${JSON.stringify(weight)} is no weight`, 'write a whole number from 1');
  const session = field('session');
  const length = field('length');
  if (length !== '' && !/^[1-9]\d*$/.test(length))
    fail(line, `${JSON.stringify(length)} is no length`, 'write the number of slots it takes');
  return {
    id: field('meeting') || `m${number}`,
    participants: [a, b],
    ...(length === '' ? {} : { length: Number(length) }),
    ...(weight === '' ? {} : { weight: Number(weight) }),
    ...(session === '' ? {} : { sessions: [session] }),
  };
}

function printField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
