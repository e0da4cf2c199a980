import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import {
  matchmakingKey,
  matchmakingQuery,
  participantsQuery,
  programmeQuery,
  requestStatisticsQuery,
} from '../matchmaking/queries';
import { CapacityGauge } from '../programme/capacity-gauge';
import { CancelRun } from '../runs/cancel-run';
import { RunProgress } from '../runs/run-progress';
import { hasEnded, latestRunQuery, runsQuery, type Run } from '../runs/runs-query';
import { useRunProgress } from '../runs/use-run-progress';
import { changeLine } from './change-line';
import { AS_IT_IS, capacityWith, changesOf } from './levers';
import { LeversForm } from './levers-form';
import type { ProblemChange } from './queries';
import { Ranking } from './ranking';
import { WhatIfAnswer } from './what-if-answer';

/** What more tables, hours or interpreters would be worth: said at once by counting, then proved by computing. */
export default function WhatIfPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  const programme = useQuery(programmeQuery(matchmakingId));
  const { data: statistics } = useQuery(requestStatisticsQuery(matchmakingId));
  const { data: participants = [] } = useQuery(participantsQuery(matchmakingId));
  const { data: runs = [] } = useQuery(runsQuery(matchmakingId));
  const latest = useQuery(latestRunQuery(matchmakingId));
  useRunProgress(matchmakingId, latest.data);
  const [levers, setLevers] = useState(AS_IT_IS);
  const ask = useAction({
    perform: (changes: ProblemChange[], key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/what-ifs', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { changes },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('whatIf.asked'),
  });
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const context = {
    zone: matchmaking.data?.zone ?? 'UTC',
    language: i18n.language,
    participant: (id: string) => names.get(id) ?? id,
  };
  const describe = (changes: readonly { readonly kind: string }[]) => changeLine(changes, context, t);
  const going = latest.data && !hasEnded(latest.data) ? latest.data : null;
  const [answered, ranked] = [false, true].map((isRanking) => latestAnswered(runs, isRanking));
  const languages = [...new Set(participants.flatMap((one) => one.languages))].sort();
  return (
    <>
      <PageTitle title={t('nav.what-if')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking.data?.name ?? '…'}</TextLink>
      </PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t('whatIf.levers')}>
          <QueryView query={programme}>
            {(found) => {
              const changes = changesOf(found, levers);
              return (
                <Stack gap="md">
                  <LeversForm {...{ programme: found, levers, languages }} onChange={setLevers} />
                  <CapacityGauge
                    capacity={capacityWith(found, levers)}
                    wanted={statistics?.byStatus.accepted ?? 0}
                  />
                  <Group gap="sm">
                    <Button
                      loading={ask.isPending || going !== null}
                      disabled={changes.length === 0}
                      onClick={() => {
                        ask.mutate(changes);
                      }}
                    >
                      {t('whatIf.prove')}
                    </Button>
                    <Button
                      variant="default"
                      disabled={levers === AS_IT_IS}
                      onClick={() => {
                        setLevers(AS_IT_IS);
                      }}
                    >
                      {t('whatIf.reset')}
                    </Button>
                  </Group>
                  {ask.error && <ProblemNotice error={ask.error} />}
                  {going && (
                    <>
                      <RunProgress run={going} />
                      <CancelRun matchmakingId={matchmakingId} run={going} />
                    </>
                  )}
                  {answered && (
                    <WhatIfAnswer
                      matchmakingId={matchmakingId}
                      runId={answered.id}
                      title={describe(answered.request.changes)}
                    />
                  )}
                </Stack>
              );
            }}
          </QueryView>
        </Section>
        <Section title={t('whatIf.ranking')}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('whatIf.rankingHow')}
            </Text>
            {ranked ? (
              <Ranking matchmakingId={matchmakingId} runId={ranked.id} describe={describe} />
            ) : (
              <Empty>{t('whatIf.notRanked')}</Empty>
            )}
            <div>
              <Button
                variant="default"
                maw="100%"
                loading={ask.isPending || going !== null}
                onClick={() => {
                  ask.mutate([]);
                }}
              >
                {t('whatIf.rank')}
              </Button>
            </div>
          </Stack>
        </Section>
      </SimpleGrid>
    </>
  );
}

/** The last question that was answered: about certain changes, or about everything that could be added. */
function latestAnswered(runs: readonly Run[], isRanking: boolean): Run | undefined {
  return runs.find(
    ({ request, status }) =>
      request.purpose === 'what-if' && status === 'finished' && (request.changes.length === 0) === isRanking,
  );
}
