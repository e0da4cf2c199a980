import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type Run = Schema<'AllocationRun'>;

export function hasEnded({ status }: Run): boolean {
  return status !== 'queued' && status !== 'running';
}

/** The latest run, or null before the first. */
export const latestRunQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'latest-run'],
    queryFn: async (): Promise<Run | null> => {
      const page = await answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/runs', {
          params: { path: { matchmakingId }, query: { limit: 1 } },
        }),
      );
      return page.items[0] ?? null;
    },
  });

const MOST_LISTED = 20;

/** The latest runs, the newest first. */
export const runsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'runs'],
    queryFn: async (): Promise<readonly Run[]> => {
      const page = await answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/runs', {
          params: { path: { matchmakingId }, query: { limit: MOST_LISTED } },
        }),
      );
      return page.items;
    },
  });
