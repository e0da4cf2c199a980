import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { TellOfExpiry } from '../use-cases/tell-of-expiry';

@Injectable()
export class TellOfRequestsThatExpired {
  constructor(private readonly tellOfExpiry: TellOfExpiry) {}

  @Handles('meeting-request.expired@2')
  async handle(
    { matchmakingId, meetingRequestIds }: MessageData<'meeting-request.expired@2'>,
    { id }: Envelope,
  ): Promise<void> {
    await this.tellOfExpiry.execute(matchmakingId, meetingRequestIds, id);
  }
}
