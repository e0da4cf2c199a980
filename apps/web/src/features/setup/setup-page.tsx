import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { AppFrame } from '../../frame/app-frame';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { viewerZone } from '../../parts/times';
import { useEnterSession } from '../session/use-session';
import { useLinkToken } from '../sign-in/use-link-token';
import { MissingToken } from './missing-token';
import { NewPassword } from './new-password';
import { setupIn } from './setup-in';

/** The address /setup: makes the institution and its first organiser, then signs the organiser in. */
export default function SetupPage() {
  const { t, i18n } = useTranslation();
  const token = useLinkToken();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const setUp = useMutation({
    mutationFn: async (form: FormData) => {
      const body = setupIn(form, { token: token ?? '', language: i18n.language, zone: viewerZone() });
      await answer(api.POST('/api/registration/setup', { body }));
      const { email, password } = body.organiser;
      return answer(api.POST('/api/registration/sign-in/password', { body: { email, password } }));
    },
    onSuccess: (session) => {
      enterSession(session);
      navigate('/', { replace: true });
    },
  });
  return (
    <AppFrame>
      <PageTitle title={t('setup.title')} />
      <Section title={t('setup.organiser')}>
        {token === null ? (
          <MissingToken />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setUp.mutate(new FormData(event.currentTarget));
            }}
          >
            <Stack gap="sm">
              <Text size="sm">{t('setup.how')}</Text>
              <TextInput label={t('setup.institution')} name="institution" required maxLength={200} />
              <TextInput label={t('setup.name')} name="name" autoComplete="name" required maxLength={200} />
              <TextInput
                label={t('signIn.email')}
                type="email"
                name="email"
                autoComplete="username"
                required
                maxLength={254}
              />
              <NewPassword />
              {setUp.error && <ProblemNotice error={setUp.error} />}
              <Button type="submit" loading={setUp.isPending}>
                {t('setup.begin')}
              </Button>
            </Stack>
          </form>
        )}
      </Section>
    </AppFrame>
  );
}
