import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { Refused } from '../../api/refused';
import { enterSession, SESSION_KEY, type Session, type SessionState } from '../../api/session-state';

/** Asking also extends the session while somebody works; it would end after hours without. */
const EXTEND_EVERY_MS = 10 * 60_000;

/** Who is signed in at this browser. */
export function useSessionState() {
  const client = useQueryClient();
  return useQuery<SessionState>({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await sessionOrNull();
      const known = client.getQueryData<SessionState>(SESSION_KEY);
      return { session, former: session === null ? (known?.session ?? known?.former ?? null) : null };
    },
    refetchInterval: EXTEND_EVERY_MS,
  });
}

async function sessionOrNull(): Promise<Session | null> {
  try {
    return await answer(api.GET('/api/registration/session'));
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return null;
    throw error;
  }
}

/** Makes somebody the person at this browser, or nobody. */
export function useEnterSession(): (session: Session | null) => void {
  const client = useQueryClient();
  return (session) => {
    enterSession(client, session);
  };
}
