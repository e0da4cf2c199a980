import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type Rating = Schema<'Rating'>;

const ratingsKey = (matchmakingId: string) => [...matchmakingKey(matchmakingId), 'ratings'];
export const ownRatingsKey = (matchmakingId: string) => [...ratingsKey(matchmakingId), 'own'];

/** What the participant thought of its meetings. */
export const ownRatingsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: ownRatingsKey(matchmakingId),
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/my-ratings', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

/** What everybody thought, for those who organise. */
export const ratingsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...ratingsKey(matchmakingId), 'all'],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/ratings', {
          params: { path: { matchmakingId } },
        }),
      ),
  });
