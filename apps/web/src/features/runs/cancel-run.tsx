import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';
import type { Run } from './runs-query';

interface Props {
  readonly matchmakingId: string;
  readonly run: Run;
}

export function CancelRun({ matchmakingId, run }: Props) {
  const { t } = useTranslation();
  const cancel = useAction({
    perform: (runId: string, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/runs/{runId}/cancel', {
          params: { path: { matchmakingId, runId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('run.cancelAsked'),
  });
  return (
    <div>
      <Button
        variant="default"
        loading={cancel.isPending || run.isCancelRequested}
        onClick={() => {
          cancel.mutate(run.id);
        }}
      >
        {t('run.cancel')}
      </Button>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </div>
  );
}
