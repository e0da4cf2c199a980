import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { answersQuery, type InvitationAnswer } from './queries';

interface Props {
  readonly matchmakingId: string;
  /** Who proposed another time. */
  readonly proposal: InvitationAnswer;
}

const LONGEST_COMMENT = 1000;

/** Says no to a proposed time, in two presses, with a word on it if one likes; their calendar goes back by itself. */
export function DeclineProposal({ matchmakingId, proposal }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const [comment, setComment] = useState('');
  const { meetingId, delegateId, name } = proposal;
  const decline = useAction({
    perform: (words: string, key) =>
      answer(
        api.POST(
          '/api/notification/matchmakings/{matchmakingId}/answers/{meetingId}/{delegateId}/decline-proposal',
          {
            params: { path: { matchmakingId, meetingId, delegateId }, header: { 'Idempotency-Key': key } },
            body: { comment: words === '' ? null : words },
          },
        ),
      ),
    changes: answersQuery(matchmakingId).queryKey,
    done: () => t('answers.proposal.declined', { name }),
  });
  if (!isAsking) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('answers.proposal.decline')}: ${name}`}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {t('answers.proposal.decline')}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!decline.isPending) decline.mutate(comment.trim());
      }}
    >
      <Stack gap="xs" maw={420}>
        <TextInput
          label={t('answers.proposal.comment', { name })}
          autoFocus
          maxLength={LONGEST_COMMENT}
          value={comment}
          onChange={(event) => {
            setComment(event.currentTarget.value);
          }}
        />
        {decline.error && <ProblemNotice error={decline.error} />}
        <Group gap="xs">
          <Button type="submit" color="red" loading={decline.isPending}>
            {t('answers.proposal.decline')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setIsAsking(false);
            }}
          >
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
