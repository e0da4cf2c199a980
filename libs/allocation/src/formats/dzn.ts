import { InvalidInput } from '../invalid-input';
import type { Meeting, Participant, Problem } from '../problem';
import { checkProblem } from './check-problem';
import { checkLength, LIMITS } from './limits';

type DznValue = number | readonly number[] | readonly (readonly number[])[];

/**
 * Reads an instance of the published B2B meeting scheduling problem (MiniZinc data, `.dzn`). Participants
 * become `p1…`, slots `s1…`, tables `t1…`, meetings `m1…` in the order of the file; every meeting must be
 * placed, and nobody has more than two breaks more than another. Throws InvalidInput with the line.
 *
 * @example importDzn(text, 'tic-12.original')
 */
export function importDzn(text: string, name = 'b2bsop'): Problem {
  checkLength(text);
  const values = new DznReader(text).read();
  const number = (key: string, most: number) => countOf(values, key, most);
  const participants = number('nBusiness', LIMITS.participants);
  const meetingCount = number('nMeetings', LIMITS.meetings);
  const tables = number('nTables', LIMITS.tables);
  const slots = number('nTotalSlots', LIMITS.slots);
  const morning = number('nMorningSlots', slots);
  const requested = rowsOf(values, 'requested', meetingCount);
  const forbidden = setsOf(values, 'forbidden', participants, slots, 0);
  const precedences = values.has('precedences')
    ? setsOf(values, 'precedences', meetingCount, meetingCount, 1)
    : [];
  const fixed = fixedOf(values, meetingCount, slots);
  const session = (slot: number) => (slot <= morning ? 'morning' : 'afternoon');

  const problem: Problem = {
    format: 'ronda.problem/1',
    name,
    zone: 'UTC',
    slots: count(slots).map((slot) => ({ id: `s${slot}`, session: session(slot) })),
    tables: count(tables).map((table) => ({ id: `t${table}` })),
    participants: count(participants).map((id): Participant => {
      const unavailable = (forbidden[id - 1] ?? []).filter((slot) => slot > 0).map((slot) => `s${slot}`);
      return unavailable.length === 0 ? { id: `p${id}` } : { id: `p${id}`, unavailable };
    }),
    meetings: requested.map(([a, b, part], position): Meeting => {
      const after = precedences[position] ?? [];
      const slot = fixed[position] ?? 0;
      return {
        id: `m${position + 1}`,
        participants: [`p${a}`, `p${b}`],
        ...(part === 3 ? {} : { sessions: [part === 1 ? 'morning' : 'afternoon'] }),
        ...(slot === 0 ? {} : { fixed: { slot: `s${slot}` } }),
        ...(after.length === 0 ? {} : { after: after.map((other) => `m${other}`) }),
      };
    }),
    rules: { mustPlaceAll: true, maxBreakDifference: 2 },
  };
  checkProblem(problem);
  return problem;
}

const count = (length: number): number[] => Array.from({ length }, (_, position) => position + 1);

function fail(path: string, problem: string, advice: string): never {
  throw new InvalidInput('DZN.INVALID', path, problem, advice);
}

function required(values: ReadonlyMap<string, DznValue>, key: string): DznValue {
  const value = values.get(key);
  if (value === undefined) fail(key, 'is missing', 'the file is of another kind, or was cut short');
  return value;
}

function countOf(values: ReadonlyMap<string, DznValue>, key: string, most: number): number {
  const value = required(values, key);
  if (typeof value !== 'number' || value < 0 || value > most)
    fail(key, `${JSON.stringify(value)} is no whole number from 0 to ${most}`, 'it was mistyped');
  return value;
}

/** `requested` as rows of participant, participant and part of the day, read as a flat list. */
function rowsOf(
  values: ReadonlyMap<string, DznValue>,
  key: string,
  rows: number,
): [number, number, number][] {
  const flat = required(values, key);
  if (!isFlat(flat) || flat.length !== 3 * rows)
    fail(
      key,
      `does not hold 3 numbers for each of the ${rows} meetings`,
      'nMeetings does not belong to this list',
    );
  return count(rows).map((row) => {
    const [a = 0, b = 0, part = 0] = flat.slice(3 * row - 3, 3 * row);
    if (![1, 2, 3].includes(part))
      fail(
        `${key}, row ${row}`,
        `${part} is no part of the day`,
        'it should be 1 (morning), 2 (afternoon) or 3 (any)',
      );
    return [a, b, part];
  });
}

function setsOf(
  values: ReadonlyMap<string, DznValue>,
  key: string,
  length: number,
  most: number,
  least: number,
) {
  const sets = required(values, key);
  if (typeof sets === 'number' || sets.length !== length || (length > 0 && isFlat(sets)))
    fail(key, `does not hold ${length} sets`, 'a count at the head of the file does not belong to this list');
  return (sets as readonly (readonly number[])[]).map((set, position) => {
    const wrong = set.find((value) => value < least || value > most);
    if (wrong !== undefined)
      fail(
        `${key}[${position + 1}]`,
        `${wrong} is not between ${least} and ${most}`,
        'it was counted from another number',
      );
    return [...new Set(set)];
  });
}

/** 0 for free, else the slot. Older files call the list `fixat`. */
function fixedOf(values: ReadonlyMap<string, DznValue>, meetings: number, slots: number): readonly number[] {
  const key = values.has('fixat') ? 'fixat' : 'fixed';
  if (!values.has(key)) return [];
  const list = required(values, key);
  if (!isFlat(list) || list.length !== meetings)
    fail(key, `does not hold ${meetings} numbers`, 'nMeetings does not belong to this list');
  const wrong = list.findIndex((slot) => slot < 0 || slot > slots);
  if (wrong >= 0)
    fail(`${key}[${wrong + 1}]`, `${list[wrong] ?? ''} is no slot from 0 to ${slots}`, 'it was mistyped');
  return list;
}

const isFlat = (value: DznValue): value is readonly number[] =>
  typeof value !== 'number' && value.every((item) => typeof item === 'number');

/** The little of MiniZinc's data language that instances use: `name = value;`, `%` comments, trailing commas. */
class DznReader {
  private readonly tokens: { readonly text: string; readonly line: number }[] = [];
  private position = 0;

  constructor(text: string) {
    text.split(/\r\n|\n|\r/).forEach((line, lineNumber) => {
      const [code = ''] = line.split('%');
      for (const [token] of code.matchAll(/[A-Za-z_]\w*|-?\d+|\[\||\|\]|[^\s]/g))
        this.tokens.push({ text: token, line: lineNumber + 1 });
    });
  }

  read(): Map<string, DznValue> {
    const values = new Map<string, DznValue>();
    while (this.position < this.tokens.length) {
      const name = this.peek();
      if (!/^[A-Za-z_]/.test(name)) this.reject('a name');
      if (values.has(name)) this.reject('a name not given before');
      this.position += 1;
      this.expect('=');
      values.set(name, this.value());
      this.expect(';');
    }
    return values;
  }

  private value(): DznValue {
    if (this.accept('[|')) return this.list(['|]'], () => this.number(), [',', '|']);
    if (!this.accept('[')) return this.number();
    if (this.peek() !== '{') return this.list([']'], () => this.number(), [',']);
    return this.list([']'], () => this.set(), [',']);
  }

  private set(): number[] {
    this.expect('{');
    return this.list(['}'], () => this.number(), [',']);
  }

  /** Items up to the closing token; separators may be repeated or trail. */
  private list<T>(closing: readonly string[], item: () => T, separators: readonly string[]): T[] {
    const items: T[] = [];
    let isSeparated = true;
    while (!closing.includes(this.peek())) {
      if (separators.includes(this.peek())) {
        this.position += 1;
        isSeparated = true;
        continue;
      }
      if (!isSeparated) this.reject(`"${separators.join('" or "')}" or "${closing.join('')}"`);
      items.push(item());
      isSeparated = false;
    }
    this.position += 1;
    return items;
  }

  private number(): number {
    const text = this.peek();
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) this.reject('a whole number');
    this.position += 1;
    return value;
  }

  private accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.position += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) this.reject(`"${token}"`);
  }

  private peek(): string {
    return this.tokens[this.position]?.text ?? '';
  }

  private reject(expected: string): never {
    const token = this.tokens[this.position] ?? this.tokens.at(-1);
    const found = this.peek() === '' ? 'the file ends' : `"${this.peek()}" stands`;
    return fail(
      `line ${token?.line ?? 1}`,
      `${found} where ${expected} is expected`,
      'the file is damaged or not a .dzn instance',
    );
  }
}
