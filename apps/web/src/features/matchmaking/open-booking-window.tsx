import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from './queries';

interface Props {
  readonly matchmakingId: string;
  /** It was open before. */
  readonly isAgain: boolean;
}

export function OpenBookingWindow({ matchmakingId, isAgain }: Props) {
  const { t } = useTranslation();
  const open = useAction({
    perform: (_: undefined, key) =>
      answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/booking-window/open', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('bookingWindow.opened'),
  });
  return (
    <>
      <Button
        variant={isAgain ? 'default' : 'filled'}
        loading={open.isPending}
        onClick={() => {
          open.mutate(undefined);
        }}
      >
        {t(isAgain ? 'bookingWindow.openAgain' : 'bookingWindow.open')}
      </Button>
      {open.error && <ProblemNotice error={open.error} />}
    </>
  );
}
