import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api } from '../../api/client';

const PAGE = 50;
const LOOK_AGAIN_MS = 5_000;

export const mailsQuery = (recipient: string) =>
  infiniteQueryOptions({
    queryKey: ['mailbox', 'mails', recipient],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/mailbox/mails', {
          params: {
            query: {
              limit: PAGE,
              ...(pageParam !== null && { cursor: pageParam }),
              ...(recipient !== '' && { recipient }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Mails come in while somebody looks.
    refetchInterval: ({ state: { data } }) => (data && data.pages.length > 1 ? false : LOOK_AGAIN_MS),
  });

export const mailQuery = (number: number) =>
  queryOptions({
    queryKey: ['mailbox', 'mail', number],
    queryFn: () => answer(api.GET('/api/mailbox/mails/{number}', { params: { path: { number } } })),
    staleTime: Infinity,
  });
