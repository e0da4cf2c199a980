import { Injectable } from '@nestjs/common';
import type { MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { WelcomeParticipant } from '../use-cases/welcome-participant';

@Injectable()
export class WelcomeWhenParticipantIsAdmitted {
  constructor(private readonly welcomeParticipant: WelcomeParticipant) {}

  @Handles('participant.admitted@1')
  async handle({ matchmakingId, participantId }: MessageData<'participant.admitted@1'>): Promise<void> {
    await this.welcomeParticipant.execute(matchmakingId, participantId);
  }
}
