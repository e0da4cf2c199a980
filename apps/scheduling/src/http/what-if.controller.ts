import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  type MatchmakingScope,
  Principal,
  problemStatus,
  Responds,
  Scope,
} from '@ronda/http';
import type { Run } from '../use-cases/ports/runs';
import { ReadRuns } from '../use-cases/read-runs';
import { StartRun, WHOLE_RUN } from '../use-cases/start-run';
import { actorOf } from './actor';
import { AskWhatIfBody, WhatIfBody } from './replan.schema';
import { RunBody } from './run.schema';

problemStatus({ 'RUN.CHANGE_REFUSED': 422 });

@Controller('scheduling/matchmakings/:matchmakingId/what-ifs')
@Access('organiser', 'co-organiser')
export class WhatIfController {
  constructor(
    private readonly startRun: StartRun,
    private readonly readRuns: ReadRuns,
  ) {}

  /** What changes would be worth, made together: a run that ends with an answer and leaves no draft. */
  @Post()
  @Idempotent()
  @Responds(202, RunBody)
  ask(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: AskWhatIfBody }) body: AskWhatIfBody,
  ): Promise<Run> {
    const wish = { ...WHOLE_RUN, ...body, purpose: 'what-if', keepLocked: false, basedOn: null } as const;
    return this.startRun.execute(scope, actorOf(principal), wish);
  }

  /** The answer once it is there; the schedule that makes it so is the run's. */
  @Get(':runId')
  @Responds(200, WhatIfBody)
  one(@Scope() scope: MatchmakingScope, @Param('runId', { schema: Id }) runId: string) {
    return this.readRuns.whatIf(scope, runId);
  }
}
