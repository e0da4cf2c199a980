import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery } from '../matchmaking/queries';
import { publishable } from './choose-schedules';
import { CompareSchedules } from './compare-schedules';
import { MakeDraft } from './make-draft';
import { schedulesQuery } from './queries';
import { ScheduleLine } from './schedule-line';

/** Every version of the schedule: open one, publish the newest, compare two, roll back to an old one. */
export default function SchedulesPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const schedules = useQuery(schedulesQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <>
      <PageTitle title={t('nav.schedules')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <QueryView query={schedules}>
        {(all) => {
          const draft = publishable(all);
          return (
            <Stack gap="md">
              <Section title={t('schedule.versions')}>
                {all.length === 0 && <Empty>{t('schedule.none')}</Empty>}
                {draft && (
                  <Text mb="sm">
                    <TextLink href={`/matchmakings/${matchmakingId}/schedules/${draft.id}/publication`}>
                      {t('publication.prepare', { version: draft.version })}
                    </TextLink>
                  </Text>
                )}
                <Stack gap="sm">
                  {all.map((schedule) => (
                    <Group key={schedule.id} justify="space-between" gap="xs">
                      <ScheduleLine matchmakingId={matchmakingId} schedule={schedule} />
                      <MakeDraft
                        matchmakingId={matchmakingId}
                        scheduleId={schedule.id}
                        label={t(
                          schedule.status === 'superseded' ? 'schedule.rollBack' : 'schedule.makeDraft',
                          {
                            version: schedule.version,
                          },
                        )}
                      />
                    </Group>
                  ))}
                </Stack>
              </Section>
              {all.length > 1 && <CompareSchedules matchmakingId={matchmakingId} schedules={all} />}
            </Stack>
          );
        }}
      </QueryView>
    </>
  );
}
