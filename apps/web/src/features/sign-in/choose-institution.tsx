import { Alert, Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Institution } from './credentials';

interface Props {
  readonly institutions: readonly Institution[];
  readonly onChoose: (institution: Institution) => void;
}

/** Where to, for whom one password opens several institutions. */
export function ChooseInstitution({ institutions, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert" title={t('application.whichInstitution')}>
      <Stack gap="xs" align="flex-start">
        {institutions.map((institution) => (
          <Button
            key={institution.tenantId}
            variant="default"
            onClick={() => {
              onChoose(institution);
            }}
          >
            {institution.name ?? t('application.administration')}
          </Button>
        ))}
      </Stack>
    </Alert>
  );
}
