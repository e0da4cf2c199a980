import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { Access, Idempotent, IfMatch, Principal, Responds, Scope, type MatchmakingScope } from '@ronda/http';
import { CloseBookingWindow } from '../use-cases/close-booking-window';
import { OpenBookingWindow } from '../use-cases/open-booking-window';
import { PlanBookingWindow } from '../use-cases/plan-booking-window';
import { ReadBookingWindow } from '../use-cases/read-booking-window';
import { actorOf } from './caller';
import { BookingWindowBody, PlanWindow } from './booking-window.schemas';

@Controller('meeting-request/matchmakings/:matchmakingId/booking-window')
export class BookingWindowController {
  constructor(
    private readonly readWindow: ReadBookingWindow,
    private readonly planWindow: PlanBookingWindow,
    private readonly openWindow: OpenBookingWindow,
    private readonly closeWindow: CloseBookingWindow,
  ) {}

  @Get()
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, BookingWindowBody)
  find(@Scope() scope: MatchmakingScope) {
    return this.readWindow.execute(scope);
  }

  /** Sets when it opens and closes by itself; its first revision is 0. */
  @Put()
  @Access('organiser', 'co-organiser')
  @Responds(200, BookingWindowBody)
  plan(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @IfMatch() revision: number,
    @Body({ schema: PlanWindow }) { opensAt, closesAt }: PlanWindow,
  ) {
    return this.planWindow.execute(scope, actorOf(principal), { opensAt, closesAt, revision });
  }

  @Post('open')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(200, BookingWindowBody)
  open(@Principal() principal: Principal, @Scope() scope: MatchmakingScope) {
    return this.openWindow.execute(scope, actorOf(principal));
  }

  /** What nobody has answered expires; the allocation may start. */
  @Post('close')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(200, BookingWindowBody)
  close(@Principal() principal: Principal, @Scope() scope: MatchmakingScope) {
    return this.closeWindow.execute(scope, actorOf(principal));
  }
}
