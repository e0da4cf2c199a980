import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { matchmakingKey } from '../matchmaking/queries';
import { ownRequestsQuery, type MeetingRequest, type Priority } from './queries';

export type RequestAction =
  | { readonly kind: 'accept' }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'prioritise'; readonly priority: Priority };

/** Answers, takes back or changes a request; the list shows it at once, and as before where it is refused. */
export function useRequestAction(matchmakingId: string, { id, revision }: MeetingRequest, name: string) {
  const { t } = useTranslation();
  return useAction({
    perform: (action: RequestAction, key) => send({ matchmakingId, id, revision }, action, key),
    expected: {
      queryKey: ownRequestsQuery(matchmakingId).queryKey,
      after: (requests: MeetingRequest[], action: RequestAction) =>
        requests.map((request) => (request.id === id ? after(request, action) : request)),
    },
    changes: matchmakingKey(matchmakingId),
    done: ({ status }) => t(`inbox.done.${status}`, { name }),
  });
}

function send(
  { matchmakingId, id, revision }: { matchmakingId: string; id: string; revision: number },
  action: RequestAction,
  key: string,
): Promise<MeetingRequest> {
  const path = { matchmakingId, requestId: id };
  const params = { path, header: { 'Idempotency-Key': key } };
  switch (action.kind) {
    case 'accept':
      return answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/requests/{requestId}/accept', {
          params,
          body: {},
        }),
      );
    case 'decline':
      return answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/requests/{requestId}/decline', {
          params,
          body: action.reason === '' ? {} : { reason: action.reason },
        }),
      );
    case 'withdraw':
      return answer(
        api.POST('/api/meeting-request/matchmakings/{matchmakingId}/requests/{requestId}/withdraw', {
          params,
        }),
      );
    case 'prioritise':
      return answer(
        api.PATCH('/api/meeting-request/matchmakings/{matchmakingId}/requests/{requestId}', {
          params: { path, header: { 'If-Match': `"${revision}"` } },
          body: { priority: action.priority },
        }),
      );
  }
}

function after(request: MeetingRequest, action: RequestAction): MeetingRequest {
  switch (action.kind) {
    case 'accept':
      return { ...request, status: 'accepted' };
    case 'decline':
      return { ...request, status: 'declined', declineReason: action.reason || null };
    case 'withdraw':
      return { ...request, status: 'withdrawn' };
    case 'prioritise':
      return { ...request, priority: action.priority };
  }
}
