import { queryOptions } from '@tanstack/react-query';
import { allPages, answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type MeetingRequest = Schema<'MeetingRequest'>;
export type Standing = Schema<'Standing'>;
export type Priority = MeetingRequest['priority'];

/** From the most wanted down. */
export const PRIORITIES = ['must', 'want', 'nice'] as const satisfies readonly Priority[];

/** Everything the participant asked others and was asked. */
export const ownRequestsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'own-requests'],
    queryFn: () =>
      allPages((query) =>
        answer(
          api.GET('/api/meeting-request/matchmakings/{matchmakingId}/requests', {
            params: { path: { matchmakingId }, query },
          }),
        ),
      ),
  });

/** What it has used of its quotas, and whether it takes requests. */
export const standingQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'standing'],
    queryFn: () =>
      answer(
        api.GET('/api/meeting-request/matchmakings/{matchmakingId}/standing', {
          params: { path: { matchmakingId } },
        }),
      ),
  });
