import { Module } from '@nestjs/common';
import { newestZones, ZoneData } from '@ronda/calendar';
import { newerZoneFiles } from '@ronda/config';
import { MessagingModule } from '@ronda/messaging';
import { PersistenceModule } from '@ronda/persistence';
import { schedulingMigrations } from '../migrations';
import { ThreadEngine } from './engine/thread-engine';
import { AgendaController } from './http/agenda.controller';
import { LiveDayController } from './http/live-day.controller';
import { PlacementController } from './http/placement.controller';
import { RatingController } from './http/rating.controller';
import { ReplanController } from './http/replan.controller';
import { RunController } from './http/run.controller';
import { ScheduleController } from './http/schedule.controller';
import { WhatIfController } from './http/what-if.controller';
import { AllocateHandler } from './jobs/allocate.handler';
import { ForgetErasedPerson } from './jobs/forget-erased-person.handler';
import { MarkMisfitsWhenAvailabilityChanges } from './jobs/mark-misfits-when-availability-changes.handler';
import { MarkMisfitsWhenProgrammeChanges } from './jobs/mark-misfits-when-programme-changes.handler';
import { ReleaseMeetingHandler } from './jobs/release-meeting.handler';
import { ReleaseMeetingsWhenRequestIsWithdrawn } from './jobs/release-meetings-when-request-is-withdrawn.handler';
import { ResumeAbandonedRunsSweep } from './jobs/resume-abandoned-runs.sweep';
import { StartRunWhenWindowClosesHandler } from './jobs/start-run-when-window-closes.handler';
import { GatheringReader } from './persistence/gathering-reader';
import { PostgresLiveDays } from './persistence/postgres-live-days';
import { PostgresPlacements } from './persistence/postgres-placements';
import { PostgresProgramme } from './persistence/postgres-programme';
import { PostgresPublications } from './persistence/postgres-publications';
import { PostgresRatings } from './persistence/postgres-ratings';
import { PostgresReadings } from './persistence/postgres-readings';
import { PostgresRuns } from './persistence/postgres-runs';
import { PostgresSchedules } from './persistence/postgres-schedules';
import { ViewTenants } from './persistence/view-tenants';
import { CancelRun } from './use-cases/cancel-run';
import { CompareSchedules } from './use-cases/compare-schedules';
import { ConcludeRun } from './use-cases/conclude-run';
import { CreateDraft } from './use-cases/create-draft';
import { DraftEditing } from './use-cases/draft-editing';
import { ExecuteRun } from './use-cases/execute-run';
import { FindPlaces } from './use-cases/find-places';
import { FreeDeclinedMeeting } from './use-cases/free-declined-meeting';
import { LockMeeting } from './use-cases/lock-meeting';
import { MarkMisfits } from './use-cases/mark-misfits';
import { MoveMeeting } from './use-cases/move-meeting';
import { NoteAttendance } from './use-cases/note-attendance';
import { NoteTable } from './use-cases/note-table';
import { OfferStandby } from './use-cases/offer-standby';
import { AllocationEngine } from './use-cases/ports/allocation-engine';
import { LiveDays } from './use-cases/ports/live-days';
import { Placements } from './use-cases/ports/placements';
import { Programme } from './use-cases/ports/programme';
import { Publications } from './use-cases/ports/publications';
import { Ratings } from './use-cases/ports/ratings';
import { Readings } from './use-cases/ports/readings';
import { Runs } from './use-cases/ports/runs';
import { Schedules } from './use-cases/ports/schedules';
import { Tenants } from './use-cases/ports/tenants';
import { PreviewPublication } from './use-cases/preview-publication';
import { ProblemAssembly } from './use-cases/problem-assembly';
import { Publication } from './use-cases/publication';
import { PublishSchedule } from './use-cases/publish-schedule';
import { RateMeeting } from './use-cases/rate-meeting';
import { ReadLiveDay } from './use-cases/read-live-day';
import { ReadRatings } from './use-cases/read-ratings';
import { ReadReplans } from './use-cases/read-replans';
import { ReadRuns } from './use-cases/read-runs';
import { ReadSchedules } from './use-cases/read-schedules';
import { ReleaseMeetings } from './use-cases/release-meetings';
import { ResumeAbandonedRuns } from './use-cases/resume-abandoned-runs';
import { StartReplan } from './use-cases/start-replan';
import { StartRun } from './use-cases/start-run';
import { StartRunWhenWindowCloses } from './use-cases/start-run-when-window-closes';
import { SwapMeetings } from './use-cases/swap-meetings';
import { UnscheduleMeeting } from './use-cases/unschedule-meeting';

const adapters = [
  GatheringReader,
  { provide: AllocationEngine, useClass: ThreadEngine },
  { provide: LiveDays, useClass: PostgresLiveDays },
  { provide: Placements, useClass: PostgresPlacements },
  { provide: Programme, useClass: PostgresProgramme },
  { provide: Publications, useClass: PostgresPublications },
  { provide: Ratings, useClass: PostgresRatings },
  { provide: Readings, useClass: PostgresReadings },
  { provide: Runs, useClass: PostgresRuns },
  { provide: Schedules, useClass: PostgresSchedules },
  { provide: Tenants, useClass: ViewTenants },
  { provide: ZoneData, useFactory: () => newestZones(newerZoneFiles()) },
];

const useCases = [
  CancelRun,
  CompareSchedules,
  ConcludeRun,
  CreateDraft,
  DraftEditing,
  ExecuteRun,
  FindPlaces,
  FreeDeclinedMeeting,
  LockMeeting,
  MarkMisfits,
  MoveMeeting,
  NoteAttendance,
  NoteTable,
  OfferStandby,
  PreviewPublication,
  ProblemAssembly,
  Publication,
  PublishSchedule,
  RateMeeting,
  ReadLiveDay,
  ReadRatings,
  ReadReplans,
  ReadRuns,
  ReadSchedules,
  ReleaseMeetings,
  ResumeAbandonedRuns,
  StartReplan,
  StartRun,
  StartRunWhenWindowCloses,
  SwapMeetings,
  UnscheduleMeeting,
];

const jobs = [
  AllocateHandler,
  ForgetErasedPerson,
  MarkMisfitsWhenAvailabilityChanges,
  MarkMisfitsWhenProgrammeChanges,
  ReleaseMeetingHandler,
  ReleaseMeetingsWhenRequestIsWithdrawn,
  ResumeAbandonedRunsSweep,
  StartRunWhenWindowClosesHandler,
];

@Module({
  imports: [
    PersistenceModule.forService('scheduling', { entities: [], migrations: schedulingMigrations }),
    MessagingModule.forService('scheduling'),
  ],
  controllers: [
    RunController,
    ReplanController,
    WhatIfController,
    ScheduleController,
    PlacementController,
    LiveDayController,
    AgendaController,
    RatingController,
  ],
  providers: [...adapters, ...useCases, ...jobs],
})
export class SchedulingModule {}
