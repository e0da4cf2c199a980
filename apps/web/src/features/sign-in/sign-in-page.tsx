import { Alert, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppFrame } from '../../frame/app-frame';
import { PageTitle } from '../../parts/page-title';
import { AskForLink } from './ask-for-link';
import { PasswordForm } from './password-form';

/** The ways in. Stands in the place of any page that needs a session. */
export function SignInPage({ notice }: { readonly notice?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <AppFrame>
      <PageTitle title={t('signIn.title')}>{t('signIn.purpose')}</PageTitle>
      {notice !== undefined && (
        <Alert color="yellow" role="status" mb="md">
          {notice}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <AskForLink />
        <PasswordForm />
      </SimpleGrid>
    </AppFrame>
  );
}
