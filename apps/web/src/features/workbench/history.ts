import { inverseOf, type Edit } from './edits';

/** What was done by hand and can be taken back, and what was taken back and can be done again. */
export interface History {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const NOTHING_DONE: History = { done: [], undone: [] };

/** What to send now, and the history once it is done; null when there is nothing to do. */
export type Step = (history: History) => { readonly edit: Edit; readonly after: History } | null;

/** A new edit, after which there is nothing to do again. */
export function afterEdit(edit: Edit): Step {
  return ({ done }) => ({ edit, after: { done: [...done, edit], undone: [] } });
}

/** Takes the last edit back. */
export const undoing: Step = ({ done, undone }) => {
  const last = done.at(-1);
  if (!last) return null;
  return { edit: inverseOf(last), after: { done: done.slice(0, -1), undone: [...undone, last] } };
};

/** Does again the edit that was taken back last. */
export const redoing: Step = ({ done, undone }) => {
  const last = undone.at(-1);
  if (!last) return null;
  return { edit: last, after: { done: [...done, last], undone: undone.slice(0, -1) } };
};
