import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery } from '../matchmaking/queries';
import { Workbench } from '../workbench/workbench';
import { MakeDraft } from './make-draft';
import { gridQuery } from './queries';
import { ScheduleStatus } from './schedule-status';
import { ScheduleSummary } from './schedule-summary';
import { ScheduleTools } from './schedule-tools';

interface Props {
  readonly matchmakingId: string;
  readonly scheduleId: string;
}

/** One version of the schedule: slots down, tables across, and what found no place. */
export default function SchedulePage({ matchmakingId, scheduleId }: Props) {
  const { t } = useTranslation();
  const grid = useQuery(gridQuery(matchmakingId, scheduleId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const [sought, setSought] = useState<string | null>(null);
  return (
    <QueryView query={grid}>
      {(found) => (
        <>
          <PageTitle
            title={t('schedule.version', { version: found.schedule.version })}
            badge={<ScheduleStatus status={found.schedule.status} />}
          >
            <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
            <div>
              <ScheduleSummary schedule={found.schedule} />
            </div>
          </PageTitle>
          <Stack gap="md">
            <ScheduleTools matchmakingId={matchmakingId} grid={found} sought={sought} onSeek={setSought} />
            {found.schedule.status === 'draft' ? (
              <TextLink href={`/matchmakings/${matchmakingId}/schedules/${scheduleId}/publication`}>
                {t('publication.prepare', { version: found.schedule.version })}
              </TextLink>
            ) : (
              <MakeDraft matchmakingId={matchmakingId} scheduleId={scheduleId} />
            )}
            {found.slots.length === 0 || found.tables.length === 0 ? (
              <Empty>{t('schedule.empty')}</Empty>
            ) : (
              <Workbench
                matchmakingId={matchmakingId}
                grid={found}
                zone={matchmaking?.zone ?? 'UTC'}
                sought={sought}
              />
            )}
          </Stack>
        </>
      )}
    </QueryView>
  );
}
