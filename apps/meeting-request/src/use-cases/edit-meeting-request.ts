import { Clock, requireRevision } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { requireTimeToAnswer } from '../domain/answer';
import { requireAsker } from '../domain/authority';
import { edit, type MeetingRequest, type Priority } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { BookingRules } from './booking-rules';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';

export interface Edit {
  readonly id: string;
  /** The revision the caller has seen. */
  readonly revision: number;
  readonly priority?: Priority | undefined;
  readonly message?: string | undefined;
}

/** The asker changes the words or the priority of a request nobody has answered yet. */
@Injectable()
export class EditMeetingRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly rules: BookingRules,
    private readonly requests: MeetingRequests,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, change: Edit): Promise<MeetingRequest> {
    return this.transaction.run(scope.tenantId, async () => {
      const moment = await this.rules.hold(scope);
      const request = await this.requests.requireLocked(scope, change.id);
      requireAsker(actor, request);
      requireTimeToAnswer(moment, actor, this.clock.now());
      requireRevision('The meeting request', request.revision, change.revision);
      const edited = edit(request, change);
      await this.journal.keepQuietly(scope, actor, [edited]);
      return edited;
    });
  }
}
