import { NativeSelect, Stack } from '@mantine/core';
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
import { matchmakingQuery } from '../matchmaking/queries';
import { namesIn } from '../schedules/explain';
import { gridQuery, schedulesQuery } from '../schedules/queries';
import { AnswersTable } from './answers-table';
import { byMeeting } from './by-meeting';
import { PolicySection } from './policy-section';
import { answersQuery, type InvitationAnswer } from './queries';

const RESPONSES = ['ACCEPTED', 'TENTATIVE', 'DECLINED', 'COUNTER', 'NEEDS-ACTION'] as const;

/** Who comes, who does not, who has not said: of the meetings as they are published. */
export default function AnswersPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const { data: schedules = [] } = useQuery(schedulesQuery(matchmakingId));
  const publishedId = schedules.find(({ status }) => status === 'published')?.id;
  const grid = useQuery({
    ...gridQuery(matchmakingId, publishedId ?? ''),
    enabled: publishedId !== undefined,
  });
  const answers = useQuery(answersQuery(matchmakingId));
  const [response, setResponse] = useState<InvitationAnswer['response'] | ''>('');
  const zone = matchmaking?.zone ?? 'UTC';
  return (
    <>
      <PageTitle title={t('answers.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <QueryView query={answers}>
        {(all) => (
          <Stack gap="md">
            <Figures
              figures={RESPONSES.map((kind) => ({
                label: t(`answers.response.${kind}`),
                value: number(all.filter((one) => one.response === kind).length),
              }))}
            />
            <PolicySection matchmakingId={matchmakingId} />
            <Section title={t('answers.byMeeting')}>
              <NativeSelect
                label={t('answers.only')}
                maw={320}
                mb="md"
                value={response}
                data={[
                  { value: '', label: t('participants.any') },
                  ...RESPONSES.map((value) => ({ value, label: t(`answers.response.${value}`) })),
                ]}
                onChange={(event) => {
                  setResponse(event.currentTarget.value as typeof response);
                }}
              />
              {publishedId === undefined ? (
                <Empty>{t('liveDay.nothingPublished')}</Empty>
              ) : (
                <QueryView query={grid}>
                  {(standing) => (
                    <AnswersTable
                      matchmakingId={matchmakingId}
                      grid={standing}
                      meetings={byMeeting(all, response)}
                      names={namesIn(standing, zone, i18n.language, t)}
                      zone={zone}
                    />
                  )}
                </QueryView>
              )}
            </Section>
          </Stack>
        )}
      </QueryView>
    </>
  );
}
