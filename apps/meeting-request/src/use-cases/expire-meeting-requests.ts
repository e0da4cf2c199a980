import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor';
import { expire } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';

/** Ends the requests nobody has answered: those whose days are over, or any when the window closes. */
@Injectable()
export class ExpireMeetingRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: MeetingRequests,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, which: 'overdue' | 'any'): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      const now = this.clock.now();
      const unanswered = await this.requests.findUnanswered(scope, which === 'any' ? 'any' : now);
      await this.journal.keep(
        scope,
        SYSTEM,
        unanswered.map((request) => expire(request, now)),
      );
    });
  }
}
