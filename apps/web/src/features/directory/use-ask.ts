import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { matchmakingKey } from '../matchmaking/queries';
import type { Priority } from '../inbox/queries';
import { directoryQuery, type DirectoryEntry } from './queries';

export interface Wish {
  readonly priority: Priority;
  readonly message: string;
}

export const BLANK_WISH: Wish = { priority: 'want', message: '' };

/** Asks one of the directory for a meeting; the directory shows it at once, and as before where it is refused. */
export function useAsk(matchmakingId: string, { participantId, name }: DirectoryEntry, onDone: () => void) {
  const { t } = useTranslation();
  return useAction({
    perform: ({ priority, message }: Wish, key) =>
      answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/requests', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { toParticipantId: participantId, priority, message: message.trim() },
        }),
      ),
    expected: {
      queryKey: directoryQuery(matchmakingId).queryKey,
      after: (entries: DirectoryEntry[]) =>
        entries.map((entry) =>
          entry.participantId === participantId
            ? { ...entry, mayRequest: false, request: { id: '', direction: 'sent', status: 'proposed' } }
            : entry,
        ),
    },
    changes: matchmakingKey(matchmakingId),
    done: ({ status }) => {
      onDone();
      return t(status === 'accepted' ? 'directory.agreed' : 'directory.asked', { name });
    },
  });
}
