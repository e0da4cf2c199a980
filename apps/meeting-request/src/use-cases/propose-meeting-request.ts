import { randomUUID } from 'node:crypto';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import type { MeetingRequest } from '../domain/meeting-request';
import { propose, type Wish } from '../domain/propose';
import type { MatchmakingScope } from '../domain/scope';
import { Encounters } from './encounters';
import { RequestJournal } from './request-journal';

export interface Proposal extends Wish {
  readonly fromParticipantId: string;
  readonly toParticipantId: string;
}

/** Asks another participant for a meeting; when they have asked already, this is the yes. */
@Injectable()
export class ProposeMeetingRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly encounters: Encounters,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, proposal: Proposal): Promise<MeetingRequest> {
    const { fromParticipantId, toParticipantId, priority, message } = proposal;
    return this.transaction.run(scope.tenantId, async () => {
      const book = await this.encounters.lock(scope, [fromParticipantId, toParticipantId]);
      const request = propose(
        book.between(fromParticipantId, toParticipantId),
        { priority, message },
        actor,
        {
          id: randomUUID(),
          now: this.clock.now(),
        },
      );
      await this.journal.keep(scope, actor, [request]);
      return request;
    });
  }
}
