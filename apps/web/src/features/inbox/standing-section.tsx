import { Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { Figures } from '../../parts/figures';
import { ProblemNotice } from '../../parts/problem-notice';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { useNumbers } from '../../parts/use-numbers';
import { matchmakingKey } from '../matchmaking/queries';
import { standingQuery, type Standing } from './queries';

const QUOTAS = ['sent', 'received', 'accepted'] as const;

/** How many requests are used and left, and whether others may still ask. */
export function StandingSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const query = standingQuery(matchmakingId);
  const standing = useQuery(query);
  const pause = useAction({
    perform: (takesRequests: boolean) =>
      answer(
        api.PUT('/api/meeting-request/matchmakings/{matchmakingId}/standing', {
          params: { path: { matchmakingId } },
          body: { takesRequests },
        }),
      ),
    expected: {
      queryKey: query.queryKey,
      after: (before: Standing, takesRequests: boolean) => ({ ...before, takesRequests }),
    },
    changes: matchmakingKey(matchmakingId),
    done: ({ takesRequests }) => t(takesRequests ? 'inbox.takesRequests' : 'inbox.takesNone'),
  });
  return (
    <Section title={t('inbox.standing')}>
      <QueryView query={standing}>
        {(found) => (
          <Stack gap="md">
            <Figures
              figures={QUOTAS.map((quota) => {
                const { used, limit } = found[quota];
                return {
                  label: t(`inbox.quota.${quota}`),
                  value: number(used),
                  note: limit === null ? t('inbox.noLimit') : t('inbox.ofLimit', { limit: number(limit) }),
                };
              })}
            />
            <Switch
              label={t('inbox.takeRequests')}
              description={t('inbox.takeRequestsHow')}
              checked={found.takesRequests}
              onChange={(event) => {
                pause.mutate(event.currentTarget.checked);
              }}
            />
          </Stack>
        )}
      </QueryView>
      {pause.error && <ProblemNotice error={pause.error} />}
    </Section>
  );
}
