import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  Instant,
  keyIn,
  type MatchmakingScope,
  type Page,
  pageFrom,
  pageOf,
  PageQuery,
  Principal,
  Responds,
  Scope,
} from '@ronda/http';
import { z } from 'zod';
import { CancelRun } from '../use-cases/cancel-run';
import type { Run } from '../use-cases/ports/runs';
import { ReadRuns } from '../use-cases/read-runs';
import { StartRun, WHOLE_RUN } from '../use-cases/start-run';
import { actorOf } from './actor';
import { progressOf } from './run-progress';
import { RunBody, StartRunBody } from './run.schema';

@Controller('scheduling/matchmakings/:matchmakingId/runs')
@Access('organiser', 'co-organiser')
export class RunController {
  constructor(
    private readonly startRun: StartRun,
    private readonly cancelRun: CancelRun,
    private readonly readRuns: ReadRuns,
  ) {}

  @Post()
  @Idempotent()
  @Responds(202, RunBody)
  start(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: StartRunBody }) body: StartRunBody,
  ): Promise<Run> {
    return this.startRun.execute(scope, actorOf(principal), { ...WHOLE_RUN, ...body });
  }

  @Get()
  @Responds(200, pageOf(RunBody))
  async list(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: PageQuery }) { limit, cursor }: PageQuery,
  ): Promise<Page<Run>> {
    const [before] = keyIn(cursor, z.tuple([Instant])) ?? [null];
    const runs = await this.readRuns.list(scope, limit + 1, before);
    return pageFrom(runs, limit, (run) => [run.createdAt.toISOString()]);
  }

  @Get(':runId')
  @Responds(200, RunBody)
  one(@Scope() scope: MatchmakingScope, @Param('runId', { schema: Id }) runId: string): Promise<Run> {
    return this.readRuns.one(scope, runId);
  }

  @Post(':runId/cancel')
  @Idempotent()
  @Responds(202, RunBody)
  cancel(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('runId', { schema: Id }) runId: string,
  ): Promise<Run> {
    return this.cancelRun.execute(scope, actorOf(principal), runId);
  }

  /** The run once a second until it ends, as server-sent events. Not `@Sse()`, which says 200 before it looks. */
  @Get(':runId/progress')
  @Header('X-Accel-Buffering', 'no')
  @Responds.stream('text/event-stream')
  async progress(
    @Scope() scope: MatchmakingScope,
    @Param('runId', { schema: Id }) runId: string,
  ): Promise<StreamableFile> {
    const run = await this.readRuns.one(scope, runId);
    const events = progressOf(run, () => this.readRuns.one(scope, runId));
    return new StreamableFile(Readable.from(events), { type: 'text/event-stream' });
  }

  @Get(':runId/problem')
  @Responds.stream('application/json')
  async problem(
    @Scope() scope: MatchmakingScope,
    @Param('runId', { schema: Id }) runId: string,
  ): Promise<StreamableFile> {
    return fileOf(await this.readRuns.problem(scope, runId), 'problem.json');
  }

  @Get(':runId/schedule')
  @Responds.stream('application/json')
  async schedule(
    @Scope() scope: MatchmakingScope,
    @Param('runId', { schema: Id }) runId: string,
  ): Promise<StreamableFile> {
    return fileOf(await this.readRuns.schedule(scope, runId), 'schedule.json');
  }
}

function fileOf(content: unknown, name: string): StreamableFile {
  return new StreamableFile(Buffer.from(`${JSON.stringify(content, null, 1)}\n`), {
    type: 'application/json',
    disposition: `attachment; filename="${name}"`,
  });
}
