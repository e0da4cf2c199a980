import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { endSession } from './session-state';
import { Refused } from './refused';

const MOST_RETRIES = 2;
const FRESH_MS = 10_000;

/** What pages know of the server. A refusal with 401 anywhere means that the session has ended. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof Refused && error.problem.status === 401) endSession(client);
  };
  // Else a page that was opened without a connection would not notice that there is one again.
  onlineManager.setOnline(navigator.onLine);
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Asked without a connection too: the agenda may be kept here, and else the person is told, not left waiting.
      queries: {
        retry: isWorthARetry,
        staleTime: FRESH_MS,
        throwOnError: false,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

/** A clear no stays a no. */
function isWorthARetry(failures: number, error: Error): boolean {
  return failures < MOST_RETRIES && error instanceof Refused && error.isOutcomeUnknown;
}
