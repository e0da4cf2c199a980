import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { RegionBadge } from '../../parts/region-badge';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { participantQuery } from '../agenda/queries';
import { PersonalData } from '../personal-data/personal-data';
import { AdmissionButtons } from './admission-buttons';
import { countryName } from './country-name';
import { Impersonate } from './impersonate';
import classes from './participant-page.module.css';
import { ProfileForm } from './profile-form';

/** Where the addresses of those end who were erased. */
const ERASED = '@erased.invalid';

interface Props {
  readonly matchmakingId: string;
  readonly participantId: string;
}

/** One participant, for organisers: who comes, what they offer and need, and whether they get in. */
export default function ParticipantPage({ matchmakingId, participantId }: Props) {
  const { t, i18n } = useTranslation();
  const participant = useQuery(participantQuery(matchmakingId, participantId));
  return (
    <QueryView query={participant}>
      {(found) => (
        <>
          <PageTitle
            title={found.name}
            badge={<Badge variant="light">{t(`participants.state.${found.state}`)}</Badge>}
          >
            <RegionBadge region={found.region} /> {countryName(found.country, i18n.language)} ·{' '}
            {t(`participants.kind.${found.kind}`)} ·{' '}
            <TextLink href={`/matchmakings/${matchmakingId}/participants/${participantId}/agenda`}>
              {t('workbench.agendaOf', { name: found.name })}
            </TextLink>
          </PageTitle>
          <Stack gap="md">
            <AdmissionButtons matchmakingId={matchmakingId} participant={found} />
            <Section title={t('participants.profile')}>
              <ProfileForm key={found.id} matchmakingId={matchmakingId} participant={found} />
            </Section>
            <Section title={t('participants.delegates')}>
              {found.delegates.length === 0 && <Text>{t('participants.noDelegates')}</Text>}
              <ul className={classes.delegates}>
                {found.delegates.map(({ id, name, email }) =>
                  email.endsWith(ERASED) ? (
                    <li key={id}>{t('personalData.erased')}</li>
                  ) : (
                    <li key={id}>
                      {name} · {email}
                      <Impersonate matchmakingId={matchmakingId} delegateId={id} name={name} />
                      <PersonalData
                        matchmakingId={matchmakingId}
                        participantId={participantId}
                        delegateId={id}
                        name={name}
                      />
                    </li>
                  ),
                )}
              </ul>
            </Section>
          </Stack>
        </>
      )}
    </QueryView>
  );
}
