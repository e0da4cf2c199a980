import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { ProblemNotice } from '../../parts/problem-notice';
import { matchmakingKey } from '../matchmaking/queries';

type State = Schema<'Matchmaking'>['state'];

interface Props {
  readonly matchmakingId: string;
  readonly state: State;
  readonly revision: number;
}

/** Opens a gathering that was being prepared, or ends one that took place. */
export function MoveState({ matchmakingId, state, revision }: Props) {
  const { t } = useTranslation();
  const move = useAction({
    perform: (to: State, key) =>
      answer(
        api.POST('/api/registration/matchmakings/{matchmakingId}/state', {
          params: {
            path: { matchmakingId },
            header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
          },
          body: { state: to },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: (changed) => t(`matchmakingState.${changed.state}`),
  });
  if (state !== 'draft' && state !== 'open') return null;
  const to = state === 'draft' ? 'open' : 'finished';
  return (
    <div>
      <ConfirmButton
        label={t(`programme.move.${to}`)}
        warning={t(`programme.moveWarning.${to}`)}
        isPending={move.isPending}
        onConfirm={() => {
          move.mutate(to);
        }}
      />
      {move.error && <ProblemNotice error={move.error} />}
    </div>
  );
}
