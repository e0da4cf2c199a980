import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { useMatchmakings } from '../matchmakings/use-matchmakings';
import { CopyMatchmaking } from './copy-matchmaking';
import { CreateMatchmaking } from './create-matchmaking';

/** The first step of a gathering: what and where, or the copy of a past one. Its days and tables come next. */
export default function NewMatchmakingPage() {
  const { t } = useTranslation();
  const matchmakings = useMatchmakings();
  return (
    <>
      <PageTitle title={t('newMatchmaking.title')}>
        <Text>{t('newMatchmaking.steps')}</Text>
      </PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t('newMatchmaking.create')}>
          <CreateMatchmaking />
        </Section>
        <QueryView query={matchmakings}>
          {(past) =>
            past.length > 0 && (
              <Section title={t('newMatchmaking.copy')}>
                <CopyMatchmaking past={past} />
              </Section>
            )
          }
        </QueryView>
      </SimpleGrid>
    </>
  );
}
