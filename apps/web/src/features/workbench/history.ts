import { inverseOf, type Edit } from './edits';

/** What was done by hand and can be taken back, and what was taken back and can be done again. */
export interface History {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const NOTHING_DONE: History = { done: [], undone: [] };

/** After a new edit there is nothing to do again. */
export function afterEdit({ done }: History, edit: Edit): History {
  return { done: [...done, edit], undone: [] };
}

/** The edit that takes the last one back, and the history after it; null when there is none. */
export function undoing({ done, undone }: History): { edit: Edit; after: History } | null {
  const last = done.at(-1);
  if (!last) return null;
  return { edit: inverseOf(last), after: { done: done.slice(0, -1), undone: [...undone, last] } };
}

/** The edit that was taken back last, and the history after it; null when there is none. */
export function redoing({ done, undone }: History): { edit: Edit; after: History } | null {
  const last = undone.at(-1);
  if (!last) return null;
  return { edit: last, after: { done: [...done, last], undone: undone.slice(0, -1) } };
}
