import { Stack, Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { deviceName } from './device-name';
import { showMoment } from '../../parts/times';
import classes from './other-device.module.css';

interface Props {
  readonly code: string;
  readonly requestedAt: string;
  readonly device: string;
}

/** The link was opened elsewhere than it was asked for: the code signs in there, and nobody here. */
export function OtherDevice({ code, requestedAt, device }: Props) {
  const { t, i18n } = useTranslation();
  const moment = showMoment(requestedAt, i18n.language);
  return (
    <Stack gap="sm">
      <Text>
        <Trans
          i18nKey="signIn.askedElsewhere"
          values={{ moment, device: deviceName(device) }}
          components={{ strong: <strong /> }}
        />
      </Text>
      <output className={classes.code} aria-label={t('signIn.code')}>
        {code}
      </output>
      <Text size="sm" c="dimmed">
        {t('signIn.notYou')}
      </Text>
    </Stack>
  );
}
