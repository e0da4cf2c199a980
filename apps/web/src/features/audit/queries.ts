import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, PAGE_LIMIT } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type AuditEntry = Schema<'AuditEntry'>;

export interface AuditFilter {
  readonly meetingId?: string;
  readonly participantId?: string;
}

/** Who did what, the newest first, page by page. */
export const auditQuery = (matchmakingId: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'audit', filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/registration/matchmakings/{matchmakingId}/audit', {
          params: {
            path: { matchmakingId },
            query: { ...filter, limit: PAGE_LIMIT, ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
