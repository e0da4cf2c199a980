import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { StartRunWhenWindowCloses } from '../use-cases/start-run-when-window-closes';

@Injectable()
export class StartRunWhenWindowClosesHandler {
  constructor(private readonly startRun: StartRunWhenWindowCloses) {}

  @Handles('booking-window.closed@1')
  async handle(
    { matchmakingId }: MessageData<'booking-window.closed@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    await this.startRun.execute({ tenantId, matchmakingId });
  }
}
