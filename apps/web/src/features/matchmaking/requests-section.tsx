import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { useNumbers } from '../../parts/use-numbers';
import { requestStatisticsQuery } from './queries';

const STATES = ['proposed', 'accepted', 'declined', 'withdrawn', 'expired'] as const;

/** The meeting requests by what became of them. */
export function RequestsSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number, share } = useNumbers();
  const statistics = useQuery(requestStatisticsQuery(matchmakingId));
  return (
    <Section title={t('requests.title')}>
      <QueryView query={statistics}>
        {({ byStatus, acceptanceRate, withoutRequests }) => (
          <>
            <Figures
              figures={STATES.map((state) => ({
                label: t(`requests.state.${state}`),
                value: number(byStatus[state] ?? 0),
              }))}
            />
            <Text size="sm" c="dimmed" mt="sm">
              {acceptanceRate !== null && t('requests.acceptance', { share: share(acceptanceRate) })}{' '}
              {withoutRequests.length > 0 && t('requests.without', { count: withoutRequests.length })}
            </Text>
          </>
        )}
      </QueryView>
    </Section>
  );
}
