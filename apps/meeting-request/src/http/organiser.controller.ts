import { Body, Controller, Get, Post } from '@nestjs/common';
import { Access, Idempotent, Principal, Responds, Scope, type MatchmakingScope } from '@ronda/http';
import { ImportMeetingRequests } from '../use-cases/import-meeting-requests';
import { ReadStatistics } from '../use-cases/read-statistics';
import { actorOf } from './caller';
import { Import, Imported } from './meeting-request.schemas';
import { StatisticsBody } from './statistics.schemas';

/** What organisers alone can do with the requests of their gathering. */
@Access('organiser', 'co-organiser')
@Controller('meeting-request/matchmakings/:matchmakingId')
export class OrganiserController {
  constructor(
    private readonly importRequests: ImportMeetingRequests,
    private readonly readStatistics: ReadStatistics,
  ) {}

  /** All rows, or none and a problem for each wrong one. */
  @Post('requests/import')
  @Idempotent()
  @Responds(201, Imported)
  async import(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: Import }) body: Import,
  ) {
    const requests = await this.importRequests.execute(scope, actorOf(principal), body.requests, body.tell);
    const accepted = requests.filter(({ status }) => status === 'accepted').length;
    return { proposed: requests.length - accepted, accepted, requests };
  }

  @Get('statistics')
  @Responds(200, StatisticsBody)
  statistics(@Scope() scope: MatchmakingScope) {
    return this.readStatistics.execute(scope);
  }
}
