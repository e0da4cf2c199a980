import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { ReleaseMeetings } from '../use-cases/release-meetings';

@Injectable()
export class ReleaseMeetingsWhenRequestIsWithdrawn {
  constructor(private readonly releaseMeetings: ReleaseMeetings) {}

  @Handles('meeting-request.withdrawn@1')
  async handle(
    { matchmakingId }: MessageData<'meeting-request.withdrawn@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    await this.releaseMeetings.execute({ tenantId, matchmakingId });
  }
}
