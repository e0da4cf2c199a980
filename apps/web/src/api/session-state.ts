import type { QueryClient } from '@tanstack/react-query';
import type { Schema } from './client';

export type Session = Schema<'Session'>;

/** Who the person at this browser is, as far as the page knows. */
export interface SessionState {
  readonly session: Session | null;
  /** The one that the server ended: the person is to be told, not surprised, and finds the page as it was. */
  readonly former: Session | null;
}

export const SESSION_KEY = ['session'] as const;

/** Forgets what the former person saw before showing anything to the next; the same one goes on. */
export function enterSession(client: QueryClient, session: Session | null): void {
  const known = client.getQueryData<SessionState>(SESSION_KEY);
  const others = {
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== SESSION_KEY[0],
  };
  if (session && known?.former?.userId === session.userId) {
    client.setQueryData<SessionState>(SESSION_KEY, { session, former: null });
    void client.invalidateQueries(others);
    return;
  }
  client.removeQueries(others);
  client.setQueryData<SessionState>(SESSION_KEY, { session, former: null });
}

/** The server no longer knows the session. Pages keep their place, so that signing in again continues there. */
export function endSession(client: QueryClient): void {
  const known = client.getQueryData<SessionState>(SESSION_KEY);
  if (known?.session)
    client.setQueryData<SessionState>(SESSION_KEY, { session: null, former: known.session });
}
