import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';
import type { Participant } from '../participants/filters';

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
  readonly admission: Schema<'Matchmaking'>['admission'];
}

/** Whoever is not admitted reads how it stands, and says yes where that lies with them. */
export default function ConfirmParticipation({ matchmakingId, participant, admission }: Props) {
  const { t } = useTranslation();
  const { id: participantId, state } = participant;
  const mayConfirm = state === 'invited' || (state === 'applied' && admission === 'open');
  const confirm = useAction({
    perform: (_: undefined, key) =>
      answer(
        api.POST('/api/registration/matchmakings/{matchmakingId}/participants/{participantId}/confirmation', {
          params: { path: { matchmakingId, participantId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: (after) => t(`participants.state.${after.state}`),
  });
  return (
    <Alert color="yellow" mb="md">
      <Stack gap="sm" align="flex-start">
        <Text>{t(mayConfirm ? 'application.mayConfirm' : `application.state.${state}`)}</Text>
        {mayConfirm && (
          <Button
            loading={confirm.isPending}
            onClick={() => {
              confirm.mutate(undefined);
            }}
          >
            {t('application.confirm')}
          </Button>
        )}
      </Stack>
      {confirm.error && <ProblemNotice error={confirm.error} />}
    </Alert>
  );
}
