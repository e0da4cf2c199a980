import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery } from '../matchmaking/queries';
import { RunComparison } from './run-comparison';
import { RunSection } from './run-section';

/** The allocation room: start a run, watch it, compare it with others; what it made is changed on its own page. */
export default function AllocationPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  return (
    <>
      <PageTitle title={t('nav.allocation')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <Stack gap="md">
        <RunSection matchmakingId={matchmakingId} />
        <RunComparison matchmakingId={matchmakingId} />
      </Stack>
    </>
  );
}
