import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useEnterSession } from './use-session';

export function SignOutButton() {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const signOut = useMutation({
    mutationFn: () => answer(api.DELETE('/api/registration/session')),
    onSuccess: () => {
      navigate('/');
      enterSession(null);
    },
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={signOut.isPending}
      onClick={() => {
        signOut.mutate();
      }}
    >
      {t('session.signOut')}
    </Button>
  );
}
