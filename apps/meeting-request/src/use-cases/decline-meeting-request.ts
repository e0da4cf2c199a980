import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { requireTimeToAnswer } from '../domain/answer';
import { requireAnswerer } from '../domain/authority';
import { decline, type MeetingRequest } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { BookingRules } from './booking-rules';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';

/** The side that was asked says no, with a reason or without. */
@Injectable()
export class DeclineMeetingRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly rules: BookingRules,
    private readonly requests: MeetingRequests,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, id: string, reason: string | null): Promise<MeetingRequest> {
    return this.transaction.run(scope.tenantId, async () => {
      const now = this.clock.now();
      const moment = await this.rules.hold(scope);
      const request = await this.requests.requireLocked(scope, id);
      requireAnswerer(actor, request);
      requireTimeToAnswer(moment, actor, now);
      const declined = decline(request, reason, now);
      await this.journal.keep(scope, actor, [declined]);
      return declined;
    });
  }
}
