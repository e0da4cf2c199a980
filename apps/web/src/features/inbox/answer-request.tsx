import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useRequestAction } from './use-request-action';

interface Props {
  readonly name: string;
  readonly action: ReturnType<typeof useRequestAction>;
}

const LONGEST_REASON = 500;

/** Yes in one press; no in two, with a reason if one likes to give it. */
export function AnswerRequest({ name, action }: Props) {
  const { t } = useTranslation();
  const [isDeclining, setIsDeclining] = useState(false);
  const [reason, setReason] = useState('');
  if (!isDeclining) {
    return (
      <Group gap="xs">
        <Button
          aria-label={`${t('inbox.accept')}: ${name}`}
          loading={action.isPending}
          onClick={() => {
            action.mutate({ kind: 'accept' });
          }}
        >
          {t('inbox.accept')}
        </Button>
        <Button
          variant="default"
          aria-label={`${t('inbox.decline')}: ${name}`}
          disabled={action.isPending}
          onClick={() => {
            setIsDeclining(true);
          }}
        >
          {t('inbox.decline')}
        </Button>
      </Group>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!action.isPending) action.mutate({ kind: 'decline', reason: reason.trim() });
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={t('inbox.whyNot')}
          description={t('inbox.whyNotHow')}
          autoFocus
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <Group gap="xs">
          <Button type="submit" color="red" loading={action.isPending}>
            {t('inbox.decline')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setIsDeclining(false);
            }}
          >
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
