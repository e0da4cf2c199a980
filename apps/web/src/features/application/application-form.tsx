import { Button, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { REGIONS, type Language } from '@ronda/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { viewerZone } from '../../parts/times';
import { DelegateFields } from '../own-profile/delegate-fields';
import { ProfileInputs } from '../participants/profile-inputs';
import { blankDraft, forgetDraft, keepDraft, recallDraft, type Draft } from './draft';

interface Props {
  readonly tenantId: string;
  readonly matchmakingId: string;
  readonly onSent: () => void;
}

const KINDS = [
  'cluster',
  'company',
  'agency',
  'research-centre',
  'other',
] as const satisfies readonly Draft['kind'][];

/** What is filled in stays at this browser until it was sent, whatever happens to the window. */
export function ApplicationForm({ tenantId, matchmakingId, onSent }: Props) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(() =>
    recallDraft(matchmakingId, blankDraft(i18n.language as Language, viewerZone()), localStorage),
  );
  const change = (part: Partial<Draft>) => {
    const after = { ...draft, ...part };
    setDraft(after);
    keepDraft(matchmakingId, after, localStorage);
  };
  const apply = useMutation({
    mutationFn: ({ kind, region, profile, delegate }: Draft) =>
      answer(
        api.POST('/api/registration/tenants/{tenantId}/matchmakings/{matchmakingId}/applications', {
          params: { path: { tenantId, matchmakingId } },
          body: { kind, region, ...profile, zone: delegate.zone, delegates: [delegate] },
        }),
      ),
    onSuccess: () => {
      forgetDraft(matchmakingId, localStorage);
      onSent();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!apply.isPending) apply.mutate(draft);
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('application.kept')}</Text>
        <DelegateFields
          number={1}
          delegate={draft.delegate}
          onChange={(delegate) => {
            change({ delegate });
          }}
          onRemove={null}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('application.kind')}
            value={draft.kind}
            data={KINDS.map((value) => ({ value, label: t(`participants.kind.${value}`) }))}
            onChange={(event) => {
              change({ kind: event.currentTarget.value as Draft['kind'] });
            }}
          />
          <NativeSelect
            label={t('participants.region')}
            value={draft.region}
            data={REGIONS.map((value) => ({ value, label: t(`region.${value}`) }))}
            onChange={(event) => {
              change({ region: event.currentTarget.value as Draft['region'] });
            }}
          />
        </SimpleGrid>
        <ProfileInputs
          fields={draft.profile}
          set={(name, value) => {
            change({ profile: { ...draft.profile, [name]: value } });
          }}
        />
        {apply.error && <ProblemNotice error={apply.error} />}
        <Button type="submit" loading={apply.isPending}>
          {t('application.send')}
        </Button>
      </Stack>
    </form>
  );
}
