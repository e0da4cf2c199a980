import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access, Id, Idempotent, type MatchmakingScope, Principal, Responds, Scope } from '@ronda/http';
import type { Run } from '../use-cases/ports/runs';
import { ReadReplans } from '../use-cases/read-replans';
import { StartReplan } from '../use-cases/start-replan';
import { actorOf } from './actor';
import { ReplanBody, StartReplanBody } from './replan.schema';
import { RunBody } from './run.schema';
import { changeBody } from './schedule.schema';

@Controller('scheduling/matchmakings/:matchmakingId/replans')
@Access('organiser', 'co-organiser')
export class ReplanController {
  constructor(
    private readonly startReplan: StartReplan,
    private readonly read: ReadReplans,
  ) {}

  /** A draft that moves as few published meetings as possible; a run like any other, so it can be watched and cancelled. */
  @Post()
  @Idempotent()
  @Responds(202, RunBody)
  start(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: StartReplanBody }) body: StartReplanBody,
  ): Promise<Run> {
    return this.startReplan.execute(scope, actorOf(principal), body);
  }

  /** What its draft would change and for whom. */
  @Get(':runId')
  @Responds(200, ReplanBody)
  async one(@Scope() scope: MatchmakingScope, @Param('runId', { schema: Id }) runId: string) {
    const { comparison, ...reading } = await this.read.one(scope, runId);
    return {
      ...reading,
      comparison: comparison && { ...comparison, changes: comparison.changes.map(changeBody) },
    };
  }
}
