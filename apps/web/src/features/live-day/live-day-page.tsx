import { Group, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { useNumbers } from '../../parts/use-numbers';
import { matchmakingQuery } from '../matchmaking/queries';
import { namesIn } from '../schedules/explain';
import { gridQuery, type Grid } from '../schedules/queries';
import { CheckInSection } from './check-in-section';
import { MomentSelect } from './moment-select';
import { beginningsOf, nextBeginning, runningAt } from './moments';
import { Papers } from './papers';
import { liveDayQuery, type LiveDay } from './queries';
import { ReplanSection } from './replan-section';
import { StandbySection } from './standby-section';
import { TablesSection } from './tables-section';

/** The day itself: who is there, what can no longer be held, what is done about it, and what is shown to all. */
export default function LiveDayPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const day = useQuery(liveDayQuery(matchmakingId));
  const publishedId = day.data?.published?.id;
  const grid = useQuery({
    ...gridQuery(matchmakingId, publishedId ?? ''),
    enabled: publishedId !== undefined,
  });
  return (
    <>
      <PageTitle title={t('nav.live-day')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <QueryView query={day}>
        {(found) =>
          found.published === null ? (
            <Empty>{t('liveDay.nothingPublished')}</Empty>
          ) : (
            <QueryView query={grid}>
              {(standing) => (
                <Day
                  matchmakingId={matchmakingId}
                  day={found}
                  grid={standing}
                  zone={matchmaking?.zone ?? 'UTC'}
                />
              )}
            </QueryView>
          )
        }
      </QueryView>
    </>
  );
}

interface DayProps {
  readonly matchmakingId: string;
  readonly day: LiveDay;
  readonly grid: Grid;
  readonly zone: string;
}

function Day({ matchmakingId, day, grid, zone }: DayProps) {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  const names = useMemo(() => namesIn(grid, zone, i18n.language, t), [grid, zone, i18n.language, t]);
  const moments = useMemo(() => beginningsOf(grid.slots), [grid.slots]);
  const [chosen, setChosen] = useState('');
  const now = new Date();
  const moment = moments.includes(chosen) ? chosen : nextBeginning(grid.slots, now);
  if (moment === null) return <Empty>{t('liveDay.nothingPublished')}</Empty>;
  const running = chosen === '' ? runningAt(grid.slots, moment, now) : moment;
  const count = (state: LiveDay['attendances'][number]['state']) =>
    number(day.attendances.filter((one) => one.state === state).length);
  const shared = { matchmakingId, names, moments, zone, now: running };
  return (
    <Stack gap="md">
      <Group gap="lg" align="flex-end" justify="space-between">
        <MomentSelect
          label={t('liveDay.moment')}
          description={t('liveDay.momentHow')}
          moments={moments}
          zone={zone}
          value={moment}
          onChange={setChosen}
        />
        <Papers matchmakingId={matchmakingId} moment={moment} />
      </Group>
      <Figures
        figures={[
          ...(['arrived', 'expected', 'late', 'absent'] as const).map((state) => ({
            label: t(`liveDay.state.${state}`),
            value: count(state),
          })),
          {
            label: t('liveDay.lostTables'),
            value: number(day.tables.filter(({ lost }) => lost !== null).length),
          },
        ]}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack gap="md">
          <CheckInSection grid={grid} attendances={day.attendances} moment={moment} {...shared} />
        </Stack>
        <Stack gap="md">
          <ReplanSection {...{ matchmakingId, grid, names, moment }} />
          <StandbySection {...{ matchmakingId, names, moment }} />
          <TablesSection tables={day.tables} {...shared} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
