import type { Slice } from '../use-cases/paging';

/** The first `limit` of rows that were read with one more, to see whether there are more. */
export function sliceOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly string[],
): Slice<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}
