import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  keyIn,
  type MatchmakingScope,
  pageFrom,
  pageOf,
  PageQuery,
  Principal,
  Responds,
  Scope,
} from '@ronda/http';
import { z } from 'zod';
import { CompareSchedules } from '../use-cases/compare-schedules';
import { CreateDraft } from '../use-cases/create-draft';
import { PreviewPublication } from '../use-cases/preview-publication';
import { PublishSchedule } from '../use-cases/publish-schedule';
import { ReadSchedules } from '../use-cases/read-schedules';
import { actorOf } from './actor';
import { WhyQuery } from './placement.schema';
import {
  changeBody,
  CompareQuery,
  ComparisonBody,
  CreateDraftBody,
  GridBody,
  MisfitBody,
  PreviewBody,
  PublishedBody,
  ScheduleBody,
  UnplacedBody,
} from './schedule.schema';

@Controller('scheduling/matchmakings/:matchmakingId/schedules')
@Access('organiser', 'co-organiser')
export class ScheduleController {
  constructor(
    private readonly read: ReadSchedules,
    private readonly createDraft: CreateDraft,
    private readonly compareSchedules: CompareSchedules,
    private readonly previewPublication: PreviewPublication,
    private readonly publishSchedule: PublishSchedule,
  ) {}

  @Get()
  @Responds(200, pageOf(ScheduleBody))
  async list(@Scope() scope: MatchmakingScope, @Query({ schema: PageQuery }) { limit, cursor }: PageQuery) {
    const [before] = keyIn(cursor, z.tuple([z.int32()])) ?? [null];
    return pageFrom(await this.read.list(scope, limit + 1, before), limit, ({ version }) => [version]);
  }

  /** A new draft from any version: to change it by hand, or to roll back. */
  @Post()
  @Idempotent()
  @Responds(201, ScheduleBody)
  create(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: CreateDraftBody }) { basedOn }: CreateDraftBody,
  ) {
    return this.createDraft.execute(scope, actorOf(principal), basedOn);
  }

  @Get(':scheduleId')
  @Responds(200, ScheduleBody)
  one(@Scope() scope: MatchmakingScope, @Param('scheduleId', { schema: Id }) scheduleId: string) {
    return this.read.one(scope, scheduleId);
  }

  @Get(':scheduleId/grid')
  @Responds(200, GridBody)
  grid(@Scope() scope: MatchmakingScope, @Param('scheduleId', { schema: Id }) scheduleId: string) {
    return this.read.grid(scope, scheduleId);
  }

  @Get(':scheduleId/unplaced')
  @Responds(200, z.array(UnplacedBody))
  unplaced(@Scope() scope: MatchmakingScope, @Param('scheduleId', { schema: Id }) scheduleId: string) {
    return this.read.unplaced(scope, scheduleId);
  }

  /** Meetings that no longer fit since the programme or somebody's availability changed. */
  @Get(':scheduleId/misfits')
  @Responds(200, z.array(MisfitBody))
  misfits(@Scope() scope: MatchmakingScope, @Param('scheduleId', { schema: Id }) scheduleId: string) {
    return this.read.misfits(scope, scheduleId);
  }

  @Get(':scheduleId/difference')
  @Responds(200, ComparisonBody)
  async difference(
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @Query({ schema: CompareQuery }) query: CompareQuery,
  ) {
    const { changes, blastRadius } = await this.compareSchedules.execute(scope, query.with, scheduleId);
    return { blastRadius, changes: changes.map(changeBody) };
  }

  /** What publishing would do: who gets how many mails, and what stands against it. Changes nothing. */
  @Get(':scheduleId/publication')
  @Responds(200, PreviewBody)
  async preview(@Scope() scope: MatchmakingScope, @Param('scheduleId', { schema: Id }) scheduleId: string) {
    const { changes, blastRadius, misfits } = await this.previewPublication.execute(scope, scheduleId);
    return {
      blastRadius,
      changes: changes.map(changeBody),
      misfits: [...misfits].map(([meetingId, reasons]) => ({ meetingId, reasons })),
    };
  }

  @Post(':scheduleId/publish')
  @Idempotent()
  @Responds(200, PublishedBody)
  publish(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @IfMatch() revision: number,
    @Query({ schema: WhyQuery }) { reason }: WhyQuery,
  ) {
    return this.publishSchedule.execute(scope, actorOf(principal), scheduleId, revision, reason);
  }
}
