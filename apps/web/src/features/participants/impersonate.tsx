import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { ConfirmButton } from '../../parts/confirm-button';
import { ProblemNotice } from '../../parts/problem-notice';
import { useEnterSession } from '../session/use-session';

interface Props {
  readonly matchmakingId: string;
  readonly delegateId: string;
  readonly name: string;
}

/** Acts in a delegate's name, to help them. Everything done so is written down under both names. */
export function Impersonate({ matchmakingId, delegateId, name }: Props) {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const begin = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/registration/impersonation', { body: { matchmakingId, delegateId } })),
    onSuccess: (session) => {
      navigate('/');
      enterSession(session);
    },
  });
  return (
    <div>
      <ConfirmButton
        label={t('impersonation.begin', { name })}
        warning={t('impersonation.warning', { name })}
        isPending={begin.isPending}
        onConfirm={() => {
          begin.mutate();
        }}
      />
      {begin.error && <ProblemNotice error={begin.error} />}
    </div>
  );
}
