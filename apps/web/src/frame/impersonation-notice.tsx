import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../api/answer';
import { api } from '../api/client';
import { useSession } from '../features/session/session-context';
import { useEnterSession } from '../features/session/use-session';

/** Says that one acts in somebody else's name, and leads back to one's own. */
export function ImpersonationNotice() {
  const { t } = useTranslation();
  const { impersonatorId, name } = useSession();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const end = useMutation({
    mutationFn: () => answer(api.DELETE('/api/registration/impersonation')),
    onSuccess: (session) => {
      navigate('/');
      enterSession(session);
    },
  });
  if (impersonatorId === null) return null;
  return (
    <Alert color="yellow" mb="md">
      <Group justify="space-between">
        <Text>{t('impersonation.active', { name: name ?? '' })}</Text>
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          onClick={() => {
            end.mutate();
          }}
        >
          {t('impersonation.end')}
        </Button>
      </Group>
    </Alert>
  );
}
