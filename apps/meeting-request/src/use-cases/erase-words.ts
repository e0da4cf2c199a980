import { Injectable } from '@nestjs/common';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests } from './meeting-requests';
import { Standings } from './standings';

/**
 * Empties what a participant wrote about its requests: one of its people is erased, and which of them wrote is not
 * kept. The requests themselves stay, and so does what others wrote. In a transaction of the tenant; again does nothing.
 */
@Injectable()
export class EraseWords {
  constructor(
    private readonly standings: Standings,
    private readonly requests: MeetingRequests,
  ) {}

  async execute(scope: MatchmakingScope, participantId: string): Promise<void> {
    // Waits for whoever is just asking or answering this participant.
    await this.standings.hold(scope, [participantId]);
    await this.requests.eraseWordsOf(scope, participantId);
  }
}
