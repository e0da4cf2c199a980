import { Injectable } from '@nestjs/common';
import type { MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import type { RequestFacts } from '../domain/facts';
import { TellAboutRequest } from '../use-cases/tell-about-request';

type RequestMessage = MessageData<'meeting-request.proposed@1'>;

@Injectable()
export class TellOtherSideOfRequest {
  constructor(private readonly tellAboutRequest: TellAboutRequest) {}

  @Handles('meeting-request.proposed@1')
  proposed(data: RequestMessage): Promise<void> {
    return this.tell(data, 'proposed');
  }

  @Handles('meeting-request.accepted@1')
  accepted(data: RequestMessage): Promise<void> {
    return this.tell(data, 'accepted');
  }

  @Handles('meeting-request.declined@1')
  declined(data: RequestMessage): Promise<void> {
    return this.tell(data, 'declined');
  }

  @Handles('meeting-request.withdrawn@1')
  withdrawn(data: RequestMessage): Promise<void> {
    return this.tell(data, 'withdrawn');
  }

  private tell(
    { matchmakingId, meetingRequestId, revision }: RequestMessage,
    event: RequestFacts['event'],
  ): Promise<void> {
    return this.tellAboutRequest.execute(matchmakingId, meetingRequestId, event, revision);
  }
}
