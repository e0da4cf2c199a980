import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { useEnterSession } from '../session/use-session';
import { forgetAskedLink } from './asked-link';

interface Props {
  readonly email: string;
  readonly onAskAgain: () => void;
}

/** What to do with the mail; also takes the code that the link shows on another device. */
export function LinkSent({ email, onAskAgain }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const enterSession = useEnterSession();
  const signIn = useMutation({
    mutationFn: () => answer(api.POST('/api/registration/sign-in/code', { body: { code } })),
    onSuccess: (session) => {
      forgetAskedLink();
      enterSession(session);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" role="status">
          <Trans i18nKey="signIn.linkSent" values={{ email }} components={{ strong: <strong /> }} />
        </Text>
        <Text size="sm">{t('signIn.otherDevice')}</Text>
        <TextInput
          label={t('signIn.code')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{8}"
          maxLength={8}
          required
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value.replace(/\D/g, ''));
          }}
        />
        {signIn.error && <ProblemNotice error={signIn.error} />}
        <Group gap="sm">
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.enter')}
          </Button>
          <Button variant="default" onClick={onAskAgain}>
            {t('signIn.askAgain')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
