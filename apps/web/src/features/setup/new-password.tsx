import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What the server demands of a password, so that browsers say it before it is sent. */
const MIN_LENGTH = 12;
const MAX_LENGTH = 200;

export function NewPassword() {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('setup.password')}
      description={t('setup.passwordHow', { count: MIN_LENGTH })}
      name="password"
      autoComplete="new-password"
      required
      minLength={MIN_LENGTH}
      maxLength={MAX_LENGTH}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
