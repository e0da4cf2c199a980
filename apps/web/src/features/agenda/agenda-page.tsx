import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { matchmakingQuery } from '../matchmaking/queries';
import { AgendaView } from './agenda-view';
import { ownAgendaQuery } from './queries';

/** A participant's own agenda. */
export function AgendaPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const agenda = useQuery(ownAgendaQuery(matchmakingId));
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  return (
    <QueryView query={matchmaking}>
      {({ name, place, zone }) => (
        <>
          <PageTitle title={t('agenda.own')}>
            {name} · {place}
          </PageTitle>
          <QueryView query={agenda}>{(found) => <AgendaView agenda={found} zone={zone} />}</QueryView>
        </>
      )}
    </QueryView>
  );
}
