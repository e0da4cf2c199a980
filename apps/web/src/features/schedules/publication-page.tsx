import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { ChangeTable } from './change-table';
import { PublicationPreview } from './publication-preview';
import { previewQuery, scheduleQuery } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly scheduleId: string;
}

/** The draft beside what people were last told: the difference, whom it concerns, and the publication. */
export default function PublicationPage({ matchmakingId, scheduleId }: Props) {
  const { t } = useTranslation();
  const schedule = useQuery(scheduleQuery(matchmakingId, scheduleId));
  const preview = useQuery(previewQuery(matchmakingId, scheduleId));
  return (
    <QueryView query={schedule}>
      {(draft) => (
        <>
          <PageTitle title={t('publication.title', { version: draft.version })}>
            <TextLink href={`/matchmakings/${matchmakingId}/schedules/${scheduleId}`}>
              {t('schedule.version', { version: draft.version })}
            </TextLink>
          </PageTitle>
          <Stack gap="md">
            <Paper withBorder p="md">
              {draft.status === 'draft' ? (
                <PublicationPreview matchmakingId={matchmakingId} draft={draft} />
              ) : (
                <Text>{t('publication.isPublished')}</Text>
              )}
            </Paper>
            {draft.status === 'draft' && (
              <Section title={t('publication.difference')}>
                <QueryView query={preview}>
                  {({ changes }) => <ChangeTable matchmakingId={matchmakingId} changes={changes} />}
                </QueryView>
              </Section>
            )}
          </Stack>
        </>
      )}
    </QueryView>
  );
}
