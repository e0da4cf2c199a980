import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../parts/loading';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { showMoment } from '../../parts/times';
import { matchmakingQuery } from '../matchmaking/queries';
import { useSession } from '../session/session-context';
import { AgendaTools } from './agenda-tools';
import { AgendaView } from './agenda-view';
import { keepAgenda } from './keep-agenda';
import { ownAgendaQuery, participantQuery } from './queries';
import { UnplacedMeetings } from './unplaced-meetings';

const ConfirmParticipation = lazy(() => import('../own-profile/confirm-participation'));
const RateMeetings = lazy(() => import('../ratings/rate-meetings'));
const UnmetWishes = lazy(() => import('./unmet-wishes'));

/**
 * A participant's own agenda, also without a connection; what became of the wishes that are not in it, and how
 * meetings were that are over.
 */
export function AgendaPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  const { participantId } = useSession();
  const { data: participant, isPending } = useQuery(participantQuery(matchmakingId, participantId ?? ''));
  // Whoever is not admitted has no agenda yet.
  const isOut = participant !== undefined && participant.state !== 'admitted';
  const agenda = useQuery({ ...ownAgendaQuery(matchmakingId), enabled: !isPending && !isOut });
  const isCurrent = agenda.data?.keptAt === null;
  const isComplete = isCurrent && matchmaking.data !== undefined && participant !== undefined;
  useEffect(() => {
    // Where the browser will not keep it, the page is the same while there is a connection.
    if (isComplete) keepAgenda().catch(() => undefined);
  }, [isComplete]);
  return (
    <QueryView query={matchmaking}>
      {({ name, place, zone, admission }) => (
        <>
          <PageTitle title={t('agenda.own')}>
            {name} · {place}
          </PageTitle>
          {isOut && (
            <Suspense fallback={<Loading />}>
              <ConfirmParticipation
                matchmakingId={matchmakingId}
                participant={participant}
                admission={admission}
              />
            </Suspense>
          )}
          {!isOut && (
            <QueryView query={agenda}>
              {({ agenda: found, keptAt }) => (
                <Stack gap="lg">
                  {keptAt !== null && (
                    <Alert color="yellow" role="status">
                      {t('myAgenda.asOf', { moment: showMoment(keptAt, i18n.language) })}
                    </Alert>
                  )}
                  <AgendaView agenda={found} zone={zone} delegates={participant?.delegates} />
                  {keptAt === null && found.version !== null && <AgendaTools matchmakingId={matchmakingId} />}
                  {keptAt === null ? (
                    <Suspense fallback={<Loading />}>
                      <RateMeetings matchmakingId={matchmakingId} agenda={found} />
                      <UnmetWishes matchmakingId={matchmakingId} agenda={found} />
                    </Suspense>
                  ) : (
                    <UnplacedMeetings agenda={found} />
                  )}
                </Stack>
              )}
            </QueryView>
          )}
        </>
      )}
    </QueryView>
  );
}
