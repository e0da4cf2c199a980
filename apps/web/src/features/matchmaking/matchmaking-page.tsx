import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { MatchmakingState } from '../matchmakings/matchmaking-state';
import { RunSection } from '../runs/run-section';
import { SchedulesSection } from '../schedules/schedules-section';
import { BookingWindowSection } from './booking-window-section';
import { MailsSection } from './mails-section';
import { ParticipantsSection } from './participants-section';
import { PlaceAndDays } from './place-and-days';
import { matchmakingQuery } from './queries';
import { RequestsSection } from './requests-section';

/** One gathering in figures, in the order in which its work is done, each with what can be done next. */
export default function MatchmakingPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  return (
    <QueryView query={matchmaking}>
      {({ name, place, zone, state }) => (
        <>
          <PageTitle title={name} badge={<MatchmakingState state={state} />}>
            <PlaceAndDays matchmakingId={matchmakingId} place={place} zone={zone} />
          </PageTitle>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <ParticipantsSection matchmakingId={matchmakingId} />
            <BookingWindowSection matchmakingId={matchmakingId} />
            <RequestsSection matchmakingId={matchmakingId} />
            <RunSection matchmakingId={matchmakingId} />
            <SchedulesSection matchmakingId={matchmakingId} />
            <MailsSection matchmakingId={matchmakingId} />
          </SimpleGrid>
        </>
      )}
    </QueryView>
  );
}
