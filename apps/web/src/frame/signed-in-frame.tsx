import { Suspense, type ReactNode } from 'react';
import { isOrganiser, useSession } from '../features/session/session-context';
import { Loading } from '../parts/loading';
import { PageBoundary } from '../parts/page-boundary';
import { Account } from './account';
import { AppFrame } from './app-frame';
import { ImpersonationNotice } from './impersonation-notice';
import { MatchmakingNavigation } from './matchmaking-navigation';
import { OrganiserNavigation } from './organiser-navigation';
import { ParticipantNavigation } from './participant-navigation';

/** The frame of every page behind the sign-in. */
export function SignedInFrame({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  return (
    <AppFrame navigation={isOrganiser(session) && <OrganiserNavigation />} account={<Account />}>
      <ImpersonationNotice />
      {isOrganiser(session) ? <MatchmakingNavigation /> : <ParticipantNavigation />}
      <PageBoundary>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </PageBoundary>
    </AppFrame>
  );
}
