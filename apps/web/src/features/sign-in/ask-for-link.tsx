import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { LinkSent } from './link-sent';
import { forgetAskedLink, rememberAskedLink, recallAskedLink, type AskedLink } from './asked-link';

/** How a delegate of a participant signs in: a link comes by mail. */
export function AskForLink() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<AskedLink | null>(recallAskedLink);
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/registration/sign-in/link', { body: { email } })),
    onSuccess: ({ expiresAt }) => {
      setAsked(rememberAskedLink({ email, expiresAt }));
    },
  });
  const askAgain = () => {
    forgetAskedLink();
    setAsked(null);
  };
  return (
    <Section title={t('signIn.participant')}>
      {asked ? (
        <LinkSent email={asked.email} onAskAgain={askAgain} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{t('signIn.participantHow')}</Text>
            <TextInput
              label={t('signIn.email')}
              type="email"
              name="email"
              autoComplete="email"
              required
              maxLength={254}
              value={email}
              onChange={(event) => {
                setEmail(event.currentTarget.value);
              }}
            />
            {ask.error && <ProblemNotice error={ask.error} />}
            <Button type="submit" loading={ask.isPending}>
              {t('signIn.sendLink')}
            </Button>
          </Stack>
        </form>
      )}
    </Section>
  );
}
