import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { BookingWindowSection } from '../matchmaking/booking-window-section';
import { matchmakingQuery, requestStatisticsQuery } from '../matchmaking/queries';
import { RequestsSection } from '../matchmaking/requests-section';
import { RegionMatrix } from './region-matrix';

/** How the request phase is going: who asks whom, what is accepted, and who has nothing yet. */
export default function RequestsPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const statistics = useQuery(requestStatisticsQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <>
      <PageTitle title={t('requests.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <RequestsSection matchmakingId={matchmakingId} />
          <BookingWindowSection matchmakingId={matchmakingId} />
        </SimpleGrid>
        <Section title={t('requests.matrix')}>
          <QueryView query={statistics}>{({ byRegion }) => <RegionMatrix pairs={byRegion} />}</QueryView>
        </Section>
        <Section title={t('requests.withoutTitle')}>
          <QueryView query={statistics}>
            {({ withoutRequests }) =>
              withoutRequests.length === 0 ? (
                <Empty>{t('requests.everybodyHas')}</Empty>
              ) : (
                <ul>
                  {withoutRequests.map(({ participantId, name }) => (
                    <li key={participantId}>
                      <Text span>
                        <TextLink href={`/matchmakings/${matchmakingId}/participants/${participantId}`}>
                          {name}
                        </TextLink>
                      </Text>
                    </li>
                  ))}
                </ul>
              )
            }
          </QueryView>
        </Section>
      </Stack>
    </>
  );
}
