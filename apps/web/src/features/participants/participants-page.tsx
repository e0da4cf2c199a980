import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery, participantsQuery } from '../matchmaking/queries';
import { useSession } from '../session/session-context';
import { EVERYBODY, filtered } from './filters';
import { ParticipantFilters } from './participant-filters';
import { ParticipantTable } from './participant-table';

/** Everybody who takes part or wants to: who is missing what, and whom to let in. */
export default function ParticipantsPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const { tenantId } = useSession();
  const [filters, setFilters] = useState(EVERYBODY);
  const participants = useQuery(participantsQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <>
      <PageTitle title={t('participants.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <Group gap="md" mb="md">
        <TextLink href={`/matchmakings/${matchmakingId}/participants/import`}>
          {t('participants.import.title')}
        </TextLink>
        <a href={`/api/registration/matchmakings/${matchmakingId}/participant-export`} download>
          {t('participants.export')}
        </a>
        {tenantId !== null && matchmaking && matchmaking.admission !== 'invited' && (
          <TextLink href={`/apply/${tenantId}/${matchmakingId}`}>{t('application.address')}</TextLink>
        )}
      </Group>
      <QueryView query={participants}>
        {(all) => {
          const found = filtered(all, filters, i18n.language);
          return (
            <>
              <ParticipantFilters all={all} filters={filters} onChange={setFilters} />
              <Text size="sm" c="dimmed" role="status">
                {t('participants.shown', { count: found.length, all: all.length })}
              </Text>
              {found.length === 0 ? (
                <Empty>{t('participants.none')}</Empty>
              ) : (
                <ParticipantTable matchmakingId={matchmakingId} participants={found} />
              )}
            </>
          );
        }}
      </QueryView>
    </>
  );
}
