import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';
import type { Mail } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly mail: Mail;
}

/** A mail whose outcome nobody knows, or that failed: an organiser decides that it goes out once more. */
export function ResendMail({ matchmakingId, mail }: Props) {
  const { t } = useTranslation();
  const resend = useAction({
    perform: (mailId: string, key) =>
      answer(
        api.POST('/api/notification/matchmakings/{matchmakingId}/mails/{mailId}/resend', {
          params: { path: { matchmakingId, mailId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('mails.resent'),
  });
  return (
    <>
      <ConfirmButton
        label={t('mails.resend')}
        warning={t(mail.status === 'unknown' ? 'mails.mayComeTwice' : 'mails.goesAgain')}
        isPending={resend.isPending}
        onConfirm={() => {
          resend.mutate(mail.id);
        }}
      />
      {resend.error && <ProblemNotice error={resend.error} />}
    </>
  );
}
