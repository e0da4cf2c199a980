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

/** A mail whose outcome nobody knew has arrived, as the organiser found out: nothing more is done about it. */
export function ConsiderSent({ matchmakingId, mail }: Props) {
  const { t } = useTranslation();
  const settle = useAction({
    perform: (mailId: string, key) =>
      answer(
        api.POST('/api/notification/matchmakings/{matchmakingId}/mails/{mailId}/consider-sent', {
          params: { path: { matchmakingId, mailId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('mails.settled'),
  });
  return (
    <>
      <ConfirmButton
        label={t('mails.itArrived')}
        warning={t('mails.nothingMore')}
        isPending={settle.isPending}
        onConfirm={() => {
          settle.mutate(mail.id);
        }}
      />
      {settle.error && <ProblemNotice error={settle.error} />}
    </>
  );
}
