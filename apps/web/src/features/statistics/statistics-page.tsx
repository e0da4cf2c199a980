import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { useNumbers } from '../../parts/use-numbers';
import { matchmakingQuery, participantsQuery, requestStatisticsQuery } from '../matchmaking/queries';
import { gridQuery, schedulesQuery } from '../schedules/queries';
import { participantRows } from '../workbench/participant-rows';
import { evenness, grouped, GROUPINGS, outcomesOf, totalOf, type Grouping } from './fairness';
import { FeedbackSection } from './feedback-section';
import { GroupTable } from './group-table';
import { useExport } from './use-export';

/** Fairness in numbers: what each group asked for and got, in the published schedule or the newest; who came, and how it was. */
export default function StatisticsPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number, share } = useNumbers();
  const [by, setBy] = useState<Grouping>('region');
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const participants = useQuery(participantsQuery(matchmakingId));
  const requests = useQuery(requestStatisticsQuery(matchmakingId));
  const schedules = useQuery(schedulesQuery(matchmakingId));
  const shown = schedules.data?.find(({ status }) => status === 'published') ?? schedules.data?.[0];
  const grid = useQuery({ ...gridQuery(matchmakingId, shown?.id ?? ''), enabled: shown !== undefined });
  const rows = grid.data ? participantRows(grid.data) : [];
  const outcomes = outcomesOf(participants.data ?? [], requests.data?.byParticipant ?? [], rows);
  const total = totalOf('', outcomes);
  const even = evenness(outcomes);
  const exportAll = useExport(outcomes);
  return (
    <>
      <PageTitle title={t('nav.statistics')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <QueryView query={participants}>
        {(known) => (
          <Stack gap="md">
            <Section
              title={shown ? t('statistics.of', { version: shown.version }) : t('statistics.beforeTheFirst')}
            >
              {requests.error && <QueryView query={requests}>{() => null}</QueryView>}
              <Figures
                figures={[
                  {
                    label: t('statistics.placed'),
                    value: total.share === null ? '–' : share(total.share),
                    note: t('statistics.placedMeans'),
                  },
                  {
                    label: t('statistics.evenness'),
                    value: even === null ? '–' : share(even),
                    note: t('statistics.evennessMeans'),
                  },
                  { label: t('statistics.breaks'), value: number(total.breaks) },
                  { label: t('statistics.tableChanges'), value: number(total.tableChanges) },
                ]}
              />
            </Section>
            <Section title={t('statistics.groups')}>
              <Group gap="md" align="flex-end" mb="sm">
                <NativeSelect
                  label={t('statistics.by')}
                  value={by}
                  data={GROUPINGS.map((value) => ({ value, label: t(`statistics.grouping.${value}`) }))}
                  onChange={(event) => {
                    setBy(event.currentTarget.value as Grouping);
                  }}
                />
                <Button variant="default" onClick={exportAll} disabled={outcomes.length === 0}>
                  {t('statistics.export')}
                </Button>
              </Group>
              {outcomes.length === 0 ? (
                <Empty>{t('statistics.none')}</Empty>
              ) : (
                <GroupTable groups={grouped(outcomes, by)} by={by} />
              )}
            </Section>
            <FeedbackSection matchmakingId={matchmakingId} participants={known} by={by} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}
