import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { Injectable } from '@nestjs/common';
import { WithdrawRequestsOfParticipant } from '../use-cases/withdraw-requests-of-participant';

@Injectable()
export class WithdrawRequestsWhenParticipantWithdraws {
  constructor(private readonly withdrawRequests: WithdrawRequestsOfParticipant) {}

  @Handles('participant.withdrew@1')
  handle(
    { matchmakingId, participantId }: MessageData<'participant.withdrew@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    return this.withdrawRequests.execute({ tenantId, matchmakingId }, participantId);
  }
}
