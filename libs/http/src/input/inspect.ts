import { HttpProblem, type FieldError } from '../problem/http-problem';

/** Keys that reach an object's prototype in careless code (OWASP ASVS 5.0, 15.3.6). */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
export const DEEPEST = 16;
export const LONGEST_LIST = 10_000;

/** Half of a pair of UTF-16 units, and control characters other than line breaks: PostgreSQL cannot store them all. */
const UNSTORABLE = /\p{Cs}|(?![\n\r\t])\p{Cc}/u;

/** Refuses content that no schema of ours describes: what is no text, prototype keys, deep nesting, endless lists. */
export function inspect(value: unknown, where: FieldError['in'], path: readonly string[] = []): void {
  if (typeof value === 'string') requireText(value, where, path);
  if (value === null || typeof value !== 'object') return;
  if (path.length >= DEEPEST) throw refused(where, path.slice(0, 3), `Nested deeper than ${DEEPEST} levels.`);
  if (Array.isArray(value) && value.length > LONGEST_LIST) {
    throw refused(where, path, `A list of ${value.length} items; at most ${LONGEST_LIST} are taken.`);
  }
  for (const [key, item] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw refused(where, [...path, key], 'This name is never a field.');
    requireText(key, where, path);
    inspect(item, where, [...path, key]);
  }
}

/** Refuses a query that names a parameter twice: which of the two counts is a guess (ASVS 15.3.7). */
export function inspectQuery(query: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(query)) {
    if (FORBIDDEN_KEYS.has(name)) throw refused('query', [name], 'This name is never a parameter.');
    if (Array.isArray(value)) throw refused('query', [name], `Given ${value.length} times; once is enough.`);
    inspect(value, 'query', [name]);
  }
}

/** Whether it can be stored as text. */
export function isText(text: string): boolean {
  return !UNSTORABLE.test(text);
}

function requireText(text: string, where: FieldError['in'], path: readonly string[]): void {
  if (isText(text)) return;
  throw refused(where, path, 'Contains a character that is no text, such as NUL.', text.slice(0, 100));
}

function refused(
  where: FieldError['in'],
  path: readonly string[],
  message: string,
  value?: string,
): HttpProblem {
  const field = path.join('.').slice(0, 200);
  return invalidInput([{ in: where, field, message, ...(value !== undefined && { value }) }]);
}

/** The one refusal of wrong input; `errors` name each place. */
export function invalidInput(errors: readonly FieldError[]): HttpProblem {
  const places = errors.map(({ field, in: where }) => (field === '' ? `the ${where}` : `"${field}"`));
  const named = places.slice(0, 5).join(', ') + (places.length > 5 ? ` and ${places.length - 5} more` : '');
  return new HttpProblem(
    400,
    'HTTP.INVALID_INPUT',
    `The request is not valid: ${named}.\nMaybe correct what "errors" names; nothing was changed.`,
    { errors },
  );
}
