import { InvalidInput } from '../invalid-input';
import { checkLength } from './limits';

type Json = Readonly<Record<string, unknown>>;

/** Parses JSON text of at most the allowed length; throws InvalidInput where it is none. */
export function readJson(text: string): JsonValue {
  checkLength(text);
  try {
    return new JsonValue(JSON.parse(text) as unknown, '$');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InvalidInput(
      'INPUT.NOT_JSON',
      'the text',
      `is no JSON: ${error.message}`,
      'it is of another format or was cut short',
    );
  }
}

/** A value and where it stands, so that whatever is wrong can be named precisely. */
export class JsonValue {
  constructor(
    private readonly value: unknown,
    readonly path: string,
  ) {}

  /** An object with exactly these members; those in `optional` may be absent. */
  object<R extends string, O extends string = never>(
    required: readonly R[],
    optional: readonly O[] = [],
  ): Record<R, JsonValue> & Partial<Record<O, JsonValue>> {
    const object = this.plainObject();
    const known = new Set<string>([...required, ...optional]);
    for (const name of Object.keys(object))
      if (!known.has(name))
        this.child(name, object[name]).fail(
          'is an unknown member',
          `it is misspelt; known are ${[...known].join(', ')}`,
        );
    for (const name of required)
      if (!Object.hasOwn(object, name))
        this.fail(`lacks "${name}"`, 'the text is of another version or was cut short');
    const members = Object.keys(object).map((name) => [name, this.child(name, object[name])]);
    return Object.fromEntries(members) as Record<R, JsonValue> & Partial<Record<O, JsonValue>>;
  }

  /** The members of an object whose names are ids. */
  entries(): [string, JsonValue][] {
    const object = this.plainObject();
    return Object.keys(object).map((name) => [name, this.child(name, object[name])]);
  }

  list<T>(item: (value: JsonValue) => T, most: number): T[] {
    if (!Array.isArray(this.value)) return this.expected('a list');
    const values: unknown[] = this.value;
    if (values.length > most)
      this.fail(`has ${values.length} entries, more than ${most}`, 'several gatherings are in one file');
    return values.map((value, position) => item(new JsonValue(value, `${this.path}[${position}]`)));
  }

  pair<T>(item: (value: JsonValue) => T): [T, T] {
    const items = this.list(item, 1_000_000);
    const [first, second] = items;
    if (items.length !== 2 || first === undefined || second === undefined)
      return this.expected('a list of two');
    return [first, second];
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.expected('a text');
  }

  texts(most: number): string[] {
    return this.list((item) => item.text(), most);
  }

  oneOf<const T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    return found ?? this.expected(`one of ${choices.map((choice) => `"${choice}"`).join(', ')}`);
  }

  wholeNumber(): number {
    return typeof this.value === 'number' && Number.isSafeInteger(this.value)
      ? this.value
      : this.expected('a whole number');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.expected('true or false');
  }

  /** The value as it is, for parts that carry no meaning for the engine. */
  raw(): unknown {
    return this.value;
  }

  fail(problem: string, advice: string): never {
    throw new InvalidInput('INPUT.INVALID', this.path, problem, advice);
  }

  private expected(what: string): never {
    const shown = JSON.stringify(this.value);
    return this.fail(
      `${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown} is not ${what}`,
      `it is in the wrong place; ${what} is expected`,
    );
  }

  private plainObject(): Json {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      return this.expected('an object');
    return this.value as Json;
  }

  private child(name: string, value: unknown): JsonValue {
    return new JsonValue(
      value,
      /^[A-Za-z_]\w*$/.test(name) ? `${this.path}.${name}` : `${this.path}[${JSON.stringify(name)}]`,
    );
  }
}
