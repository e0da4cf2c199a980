import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { AppFrame } from '../../frame/app-frame';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { textIn } from '../../parts/text-in';
import { useLinkToken } from '../sign-in/use-link-token';
import { MissingToken } from './missing-token';
import { NewPassword } from './new-password';

/** The address /set-password: where the link leads that a colleague made. */
export default function SetPasswordPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const setPassword = useMutation({
    mutationFn: (form: FormData) =>
      answer(
        api.POST('/api/registration/password/set', {
          body: { token: token ?? '', password: textIn(form, 'password') },
        }),
      ),
  });
  return (
    <AppFrame>
      <PageTitle title={t('setup.choosePassword')} />
      <Section title={t('setup.password')}>
        {setPassword.isSuccess && (
          <Stack gap="sm" role="status">
            <Text>{t('setup.passwordSet')}</Text>
            <Anchor href="/sign-in">{t('signIn.enter')}</Anchor>
          </Stack>
        )}
        {!setPassword.isSuccess && token === null && <MissingToken />}
        {!setPassword.isSuccess && token !== null && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setPassword.mutate(new FormData(event.currentTarget));
            }}
          >
            <Stack gap="sm">
              <NewPassword />
              {setPassword.error && <ProblemNotice error={setPassword.error} />}
              <Button type="submit" loading={setPassword.isPending}>
                {t('setup.savePassword')}
              </Button>
            </Stack>
          </form>
        )}
      </Section>
    </AppFrame>
  );
}
