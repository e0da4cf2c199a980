import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { StandingLine } from '../inbox/standing-line';
import { matchmakingQuery } from '../matchmaking/queries';
import { DirectoryFilters } from './directory-filters';
import classes from './directory.module.css';
import { EntryCard } from './entry-card';
import { directoryQuery, recommendationsQuery } from './queries';
import { fitting, NO_WISHES } from './wishes';

/** So many more at a time: a phone shows the first at once, also of eight hundred. */
const STEP = 24;

/** Who takes part, whom to ask and why. */
export default function DirectoryPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const [wishes, setWishes] = useState(NO_WISHES);
  const [limit, setLimit] = useState(STEP);
  const directory = useQuery(directoryQuery(matchmakingId));
  const { data: recommendations = [] } = useQuery(recommendationsQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <>
      <PageTitle title={t('directory.title')}>{matchmaking?.name ?? '…'}</PageTitle>
      <StandingLine matchmakingId={matchmakingId} />
      <QueryView query={directory}>
        {(all) => {
          const found = fitting(all, wishes, recommendations, i18n.language);
          return (
            <>
              <DirectoryFilters
                all={all}
                wishes={wishes}
                onChange={(wish) => {
                  setWishes(wish);
                  setLimit(STEP);
                }}
              />
              <Text size="sm" c="dimmed" role="status" my="sm">
                {t('directory.found', { count: found.length })}
              </Text>
              {found.length === 0 && <Empty>{t('directory.none')}</Empty>}
              <ul className={classes.entries}>
                {found.slice(0, limit).map((entry) => (
                  <EntryCard
                    key={entry.participantId}
                    matchmakingId={matchmakingId}
                    entry={entry}
                    reasons={
                      recommendations.find(({ participantId }) => participantId === entry.participantId)
                        ?.reasons ?? []
                    }
                  />
                ))}
              </ul>
              {found.length > limit && (
                <Group justify="center" mt="md">
                  <Button
                    variant="default"
                    onClick={() => {
                      setLimit(limit + STEP);
                    }}
                  >
                    {t('directory.more', { count: found.length - limit })}
                  </Button>
                </Group>
              )}
            </>
          );
        }}
      </QueryView>
    </>
  );
}
