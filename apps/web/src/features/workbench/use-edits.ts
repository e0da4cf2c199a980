import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused } from '../../api/refused';
import { matchmakingKey } from '../matchmaking/queries';
import { gridQuery, type Grid } from '../schedules/queries';
import { applied, type Edit } from './edits';
import { afterEdit, NOTHING_DONE, redoing, undoing, type Step } from './history';
import { isUntouched, meanwhile, type Meanwhile } from './meanwhile';
import { sendEdit, type Draft } from './send-edit';

/** Somebody else changed the draft while we looked at it. */
export interface Conflict {
  readonly changes: readonly Meanwhile[];
  /** Our edit was made on top of theirs; otherwise it was not made, since they touched the same meeting. */
  readonly isMerged: boolean;
}

/**
 * Edits of a draft, each shown at once and taken back when the server says no; with undo and redo. They are sent one
 * after the other, and what an undo or redo takes up is found when its turn comes: keys pressed faster than the server
 * answers are all obeyed.
 */
export function useEdits(draft: Draft) {
  const client = useQueryClient();
  const history = useRef(NOTHING_DONE);
  const [{ done, undone }, showHistory] = useState(NOTHING_DONE);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { queryKey } = gridQuery(draft.matchmakingId, draft.scheduleId);

  const make = async (edit: Edit): Promise<boolean> => {
    await client.cancelQueries({ queryKey });
    const seen = client.getQueryData(queryKey);
    if (!seen) return false;
    client.setQueryData(queryKey, applied(seen, edit));
    try {
      const revision = await sendEdit(draft, edit, seen.revision);
      client.setQueryData(queryKey, (grid) => grid && { ...grid, revision });
      setConflict(null);
      return true;
    } catch (error) {
      client.setQueryData(queryKey, seen);
      if (!isOutdated(error)) throw error;
      return merge(edit, seen);
    }
  };

  /**
   * What others did is shown; the edit is made on top of it unless it concerns the same meeting. An edit that had its
   * effect although its answer was lost is found done.
   */
  const merge = async (edit: Edit, seen: Grid): Promise<boolean> => {
    const query = gridQuery(draft.matchmakingId, draft.scheduleId);
    const theirs = await client.query({ ...query, staleTime: 0 });
    if (isUntouched(edit, meanwhile(applied(seen, edit), theirs))) return true;
    const changes = meanwhile(seen, theirs);
    const isMerged = isUntouched(edit, changes);
    if (isMerged) {
      const revision = await sendEdit(draft, edit, theirs.revision);
      client.setQueryData(queryKey, { ...applied(theirs, edit), revision });
    }
    setConflict({ changes, isMerged });
    return isMerged;
  };

  const sending = useMutation({
    mutationFn: async (step: Step) => {
      const next = step(history.current);
      if (!next || !(await make(next.edit))) return;
      history.current = next.after;
      showHistory(next.after);
    },
    onSettled: () => {
      // Not waited for: the next edit need not wait until everything is read again.
      void client.invalidateQueries({ queryKey: matchmakingKey(draft.matchmakingId) });
    },
    scope: { id: draft.scheduleId },
  });

  return {
    edit: (edit: Edit) => {
      sending.mutate(afterEdit(edit));
    },
    undo: () => {
      sending.mutate(undoing);
    },
    redo: () => {
      sending.mutate(redoing);
    },
    retry: () => {
      if (sending.variables) sending.mutate(sending.variables);
    },
    dismiss: () => {
      sending.reset();
      setConflict(null);
    },
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
    error: sending.error,
    conflict,
  };
}

function isOutdated(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'HTTP.REVISION_MISMATCH';
}
