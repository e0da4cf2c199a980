import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery, programmeQuery } from '../matchmaking/queries';
import { MatchmakingState } from '../matchmakings/matchmaking-state';
import { MoveState } from './move-state';
import { ProgrammeForm } from './programme-form';
import { TimeToMove } from './time-to-move';

/** A gathering's days, sessions and tables; and when it opens. */
export default function SetupPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  const programme = useQuery(programmeQuery(matchmakingId));
  return (
    <QueryView query={matchmaking}>
      {({ name, state, zone, revision, bufferMinutes }) => (
        <>
          <PageTitle title={t('nav.setup')} badge={<MatchmakingState state={state} />}>
            <TextLink href={`/matchmakings/${matchmakingId}`}>{name}</TextLink>
          </PageTitle>
          <Stack gap="md">
            <MoveState matchmakingId={matchmakingId} state={state} revision={revision} />
            <QueryView query={programme}>
              {(found) => <ProgrammeForm matchmakingId={matchmakingId} zone={zone} programme={found} />}
            </QueryView>
            <TimeToMove matchmakingId={matchmakingId} bufferMinutes={bufferMinutes} revision={revision} />
          </Stack>
        </>
      )}
    </QueryView>
  );
}
