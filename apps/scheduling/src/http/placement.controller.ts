import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  type MatchmakingScope,
  Principal,
  Responds,
  Scope,
} from '@ronda/http';
import type { Edit } from '../use-cases/draft-editing';
import { FindPlaces } from '../use-cases/find-places';
import { LockMeeting } from '../use-cases/lock-meeting';
import { MoveMeeting } from '../use-cases/move-meeting';
import { SwapMeetings } from '../use-cases/swap-meetings';
import { UnscheduleMeeting } from '../use-cases/unschedule-meeting';
import { actorOf } from './actor';
import {
  cellsBody,
  CellsBody,
  ChangedBody,
  LockBody,
  PlaceBody,
  SwapBody,
  WhyQuery,
} from './placement.schema';

/** Moving by hand, in drafts only. */
@Controller('scheduling/matchmakings/:matchmakingId/schedules/:scheduleId')
@Access('organiser', 'co-organiser')
export class PlacementController {
  constructor(
    private readonly findPlaces: FindPlaces,
    private readonly moveMeeting: MoveMeeting,
    private readonly swapMeetings: SwapMeetings,
    private readonly unscheduleMeeting: UnscheduleMeeting,
    private readonly lockMeeting: LockMeeting,
  ) {}

  /** Every slot and table for one meeting, green or red with the reasons. */
  @Get('meetings/:meetingId/cells')
  @Responds(200, CellsBody)
  async cells(
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @Param('meetingId', { schema: Id }) meetingId: string,
  ) {
    const { revision, places, names } = await this.findPlaces.execute(scope, scheduleId, meetingId);
    return cellsBody(meetingId, revision, places, names);
  }

  @Put('meetings/:meetingId/place')
  @Responds(200, ChangedBody)
  place(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @IfMatch() revision: number,
    @Body({ schema: PlaceBody }) { reason, ...place }: PlaceBody,
  ) {
    const edit = { scope, actor: actorOf(principal), scheduleId, revision, reason };
    return changed(edit, this.moveMeeting.execute(edit, meetingId, place));
  }

  @Delete('meetings/:meetingId/place')
  @Responds(200, ChangedBody)
  unschedule(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @IfMatch() revision: number,
    @Query({ schema: WhyQuery }) { reason }: WhyQuery,
  ) {
    const edit = { scope, actor: actorOf(principal), scheduleId, revision, reason };
    return changed(edit, this.unscheduleMeeting.execute(edit, meetingId));
  }

  @Put('meetings/:meetingId/lock')
  @Responds(200, ChangedBody)
  lock(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @IfMatch() revision: number,
    @Body({ schema: LockBody }) { isLocked, reason }: LockBody,
  ) {
    const edit = { scope, actor: actorOf(principal), scheduleId, revision, reason };
    return changed(edit, this.lockMeeting.execute(edit, meetingId, isLocked));
  }

  @Post('swaps')
  @Idempotent()
  @Responds(200, ChangedBody)
  swap(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('scheduleId', { schema: Id }) scheduleId: string,
    @IfMatch() revision: number,
    @Body({ schema: SwapBody }) { meetingId, otherId, reason }: SwapBody,
  ) {
    const edit = { scope, actor: actorOf(principal), scheduleId, revision, reason };
    return changed(edit, this.swapMeetings.execute(edit, meetingId, otherId));
  }
}

async function changed(
  { scheduleId }: Edit,
  change: Promise<number>,
): Promise<{ scheduleId: string; revision: number }> {
  return { scheduleId, revision: await change };
}
