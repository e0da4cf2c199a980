import { createContext, useContext } from 'react';
import type { Session } from '../../api/session-state';

export const SessionContext = createContext<Session | null>(null);

/** The person signed in, for pages that stand behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This page was rendered outside of RequireSession.');
  return session;
}

export function isOrganiser({ role }: Session): boolean {
  return role === 'organiser' || role === 'co-organiser';
}
