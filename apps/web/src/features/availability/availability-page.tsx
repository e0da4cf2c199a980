import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../parts/loading';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { participantQuery } from '../agenda/queries';
import { matchmakingQuery, programmeQuery } from '../matchmaking/queries';
import { useSession } from '../session/session-context';
import { AvailabilityForm } from './availability-form';

/** When the participant can meet, painted on the slots of the gathering. */
export default function AvailabilityPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { participantId } = useSession();
  const [participant, programme, matchmaking] = useQueries({
    queries: [
      participantQuery(matchmakingId, participantId ?? ''),
      programmeQuery(matchmakingId),
      matchmakingQuery(matchmakingId),
    ],
  });
  const failed = [participant, programme, matchmaking].find(({ error }) => error !== null);
  const isKnown = participant.data && programme.data && matchmaking.data;
  return (
    <>
      <PageTitle title={t('participantNav.availability')}>{matchmaking.data?.name ?? '…'}</PageTitle>
      {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {isKnown && (
        <AvailabilityForm
          key={participant.data.id}
          matchmakingId={matchmakingId}
          participant={participant.data}
          programme={programme.data}
          zone={matchmaking.data.zone}
        />
      )}
      {!isKnown && !failed && <Loading />}
    </>
  );
}
