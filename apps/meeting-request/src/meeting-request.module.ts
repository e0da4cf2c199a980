import { Module } from '@nestjs/common';
import { MessagingModule } from '@ronda/messaging';
import { PersistenceModule } from '@ronda/persistence';
import { migrations } from '../migrations';
import { BookingWindowController } from './http/booking-window.controller';
import { DirectoryController } from './http/directory.controller';
import { MeetingRequestController } from './http/meeting-request.controller';
import { OrganiserController } from './http/organiser.controller';
import { ParticipationController } from './http/participation.controller';
import './http/problems';
import { EraseWordsWhenPersonIsErased } from './jobs/erase-words-when-person-is-erased.handler';
import { FollowTheClock } from './jobs/follow-the-clock.sweep';
import { WithdrawRequestsWhenParticipantWithdraws } from './jobs/withdraw-requests-when-participant-withdraws.handler';
import { MatchmakingRules } from './persistence/matchmaking-rules';
import { PostgresBookingRules } from './persistence/postgres-booking-rules';
import { PostgresBookingWindows } from './persistence/postgres-booking-windows';
import { PostgresDirectory } from './persistence/postgres-directory';
import { PostgresEncounters } from './persistence/postgres-encounters';
import { PostgresMeetingRequests } from './persistence/postgres-meeting-requests';
import { PostgresStandings } from './persistence/postgres-standings';
import { PostgresStatistics } from './persistence/postgres-statistics';
import { PostgresVetoes } from './persistence/postgres-vetoes';
import { PublishedTenants } from './persistence/published-tenants';
import { AcceptMeetingRequest } from './use-cases/accept-meeting-request';
import { AdvanceGatherings } from './use-cases/advance-gatherings';
import { BookingRules } from './use-cases/booking-rules';
import { BookingWindows } from './use-cases/booking-windows';
import { CloseBookingWindow } from './use-cases/close-booking-window';
import { DeclineMeetingRequest } from './use-cases/decline-meeting-request';
import { Directory } from './use-cases/directory';
import { EditMeetingRequest } from './use-cases/edit-meeting-request';
import { Encounters } from './use-cases/encounters';
import { EraseWords } from './use-cases/erase-words';
import { ExpireMeetingRequests } from './use-cases/expire-meeting-requests';
import { ImportMeetingRequests } from './use-cases/import-meeting-requests';
import { ListMeetingRequests } from './use-cases/list-meeting-requests';
import { ListVetoes } from './use-cases/list-vetoes';
import { MeetingRequests } from './use-cases/meeting-requests';
import { OpenBookingWindow } from './use-cases/open-booking-window';
import { OrganisersActs } from './use-cases/organisers-acts';
import { PauseRequests } from './use-cases/pause-requests';
import { PlanBookingWindow } from './use-cases/plan-booking-window';
import { ProposeMeetingRequest } from './use-cases/propose-meeting-request';
import { ReadBookingWindow } from './use-cases/read-booking-window';
import { ReadStanding } from './use-cases/read-standing';
import { ReadStatistics } from './use-cases/read-statistics';
import { RecommendParticipants } from './use-cases/recommend-participants';
import { RequestJournal } from './use-cases/request-journal';
import { SearchDirectory } from './use-cases/search-directory';
import { Standings } from './use-cases/standings';
import { Statistics } from './use-cases/statistics';
import { Tenants } from './use-cases/tenants';
import { VetoParticipant } from './use-cases/veto-participant';
import { Vetoes } from './use-cases/vetoes';
import { WithdrawMeetingRequest } from './use-cases/withdraw-meeting-request';
import { WithdrawRequestsOfParticipant } from './use-cases/withdraw-requests-of-participant';
import { WithdrawVeto } from './use-cases/withdraw-veto';

const useCases = [
  AcceptMeetingRequest,
  AdvanceGatherings,
  CloseBookingWindow,
  DeclineMeetingRequest,
  EditMeetingRequest,
  EraseWords,
  ExpireMeetingRequests,
  ImportMeetingRequests,
  ListMeetingRequests,
  ListVetoes,
  OpenBookingWindow,
  OrganisersActs,
  PauseRequests,
  PlanBookingWindow,
  ProposeMeetingRequest,
  ReadBookingWindow,
  ReadStanding,
  ReadStatistics,
  RecommendParticipants,
  RequestJournal,
  SearchDirectory,
  VetoParticipant,
  WithdrawMeetingRequest,
  WithdrawRequestsOfParticipant,
  WithdrawVeto,
];

const adapters = [
  MatchmakingRules,
  PostgresBookingWindows,
  PostgresStandings,
  { provide: BookingRules, useClass: PostgresBookingRules },
  { provide: BookingWindows, useExisting: PostgresBookingWindows },
  { provide: Directory, useClass: PostgresDirectory },
  { provide: Encounters, useClass: PostgresEncounters },
  { provide: MeetingRequests, useClass: PostgresMeetingRequests },
  { provide: Standings, useExisting: PostgresStandings },
  { provide: Statistics, useClass: PostgresStatistics },
  { provide: Tenants, useClass: PublishedTenants },
  { provide: Vetoes, useClass: PostgresVetoes },
];

const handlers = [EraseWordsWhenPersonIsErased, FollowTheClock, WithdrawRequestsWhenParticipantWithdraws];

@Module({
  imports: [
    PersistenceModule.forService('meeting-request', { entities: [], migrations }),
    MessagingModule.forService('meeting-request'),
  ],
  controllers: [
    BookingWindowController,
    DirectoryController,
    OrganiserController,
    MeetingRequestController,
    ParticipationController,
  ],
  providers: [...useCases, ...adapters, ...handlers],
})
export class MeetingRequestModule {}
