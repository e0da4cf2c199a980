import type { z } from 'zod';
import type { FieldError } from '../problem/http-problem';

type Issue = z.core.$ZodIssue;

/** Names of fields whose value must not be sent back, nor land in a log of the client. */
const SECRET = /password|token|secret|code|key|cookie/i;
const LONGEST_VALUE = 100;
/** A body can break a rule ten thousand times; nobody reads more than these. */
const MOST_ERRORS = 50;

/** Each refused field with what was sent and what was expected. */
export function fieldErrors(issues: readonly Issue[], input: unknown, where: FieldError['in']): FieldError[] {
  return issues
    .flatMap(spread)
    .slice(0, MOST_ERRORS)
    .map((issue) => {
      const field = issue.path.map(String).join('.');
      const value = valueAt(input, issue.path);
      const shown = value !== undefined && !SECRET.test(field);
      return { in: where, field, ...(shown && { value: shortened(value) }), message: issue.message };
    });
}

/** One entry a field: unknown fields get one each, a union shows the alternative that came closest. */
function spread(issue: Issue): readonly Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...issue,
      path: [...issue.path, key],
      message: 'There is no such field.',
    }));
  }
  if (issue.code === 'invalid_union') {
    const [closest] = issue.errors.filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
    if (closest)
      return closest.flatMap((inner) => spread({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [issue];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
