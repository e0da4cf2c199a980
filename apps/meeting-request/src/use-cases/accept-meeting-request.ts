import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { requireTimeToAnswer } from '../domain/answer';
import { requireAnswerer } from '../domain/authority';
import { accept, type MeetingRequest } from '../domain/meeting-request';
import { requireRoomForMeeting } from '../domain/quota';
import type { MatchmakingScope } from '../domain/scope';
import { Encounters } from './encounters';
import { MeetingRequests } from './meeting-requests';
import { RequestJournal } from './request-journal';

/** The side that was asked says yes. */
@Injectable()
export class AcceptMeetingRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: MeetingRequests,
    private readonly encounters: Encounters,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, id: string, reply: string | null): Promise<MeetingRequest> {
    return this.transaction.run(scope.tenantId, async () => {
      const { fromParticipantId, toParticipantId } = await this.requireAnswerable(scope, actor, id);
      const book = await this.encounters.lock(scope, [fromParticipantId, toParticipantId]);
      const encounter = book.between(toParticipantId, fromParticipantId);
      const now = this.clock.now();
      requireTimeToAnswer(encounter, actor, now);
      const accepted = accept(await this.requests.requireLocked(scope, id), reply, now);
      requireRoomForMeeting(encounter.asker, encounter.other, encounter.rules.limits);
      await this.journal.keep(scope, actor, [accepted]);
      return accepted;
    });
  }

  /** Unlocked: participants are locked before their requests, everywhere, so that nobody waits in a circle. */
  private async requireAnswerable(
    scope: MatchmakingScope,
    actor: Actor,
    id: string,
  ): Promise<MeetingRequest> {
    const request = await this.requests.require(scope, id);
    requireAnswerer(actor, request);
    return request;
  }
}
