import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';

interface Props {
  readonly matchmakingId: string;
  readonly scheduleId: string;
  readonly label?: string;
}

/** A new draft from this version, to change it or to roll back to it; leads there. */
export function MakeDraft({ matchmakingId, scheduleId, label }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const make = useAction({
    perform: async (basedOn: string, key) => {
      const draft = await answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/schedules', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { basedOn },
        }),
      );
      navigate(`/matchmakings/${matchmakingId}/schedules/${draft.id}`);
      return draft;
    },
    changes: matchmakingKey(matchmakingId),
    done: ({ version }) => t('schedule.draftMade', { version }),
  });
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={make.isPending}
        onClick={() => {
          make.mutate(scheduleId);
        }}
      >
        {label ?? t('schedule.makeDraft')}
      </Button>
      {make.error && <ProblemNotice error={make.error} />}
    </div>
  );
}
