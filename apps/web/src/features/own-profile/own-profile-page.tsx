import { Badge, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { RegionBadge } from '../../parts/region-badge';
import { Section } from '../../parts/section';
import { participantQuery } from '../agenda/queries';
import { ProfileForm } from '../participants/profile-form';
import { PersonalData } from '../personal-data/personal-data';
import { useSession } from '../session/session-context';
import { useEnterSession } from '../session/use-session';
import { DelegatesForm } from './delegates-form';

/** What the others read of the participant, and who comes. */
export default function OwnProfilePage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { participantId, delegateId } = useSession();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const participant = useQuery(participantQuery(matchmakingId, participantId ?? ''));
  return (
    <QueryView query={participant}>
      {(found) => (
        <>
          <PageTitle
            title={t('participantNav.profile')}
            badge={<Badge variant="light">{t(`participants.state.${found.state}`)}</Badge>}
          >
            <RegionBadge region={found.region} /> {found.name}
          </PageTitle>
          <Stack gap="md">
            <Section title={t('ownProfile.shown')}>
              <ProfileForm key={found.id} matchmakingId={matchmakingId} participant={found} />
            </Section>
            <Section title={t('participants.delegates')}>
              <DelegatesForm key={found.id} matchmakingId={matchmakingId} participant={found} />
            </Section>
            {found.delegates
              .filter(({ id }) => id === delegateId)
              .map(({ id, name }) => (
                <Section key={id} title={t('personalData.title')}>
                  <PersonalData
                    matchmakingId={matchmakingId}
                    participantId={found.id}
                    delegateId={id}
                    name={name}
                    onOwnErased={() => {
                      navigate('/');
                      enterSession(null);
                    }}
                  />
                </Section>
              ))}
          </Stack>
        </>
      )}
    </QueryView>
  );
}
