import { List, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { ownRequestsQuery } from '../inbox/queries';
import { programmeQuery } from '../matchmaking/queries';
import { participantQuery, type Agenda } from './queries';
import { ownTimes, unmetWishes, WHYS } from './unmet';
import { WhatHelps } from './what-helps';

interface Props {
  readonly matchmakingId: string;
  readonly agenda: Agenda;
}

/** Why a wished meeting is not in the agenda, and what the participant itself can do about it. */
export default function UnmetWishes({ matchmakingId, agenda }: Props) {
  const { t } = useTranslation();
  const [requests, programme, participant] = useQueries({
    queries: [
      ownRequestsQuery(matchmakingId),
      programmeQuery(matchmakingId),
      participantQuery(matchmakingId, agenda.participantId),
    ],
  });
  const failed = [requests, programme, participant].find(({ error }) => error !== null);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  // Before the first publication every wish is still open; the requests page shows them.
  if (!requests.data || !programme.data || !participant.data || agenda.version === null) return null;
  const wishes = unmetWishes(requests.data, agenda, agenda.participantId);
  if (wishes.length === 0) return null;
  const times = ownTimes(programme.data.slots, participant.data, agenda.meetings);
  return (
    <Section title={t('myAgenda.unmet', { count: wishes.length })}>
      {wishes.some(({ why }) => why === 'no-place') && (
        <WhatHelps matchmakingId={matchmakingId} times={times} />
      )}
      <Stack gap="sm">
        {WHYS.map((why) => {
          const alike = wishes.filter((wish) => wish.why === why);
          if (alike.length === 0) return null;
          return (
            <div key={why}>
              <Text size="sm">{t(`myAgenda.why.${why}`)}</Text>
              <List>
                {alike.map(({ id, name, reason }) => (
                  <List.Item key={id} fw={600}>
                    {name ?? t('inbox.hasLeft')}
                    {reason !== null && <Text size="sm">{t('inbox.reason', { text: reason })}</Text>}
                  </List.Item>
                ))}
              </List>
            </div>
          );
        })}
      </Stack>
    </Section>
  );
}
