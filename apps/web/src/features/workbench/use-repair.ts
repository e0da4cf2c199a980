import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { matchmakingKey } from '../matchmaking/queries';
import { gridQuery } from '../schedules/queries';
import { prepareRepair } from './apply-repair';
import { inverseOf, type Edit } from './edits';
import type { RepairPlan } from './repair-plan';
import { sendEdit, type Draft } from './send-edit';

/** Brings a repair about: all of its edits, or none of them when one is refused. */
export function useRepair(draft: Draft) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation<undefined, Error, RepairPlan>({
    mutationFn: async (plan) => {
      const edits = await prepareRepair(draft, plan);
      const { revision } = await client.query({
        ...gridQuery(draft.matchmakingId, draft.scheduleId),
        staleTime: 0,
      });
      await allOrNone(draft, edits, revision);
      return undefined;
    },
    onSuccess: () => {
      notifications.show({ message: t('repair.done'), color: 'teal' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: matchmakingKey(draft.matchmakingId) }),
    scope: { id: draft.scheduleId },
  });
}

async function allOrNone(draft: Draft, edits: readonly Edit[], revision: number): Promise<void> {
  const done: Edit[] = [];
  let current = revision;
  try {
    for (const edit of edits) {
      current = await sendEdit(draft, edit, current);
      done.unshift(edit);
    }
  } catch (error) {
    for (const edit of done) current = await sendEdit(draft, inverseOf(edit), current);
    throw error;
  }
}
