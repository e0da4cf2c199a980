import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { AgendaPage } from './features/agenda/agenda-page';
import { HomePage } from './features/matchmakings/home-page';
import { RequireSession } from './features/session/require-session';
import { SignInRoute } from './features/sign-in/sign-in-route';
import { NotFoundPage } from './frame/not-found-page';
import { SignedInFrame } from './frame/signed-in-frame';
import { Loading } from './parts/loading';

// Organisers' pages come when they are first opened; participants never load them.
const SetupPage = lazy(() => import('./features/setup/setup-page'));
const SetPasswordPage = lazy(() => import('./features/setup/set-password-page'));
const MatchmakingPage = lazy(() => import('./features/matchmaking/matchmaking-page'));
const SchedulePage = lazy(() => import('./features/schedules/schedule-page'));
const ParticipantsPage = lazy(() => import('./features/participants/participants-page'));
const ParticipantAgendaPage = lazy(() => import('./features/agenda/participant-agenda-page'));
const AllocationPage = lazy(() => import('./features/runs/allocation-page'));
const SchedulesPage = lazy(() => import('./features/schedules/schedules-page'));
const PublicationPage = lazy(() => import('./features/schedules/publication-page'));
const RequestsPage = lazy(() => import('./features/requests/requests-page'));
const ImportPage = lazy(() => import('./features/participants/import-page'));
const ParticipantPage = lazy(() => import('./features/participants/participant-page'));
const MailsPage = lazy(() => import('./features/mails/mails-page'));
const StatisticsPage = lazy(() => import('./features/statistics/statistics-page'));
const NewMatchmakingPage = lazy(() => import('./features/programme/new-matchmaking-page'));
const ProgrammePage = lazy(() => import('./features/programme/setup-page'));
const LiveDayPage = lazy(() => import('./features/live-day/live-day-page'));
const WhatIfPage = lazy(() => import('./features/what-if/what-if-page'));
const AnswersPage = lazy(() => import('./features/answers/answers-page'));
const AuditPage = lazy(() => import('./features/audit/audit-page'));
const BoardPage = lazy(() => import('./features/board/board-page'));
// Participants' own pages beside the agenda, which is the first they see.
const DirectoryPage = lazy(() => import('./features/directory/directory-page'));
const InboxPage = lazy(() => import('./features/inbox/inbox-page'));
const AvailabilityPage = lazy(() => import('./features/availability/availability-page'));
const OwnProfilePage = lazy(() => import('./features/own-profile/own-profile-page'));
const MailboxPage = lazy(() => import('./features/mailbox/mailbox-page'));
const MailPage = lazy(() => import('./features/mailbox/mail-page'));

/** Which page an address shows. */
export function Pages() {
  return (
    <Switch>
      <Route path="/sign-in">
        <SignInRoute />
      </Route>
      <Route path="/setup">
        <Suspense fallback={<Loading />}>
          <SetupPage />
        </Suspense>
      </Route>
      <Route path="/set-password">
        <Suspense fallback={<Loading />}>
          <SetPasswordPage />
        </Suspense>
      </Route>
      <Route path="/matchmakings/:matchmakingId/board">
        {(params) => (
          <RequireSession>
            <Suspense fallback={<Loading />}>
              <BoardPage {...params} />
            </Suspense>
          </RequireSession>
        )}
      </Route>
      <Route>
        <RequireSession>
          <SignedInFrame>
            <PagesBehindSignIn />
          </SignedInFrame>
        </RequireSession>
      </Route>
    </Switch>
  );
}

function PagesBehindSignIn() {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/matchmakings/new">
        <NewMatchmakingPage />
      </Route>
      <Route path="/matchmakings/:matchmakingId/setup">{(params) => <ProgrammePage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId">{(params) => <MatchmakingPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/agenda">{(params) => <AgendaPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/participants">
        {(params) => <ParticipantsPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/participants/import">
        {(params) => <ImportPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/participants/:participantId">
        {(params) => <ParticipantPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/participants/:participantId/agenda">
        {(params) => <ParticipantAgendaPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/schedules/:scheduleId">
        {(params) => <SchedulePage key={params.scheduleId} {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/allocation">
        {(params) => <AllocationPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/requests">{(params) => <RequestsPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/schedules">{(params) => <SchedulesPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/schedules/:scheduleId/publication">
        {(params) => <PublicationPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/what-if">{(params) => <WhatIfPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/answers">{(params) => <AnswersPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/audit">{(params) => <AuditPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/live-day">{(params) => <LiveDayPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/mails">{(params) => <MailsPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/statistics">
        {(params) => <StatisticsPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/directory">{(params) => <DirectoryPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/inbox">{(params) => <InboxPage {...params} />}</Route>
      <Route path="/matchmakings/:matchmakingId/availability">
        {(params) => <AvailabilityPage {...params} />}
      </Route>
      <Route path="/matchmakings/:matchmakingId/profile">{(params) => <OwnProfilePage {...params} />}</Route>
      <Route path="/mailbox">
        <MailboxPage />
      </Route>
      <Route path="/mailbox/:number">{({ number }) => <MailPage number={Number(number)} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
