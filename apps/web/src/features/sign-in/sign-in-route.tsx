import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useSessionState } from '../session/use-session';
import { FollowLinkPage } from './follow-link-page';
import { SignInPage } from './sign-in-page';
import { useLinkToken } from './use-link-token';

/** The address /sign-in: what a mailed link leads to, otherwise the ways in. */
export function SignInRoute() {
  const token = useLinkToken();
  const { data } = useSessionState();
  const [, navigate] = useLocation();
  const isDone = token === null && Boolean(data?.session);
  useEffect(() => {
    if (isDone) navigate('/', { replace: true });
  }, [isDone, navigate]);
  return token === null ? <SignInPage /> : <FollowLinkPage token={token} />;
}
