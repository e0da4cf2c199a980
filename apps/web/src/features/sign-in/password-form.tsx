import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { useEnterSession } from '../session/use-session';
import { credentialsIn } from './credentials';

/** How organisers sign in. The fields are read when sent: password managers fill them in without telling anybody. */
export function PasswordForm() {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      answer(api.POST('/api/registration/sign-in/password', { body: credentialsIn(form) })),
    onSuccess: enterSession,
  });
  return (
    <Section title={t('signIn.organiser')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('signIn.organiserHow')}</Text>
          <TextInput
            label={t('signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            required
            maxLength={254}
          />
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          <TextInput
            label={t('signIn.secondFactor')}
            description={t('signIn.secondFactorHow')}
            name="secondFactor"
            autoComplete="one-time-code"
            minLength={6}
            maxLength={20}
          />
          {signIn.error && <ProblemNotice error={signIn.error} />}
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.enter')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
