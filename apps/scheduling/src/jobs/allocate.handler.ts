import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { ExecuteRun } from '../use-cases/execute-run';

@Injectable()
export class AllocateHandler {
  constructor(private readonly executeRun: ExecuteRun) {}

  @Handles('scheduling.allocate@1', { ownTransactions: true })
  async handle(
    { matchmakingId, runId }: MessageData<'scheduling.allocate@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    await this.executeRun.execute({ tenantId, matchmakingId }, runId);
  }
}
