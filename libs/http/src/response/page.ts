import { z } from 'zod';
import { HttpProblem } from '../problem/http-problem';
import { isText } from '../input/inspect';
import { queryInteger } from './formats';

export const PAGE_LIMIT = 100;

/**
 * The query of every list. Extend it with filters.
 * @example const FindRuns = PageQuery.extend({ status: RunStatus.optional() });
 */
export const PageQuery = z.strictObject({
  limit: queryInteger(1, PAGE_LIMIT).default(20),
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before' }),
});
export type PageQuery = z.infer<typeof PageQuery>;

export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** @example @Responds(200, pageOf(Run)) */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/**
 * A page from one row more than asked for; the last item's sort key becomes the cursor.
 * @example pageFrom(await runs.find(limit + 1, after), limit, (run) => [run.createdAt.toISOString(), run.id]);
 */
export function pageFrom<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (item: T) => readonly (string | number)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorFrom(keyOf(last)) : null };
}

export function cursorFrom(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key inside a cursor, to continue after; null for the first page. Whoever sends it may have written it: give
 * numbers the range of their column, such as `z.int32()`.
 * @example const after = keyIn(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
 */
export function keyIn<S extends z.ZodType>(cursor: string | undefined, key: S): z.output<S> | null {
  if (cursor === undefined) return null;
  const parsed = key.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new HttpProblem(
    400,
    'HTTP.INVALID_CURSOR',
    'The cursor is not one of this list.\nMaybe it was cut off, or comes from another list; begin again without it.',
    {
      errors: [
        {
          in: 'query',
          field: 'cursor',
          value: cursor.slice(0, 100),
          message: 'Take nextCursor of the page before, unchanged.',
        },
      ],
    },
  );
}

function jsonIn(cursor: string): unknown {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' && !isText(value) ? null : value,
    );
  } catch {
    return undefined;
  }
}
