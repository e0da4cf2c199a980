import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { PublishDraft } from './publish-draft';
import { schedulesQuery } from './queries';
import { publishable, worthShowing } from './choose-schedules';
import { ScheduleLine } from './schedule-line';

/** The published schedule and the drafts, with the way to publish the newest of them. */
export function SchedulesSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const schedules = useQuery(schedulesQuery(matchmakingId));
  return (
    <Section title={t('schedule.sectionTitle')}>
      <QueryView query={schedules}>
        {(all) => {
          const draft = publishable(all);
          return (
            <Stack gap="sm">
              {all.length === 0 && <Empty>{t('schedule.none')}</Empty>}
              {worthShowing(all).map((schedule) => (
                <ScheduleLine key={schedule.id} matchmakingId={matchmakingId} schedule={schedule} />
              ))}
              {draft && <PublishDraft key={draft.id} matchmakingId={matchmakingId} draft={draft} />}
            </Stack>
          );
        }}
      </QueryView>
    </Section>
  );
}
