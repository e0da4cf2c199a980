import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { requireWithdrawer } from '../domain/authority';
import { withdraw, type MeetingRequest } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';

/** Takes a wish or an agreed meeting back; possible at any time, also after the window closed. */
@Injectable()
export class WithdrawMeetingRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: MeetingRequests,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, id: string): Promise<MeetingRequest> {
    return this.transaction.run(scope.tenantId, async () => {
      const request = await this.requests.requireLocked(scope, id);
      requireWithdrawer(actor, request);
      const withdrawn = withdraw(request, this.clock.now());
      await this.journal.keep(scope, actor, [withdrawn]);
      return withdrawn;
    });
  }
}
