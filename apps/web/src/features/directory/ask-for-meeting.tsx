import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { TextLink } from '../../parts/text-link';
import { useLeaveWarning } from '../../parts/use-leave-warning';
import { AskForm } from './ask-form';
import type { DirectoryEntry } from './queries';
import { BLANK_WISH, useAsk } from './use-ask';

interface Props {
  readonly matchmakingId: string;
  readonly entry: DirectoryEntry;
}

/** Asking in two presses: one opens the wish, one sends it. What was written stays until the server has it. */
export function AskForMeeting({ matchmakingId, entry }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [wish, setWish] = useState(BLANK_WISH);
  const ask = useAsk(matchmakingId, entry, () => {
    setIsOpen(false);
    setWish(BLANK_WISH);
  });
  useLeaveWarning(isOpen && wish.message !== '');
  const { request, obstacle, mayRequest } = entry;
  if (request) {
    const state = t(`directory.between.${request.direction}.${request.status}`);
    return (
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} role="status">
          {state}
        </Text>
        <TextLink href={`/matchmakings/${matchmakingId}/inbox`}>{t('directory.toRequests')}</TextLink>
      </Group>
    );
  }
  if (!mayRequest) return obstacle && <Text size="sm">{t(`directory.obstacle.${obstacle}`)}</Text>;
  if (!isOpen) {
    return (
      <Button
        aria-label={`${t('directory.ask')}: ${entry.name}`}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('directory.ask')}
      </Button>
    );
  }
  return (
    <Stack gap="xs">
      <AskForm
        name={entry.name}
        wish={wish}
        onChange={setWish}
        isPending={ask.isPending}
        onSend={() => {
          ask.mutate(wish);
        }}
        onCancel={() => {
          setIsOpen(false);
        }}
      />
      {ask.error && <ProblemNotice error={ask.error} />}
    </Stack>
  );
}
