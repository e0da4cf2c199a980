import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  type MatchmakingScope,
  Principal,
  problemStatus,
  Responds,
  Scope,
} from '@ronda/http';
import { z } from 'zod';
import { NoteAttendance } from '../use-cases/note-attendance';
import { NoteTable } from '../use-cases/note-table';
import { OfferStandby } from '../use-cases/offer-standby';
import { ReadLiveDay } from '../use-cases/read-live-day';
import { actorOf } from './actor';
import {
  attendanceBody,
  AttendanceBody,
  attendanceIn,
  GiveStandbyBody,
  LiveDayBody,
  lostIn,
  NoteAttendanceBody,
  NoteTableBody,
  StandbyOfferBody,
  StandbyQuery,
  TableConditionBody,
} from './live-day.schema';
import { BlastRadiusBody } from './schedule.schema';

problemStatus({ 'LIVE_DAY.ENDS_BEFORE_IT_BEGINS': 422 });

/** The day itself: who is there, which tables can be used, and who could take a place that fell free. */
@Controller('scheduling/matchmakings/:matchmakingId/live-day')
@Access('organiser', 'co-organiser')
export class LiveDayController {
  constructor(
    private readonly read: ReadLiveDay,
    private readonly noteAttendance: NoteAttendance,
    private readonly noteTable: NoteTable,
    private readonly standby: OfferStandby,
  ) {}

  @Get()
  @Responds(200, LiveDayBody)
  async one(@Scope() scope: MatchmakingScope) {
    const { attendances, ...day } = await this.read.execute(scope);
    return { ...day, attendances: attendances.map(attendanceBody) };
  }

  /** Somebody came, is late, or is not there. Meetings they miss are marked; a re-plan takes it into account. */
  @Put('participants/:participantId')
  @Responds(200, AttendanceBody)
  async attendance(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @IfMatch() revision: number,
    @Body({ schema: NoteAttendanceBody }) body: NoteAttendanceBody,
  ) {
    const note = { participantId, revision, attendance: attendanceIn(body), reason: body.reason };
    return attendanceBody(await this.noteAttendance.execute(scope, actorOf(principal), note));
  }

  /** A table cannot be used from a time on, or can again. */
  @Put('tables/:tableId')
  @Responds(200, TableConditionBody)
  table(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('tableId', { schema: Id }) tableId: string,
    @IfMatch() revision: number,
    @Body({ schema: NoteTableBody }) body: NoteTableBody,
  ) {
    const note = { tableId, revision, lost: lostIn(body), reason: body.reason };
    return this.noteTable.execute(scope, actorOf(principal), note);
  }

  /** Places that fell free, each for the best pair that has none; nothing else would move. */
  @Get('standby')
  @Responds(200, z.array(StandbyOfferBody))
  offers(@Scope() scope: MatchmakingScope, @Query({ schema: StandbyQuery }) { notBefore }: StandbyQuery) {
    return this.standby.list(scope, new Date(notBefore));
  }

  /** Gives a pair such a place and invites it at once. */
  @Post('standby')
  @Idempotent()
  @Responds(200, BlastRadiusBody)
  give(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: GiveStandbyBody }) { meetingId, ...place }: GiveStandbyBody,
  ) {
    return this.standby.give(scope, actorOf(principal), meetingId, place);
  }
}
