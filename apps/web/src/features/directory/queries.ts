import { queryOptions } from '@tanstack/react-query';
import { allPages, answer, PAGE_LIMIT } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type DirectoryEntry = Schema<'DirectoryEntry'>;
export type Recommendation = Schema<'Recommendations'>['items'][number];

/** Everybody who takes part, with what lies between each and the person who looks. */
export const directoryQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'directory'],
    queryFn: () =>
      allPages((query) =>
        answer(
          api.GET('/api/meeting-request/matchmakings/{matchmakingId}/directory', {
            params: { path: { matchmakingId }, query },
          }),
        ),
      ),
  });

/** Whom the server recommends, best first, and why. */
export const recommendationsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'recommendations'],
    queryFn: async () => {
      const query = { limit: PAGE_LIMIT };
      const { items } = await answer(
        api.GET('/api/meeting-request/matchmakings/{matchmakingId}/recommendations', {
          params: { path: { matchmakingId }, query },
        }),
      );
      return items;
    },
  });
