import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Access, Id, IfMatch, type MatchmakingScope, Principal, Responds, Scope } from '@ronda/http';
import { z } from 'zod';
import { RateMeeting } from '../use-cases/rate-meeting';
import { ReadRatings } from '../use-cases/read-ratings';
import { actorOf } from './actor';
import { ownParticipant } from './own-participant';
import { RateBody, RatingBody } from './rating.schema';

/** What the two sides of a meeting think of it, each for itself and the organisers. */
@Controller('scheduling/matchmakings/:matchmakingId')
export class RatingController {
  constructor(
    private readonly read: ReadRatings,
    private readonly rate: RateMeeting,
  ) {}

  @Get('ratings')
  @Access('organiser', 'co-organiser')
  @Responds(200, z.array(RatingBody))
  all(@Scope() scope: MatchmakingScope) {
    return this.read.all(scope);
  }

  @Get('my-ratings')
  @Access('participant')
  @Responds(200, z.array(RatingBody))
  own(@Principal() principal: Principal, @Scope() scope: MatchmakingScope) {
    return this.read.own(scope, ownParticipant(principal));
  }

  /** Rates a meeting that is over, or rates it anew; `If-Match: "0"` the first time. */
  @Put('my-ratings/:meetingId')
  @Access('participant')
  @Responds(200, RatingBody)
  one(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @IfMatch() revision: number,
    @Body({ schema: RateBody }) rating: RateBody,
  ) {
    const wish = { participantId: ownParticipant(principal), meetingId, revision, rating };
    return this.rate.execute(scope, actorOf(principal), wish);
  }
}
