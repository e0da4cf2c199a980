import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The link was opened without what makes it work. */
export function MissingToken() {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert">
      {t('setup.missingToken')}
    </Alert>
  );
}
