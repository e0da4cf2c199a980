import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/text-link';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { AgendaPage } from '../agenda/agenda-page';
import { isOrganiser, useSession } from '../session/session-context';
import { MatchmakingList } from './matchmaking-list';
import { useMatchmakings } from './use-matchmakings';

/** The first page after the sign-in: an organiser's gatherings, or the one agenda of a participant. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const matchmakings = useMatchmakings();
  const own = session.identities.find(({ delegateId }) => delegateId === session.delegateId);
  if (own) return <AgendaPage matchmakingId={own.matchmakingId} />;
  return (
    <>
      <PageTitle title={t('matchmakings.title')} />
      {isOrganiser(session) && (
        <Text mb="md">
          <TextLink href="/matchmakings/new">{t('newMatchmaking.title')}</TextLink>
        </Text>
      )}
      <QueryView query={matchmakings}>
        {(found) => <MatchmakingList matchmakings={found} isOrganiser={isOrganiser(session)} />}
      </QueryView>
    </>
  );
}
