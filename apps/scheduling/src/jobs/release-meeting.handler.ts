import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { FreeDeclinedMeeting } from '../use-cases/free-declined-meeting';

@Injectable()
export class ReleaseMeetingHandler {
  constructor(private readonly freeDeclinedMeeting: FreeDeclinedMeeting) {}

  @Handles('scheduling.release-meeting@1')
  async handle(
    { matchmakingId, meetingId }: MessageData<'scheduling.release-meeting@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    await this.freeDeclinedMeeting.execute({ tenantId, matchmakingId }, meetingId);
  }
}
