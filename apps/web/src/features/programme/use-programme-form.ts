import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { Refused } from '../../api/refused';
import { matchmakingKey, programmeQuery } from '../matchmaking/queries';
import { mergePlans, type MergedPlan } from './merge-plans';
import { bodyOf, planOf, type Plan, type Programme } from './plan';

type Edit = Schema<'ProgrammeEdit'>;

const TYPING_MS = 300;

/** The programme as it is being changed: what it would do is asked of the server while one types. */
export function useProgrammeForm(matchmakingId: string, programme: Programme) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(programme);
  const [plan, setPlan] = useState(() => planOf(programme));
  const [typed] = useDebouncedValue(plan, TYPING_MS);

  const send = (before: Programme, wish: Plan, dryRun: boolean): Promise<Edit> =>
    answer(
      api.PUT('/api/registration/matchmakings/{matchmakingId}/programme', {
        params: {
          path: { matchmakingId },
          query: { dryRun },
          header: { 'If-Match': `"${before.revision}"` },
        },
        body: bodyOf(wish),
      }),
    );
  const preview = useQuery({
    queryKey: [...matchmakingKey(matchmakingId), 'programme-preview', base.revision, typed],
    queryFn: () => send(base, typed, true),
    placeholderData: keepPreviousData,
  });
  const save = useMutation<{ edit: Edit | null; merged: MergedPlan | null }>({
    mutationFn: async () => {
      try {
        return { edit: await send(base, plan, false), merged: null };
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'HTTP.REVISION_MISMATCH') throw error;
        const now = await client.query({ ...programmeQuery(matchmakingId), staleTime: 0 });
        const merged = mergePlans(planOf(base), plan, planOf(now));
        setBase(now);
        setPlan(merged.plan);
        if (merged.conflicts.length > 0) return { edit: null, merged };
        return { edit: await send(now, merged.plan, false), merged };
      }
    },
    onSuccess: ({ edit }) => {
      if (!edit) return;
      const saved = { ...edit.programme, revision: edit.revision };
      setBase(saved);
      setPlan(planOf(saved));
      client.setQueryData(programmeQuery(matchmakingId).queryKey, saved);
      void client.invalidateQueries({ queryKey: matchmakingKey(matchmakingId) });
      notifications.show({ message: t('programme.saved'), color: 'teal' });
    },
  });
  return {
    plan,
    change: (part: Partial<Plan>) => {
      setPlan((before) => ({ ...before, ...part }));
    },
    preview,
    save,
    merged: save.data?.merged ?? null,
    isChanged: JSON.stringify(plan) !== JSON.stringify(planOf(base)),
  };
}

export type ProgrammeForm = ReturnType<typeof useProgrammeForm>;
