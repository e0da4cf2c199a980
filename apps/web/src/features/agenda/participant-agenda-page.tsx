import { Space } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { RegionBadge } from '../../parts/region-badge';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery } from '../matchmaking/queries';
import { AgendaView } from './agenda-view';
import { agendaQuery, participantQuery } from './queries';
import { UnplacedMeetings } from './unplaced-meetings';

interface Props {
  readonly matchmakingId: string;
  readonly participantId: string;
}

/** Any participant's agenda, for those who organise. */
export default function ParticipantAgendaPage({ matchmakingId, participantId }: Props) {
  const { t } = useTranslation();
  const agenda = useQuery(agendaQuery(matchmakingId, participantId));
  const participant = useQuery(participantQuery(matchmakingId, participantId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <QueryView query={participant}>
      {({ name, region, delegates }) => (
        <>
          <PageTitle title={t('agenda.of', { name })} badge={<RegionBadge region={region} />}>
            <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
          </PageTitle>
          {matchmaking && (
            <QueryView query={agenda}>
              {(found) => (
                <>
                  <AgendaView agenda={found} zone={matchmaking.zone} delegates={delegates} />
                  <Space h="lg" />
                  <UnplacedMeetings agenda={found} />
                </>
              )}
            </QueryView>
          )}
        </>
      )}
    </QueryView>
  );
}
