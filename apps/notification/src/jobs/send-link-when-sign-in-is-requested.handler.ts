import { Injectable } from '@nestjs/common';
import type { MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { SendSignInLink } from '../use-cases/send-sign-in-link';

@Injectable()
export class SendLinkWhenSignInIsRequested {
  constructor(private readonly sendSignInLink: SendSignInLink) {}

  @Handles('sign-in.requested@1')
  async handle({ signInRequestId }: MessageData<'sign-in.requested@1'>): Promise<void> {
    await this.sendSignInLink.execute(signInRequestId);
  }
}
