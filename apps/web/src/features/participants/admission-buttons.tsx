import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';
import type { Participant } from './filters';

type Decision = 'admit' | 'decline' | 'invite';

/** What an organiser may decide in each state. */
const DECISIONS: Readonly<Record<Participant['state'], readonly Decision[]>> = {
  applied: ['admit', 'decline'],
  waiting: ['admit', 'decline'],
  invited: ['admit', 'decline'],
  declined: ['invite'],
  withdrawn: ['invite'],
  admitted: [],
};

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
}

export function AdmissionButtons({ matchmakingId, participant }: Props) {
  const { t } = useTranslation();
  const { id: participantId, name, state, revision } = participant;
  const decide = useAction({
    perform: (decision: Decision, key) =>
      answer(
        api.POST('/api/registration/matchmakings/{matchmakingId}/participants/{participantId}/admission', {
          params: {
            path: { matchmakingId, participantId },
            header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
          },
          body: { decision },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: (changed) => t('participants.decided', { name, state: t(`participants.state.${changed.state}`) }),
  });
  return (
    <>
      <Group gap={6} wrap="nowrap">
        {DECISIONS[state].map((decision) => (
          <Button
            key={decision}
            size="compact-sm"
            variant="default"
            aria-label={`${t(`participants.decision.${decision}`)}: ${name}`}
            loading={decide.isPending}
            onClick={() => {
              decide.mutate(decision);
            }}
          >
            {t(`participants.decision.${decision}`)}
          </Button>
        ))}
      </Group>
      {decide.error && <ProblemNotice error={decide.error} />}
    </>
  );
}
