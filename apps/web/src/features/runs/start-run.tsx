import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';

const SCOPES = ['all', 'unplaced'] as const;
type Scope = (typeof SCOPES)[number];

/** Starts an allocation of all meetings, or of those without a place only. */
export function StartRun({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const [scope, setScope] = useState<Scope>('all');
  const start = useAction({
    perform: (chosen: Scope, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/runs', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { scope: chosen },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('run.started'),
  });
  return (
    <div>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t('run.scope.label')}
          value={scope}
          onChange={(event) => {
            setScope(event.currentTarget.value as Scope);
          }}
          data={SCOPES.map((value) => ({ value, label: t(`run.scope.${value}`) }))}
        />
        <Button
          loading={start.isPending}
          onClick={() => {
            start.mutate(scope);
          }}
        >
          {t('run.start')}
        </Button>
      </Group>
      {start.error && <ProblemNotice error={start.error} />}
    </div>
  );
}
