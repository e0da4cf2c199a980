import { Space, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery } from '../matchmaking/queries';
import { useSession } from '../session/session-context';
import { grouped } from './groups';
import classes from './inbox.module.css';
import { ownRequestsQuery } from './queries';
import { RequestCard } from './request-card';
import { StandingLine } from './standing-line';
import { StandingSection } from './standing-section';

/** What others ask of the participant, and what became of its own wishes. */
export default function InboxPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { participantId } = useSession();
  const requests = useQuery(ownRequestsQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const ownId = participantId ?? '';
  return (
    <>
      <PageTitle title={t('inbox.title')}>{matchmaking?.name ?? '…'}</PageTitle>
      <StandingLine matchmakingId={matchmakingId} />
      <QueryView query={requests}>
        {(all) => {
          if (all.length === 0) {
            return (
              <Empty>
                {t('inbox.none')}{' '}
                <TextLink isInText href={`/matchmakings/${matchmakingId}/directory`}>
                  {t('directory.title')}
                </TextLink>
              </Empty>
            );
          }
          const groups = Object.entries(grouped(all, ownId)) as [
            keyof ReturnType<typeof grouped>,
            typeof all,
          ][];
          return (
            // One list for all groups: a request that changes its group stays the same card, with what was typed.
            <div className={classes.requests}>
              {groups
                .map(([group, requests]) => [
                  <Fragment key={group}>
                    <Title order={2} size="h4" mt="md">
                      {t(`inbox.group.${group}`)} ({requests.length})
                    </Title>
                    {requests.length === 0 && (
                      <Text size="sm" c="dimmed">
                        {t(`inbox.nothing.${group}`)}
                      </Text>
                    )}
                  </Fragment>,
                  ...requests.map((request) => (
                    <RequestCard
                      key={request.id}
                      matchmakingId={matchmakingId}
                      request={request}
                      ownId={ownId}
                    />
                  )),
                ])
                .flat()}
            </div>
          );
        }}
      </QueryView>
      <Space h="xl" />
      <StandingSection matchmakingId={matchmakingId} />
    </>
  );
}
