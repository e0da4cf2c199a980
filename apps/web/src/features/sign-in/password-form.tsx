import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { useEnterSession } from '../session/use-session';
import { ChooseInstitution } from './choose-institution';
import { credentialsIn, institutionsIn, type Institution } from './credentials';

interface Attempt {
  readonly form: FormData;
  /** Chosen where the password fits in several. */
  readonly institution?: Institution;
}

/** How organisers sign in. The fields are read when sent: password managers fill them in without telling anybody. */
export function PasswordForm() {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const signIn = useMutation({
    mutationFn: ({ form, institution }: Attempt) => {
      const chosen = institution && { tenantId: institution.tenantId };
      return answer(
        api.POST('/api/registration/sign-in/password', { body: { ...credentialsIn(form), ...chosen } }),
      );
    },
    onSuccess: enterSession,
  });
  const institutions = institutionsIn(signIn.error);
  return (
    <Section title={t('signIn.organiser')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ form: new FormData(event.currentTarget) });
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
          {signIn.error && institutions.length === 0 && <ProblemNotice error={signIn.error} />}
          {institutions.length > 0 && (
            <ChooseInstitution
              institutions={institutions}
              onChoose={(institution) => {
                if (signIn.variables) signIn.mutate({ form: signIn.variables.form, institution });
              }}
            />
          )}
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.enter')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
