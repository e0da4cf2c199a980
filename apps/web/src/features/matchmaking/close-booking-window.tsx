import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from './queries';

export function CloseBookingWindow({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const close = useAction({
    perform: (_: undefined, key) =>
      answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/booking-window/close', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('bookingWindow.closed'),
  });
  return (
    <>
      <ConfirmButton
        label={t('bookingWindow.close')}
        warning={t('bookingWindow.closeWarning')}
        isPending={close.isPending}
        onConfirm={() => {
          close.mutate(undefined);
        }}
      />
      {close.error && <ProblemNotice error={close.error} />}
    </>
  );
}
