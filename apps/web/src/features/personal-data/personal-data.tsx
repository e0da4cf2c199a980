import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';

interface Props {
  readonly matchmakingId: string;
  readonly participantId: string;
  readonly delegateId: string;
  readonly name: string;
  /** Set where the person looks at their own data: what follows, as their session ends. */
  readonly onOwnErased?: () => void;
}

/** What is kept of a person, to take along, and its erasure. */
export function PersonalData({ matchmakingId, participantId, delegateId, name, onOwnErased }: Props) {
  const { t } = useTranslation();
  const path = { matchmakingId, participantId, delegateId };
  const own = `/api/registration/matchmakings/${matchmakingId}/participants/${participantId}/delegates/${delegateId}`;
  const erase = useAction({
    perform: (_: undefined, key) =>
      answer(
        api.POST(
          '/api/registration/matchmakings/{matchmakingId}/participants/{participantId}/delegates/{delegateId}/erasure',
          { params: { path, header: { 'Idempotency-Key': key } } },
        ),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('personalData.done'),
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t('personalData.how', { name })}</Text>
      <Group gap="md">
        <a href={`${own}/personal-data`} download="personal-data.json">
          {t('personalData.json')}
        </a>
        <a href={`${own}/personal-data.csv`} download>
          {t('personalData.csv')}
        </a>
      </Group>
      <div>
        <ConfirmButton
          label={onOwnErased ? t('personalData.own') : t('personalData.erase', { name })}
          warning={onOwnErased ? t('personalData.ownWarning') : t('personalData.warning', { name })}
          variant="default"
          isPending={erase.isPending}
          onConfirm={() => {
            erase.mutate(undefined, { onSuccess: () => onOwnErased?.() });
          }}
        />
      </div>
      {erase.error && <ProblemNotice error={erase.error} />}
    </Stack>
  );
}
