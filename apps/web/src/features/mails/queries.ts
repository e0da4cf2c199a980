import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, PAGE_LIMIT } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type Mail = Schema<'Mail'>;

export interface MailFilter {
  readonly status?: Mail['status'];
  readonly kind?: Mail['kind'];
  readonly recipient?: string;
}

/** The ledger, the newest first, page by page. */
export const mailsQuery = (matchmakingId: string, filter: MailFilter) =>
  infiniteQueryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'mails', filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/mails', {
          params: {
            path: { matchmakingId },
            query: { ...filter, limit: PAGE_LIMIT, ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What the published schedule still makes necessary. */
export const announcementQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'mail-announcement'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/mail-announcement', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

/** Addresses to which nothing more goes, since mail to them came back. */
export const suppressedQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'suppressed-addresses'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/suppressed-addresses', {
          params: { path: { matchmakingId } },
        }),
      ),
  });
