import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { SignInPage } from '../sign-in/sign-in-page';
import { SessionContext } from './session-context';
import { useSessionState } from './use-session';

/**
 * Shows what needs a session, or the sign-in in its place. When a session ends the page stays behind the sign-in, so
 * that the same person finds what they had typed; somebody else gets a page of their own.
 */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSessionState();
  if (!data) return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Loading />;
  const { session, former } = data;
  const owner = session ?? former;
  return (
    <>
      {!session && <SignInPage notice={former ? t('session.ended') : undefined} />}
      {owner && (
        <div key={owner.userId} hidden={!session}>
          <SessionContext value={owner}>{children}</SessionContext>
        </div>
      )}
    </>
  );
}
