import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor';
import { withdraw } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';
import { Standings } from './standings';

/** A participant has left the gathering: its open and agreed requests end. Doing it twice does nothing more. */
@Injectable()
export class WithdrawRequestsOfParticipant {
  constructor(
    private readonly transaction: Transaction,
    private readonly standings: Standings,
    private readonly requests: MeetingRequests,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, participantId: string): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      // Waits for whoever is just asking or answering this participant, so that nothing slips in behind.
      await this.standings.hold(scope, [participantId]);
      const active = await this.requests.findActiveOf(scope, participantId);
      const now = this.clock.now();
      await this.journal.keep(
        scope,
        SYSTEM,
        active.map((request) => withdraw(request, now)),
      );
    });
  }
}
