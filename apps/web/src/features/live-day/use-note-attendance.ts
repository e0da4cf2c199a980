import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { matchmakingKey } from '../matchmaking/queries';

interface Note {
  readonly participantId: string;
  readonly revision: number;
  readonly body: Schema<'NoteAttendance'>;
}

/** Notes who came, is late or is not there. */
export function useNoteAttendance(matchmakingId: string, nameOf: (participantId: string) => string) {
  const { t } = useTranslation();
  return useAction({
    perform: ({ participantId, revision, body }: Note) =>
      answer(
        api.PUT('/api/scheduling/matchmakings/{matchmakingId}/live-day/participants/{participantId}', {
          params: { path: { matchmakingId, participantId }, header: { 'If-Match': `"${revision}"` } },
          body,
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: ({ participantId, state }) =>
      t('liveDay.noted', { name: nameOf(participantId), state: t(`liveDay.state.${state}`) }),
  });
}
