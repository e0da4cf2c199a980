import type { MessageName } from '@ronda/contracts';
import { Outbox } from '@ronda/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import type { MeetingRequest, Status } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { MeetingRequests } from './meeting-requests';
import { OrganisersActs } from './organisers-acts';

const FACTS = {
  proposed: 'meeting-request.proposed@1',
  accepted: 'meeting-request.accepted@1',
  declined: 'meeting-request.declined@1',
  withdrawn: 'meeting-request.withdrawn@1',
} as const satisfies Record<Exclude<Status, 'expired'>, MessageName>;

/** Stores requests together with what follows from their new status: the message and the organiser's audit row. */
@Injectable()
export class RequestJournal {
  constructor(
    private readonly requests: MeetingRequests,
    private readonly outbox: Outbox,
    private readonly acts: OrganisersActs,
  ) {}

  /** Also tells whom it concerns. */
  async keep(scope: MatchmakingScope, actor: Actor, requests: readonly MeetingRequest[]): Promise<void> {
    await Promise.all([this.requests.save(scope, requests), ...this.tell(scope, requests)]);
    await this.auditStatus(scope, actor, requests);
  }

  /** The same without telling anybody. */
  async keepQuietly(
    scope: MatchmakingScope,
    actor: Actor,
    requests: readonly MeetingRequest[],
  ): Promise<void> {
    await this.requests.save(scope, requests);
    await this.auditStatus(scope, actor, requests);
  }

  private tell({ matchmakingId }: MatchmakingScope, requests: readonly MeetingRequest[]): Promise<void>[] {
    const told = requests.flatMap(({ id, status, revision }) => {
      if (status === 'expired') return [];
      return [this.outbox.add(FACTS[status], { matchmakingId, meetingRequestId: id, revision })];
    });
    const expired = requests.filter(({ status }) => status === 'expired').map(({ id }) => id);
    if (expired.length === 0) return told;
    const fact = { matchmakingId, meetingRequestIds: expired };
    return [...told, this.outbox.add('meeting-request.expired@2', fact)];
  }

  /** Last in the transaction: everybody of the tenant waits in line for the audit's end. */
  private auditStatus(
    scope: MatchmakingScope,
    actor: Actor,
    requests: readonly MeetingRequest[],
  ): Promise<void> {
    return this.acts.record(
      scope,
      actor,
      ...requests.map(({ id, status, revision, fromParticipantId, toParticipantId }) => ({
        action: `meeting-request.${status === 'proposed' && revision > 1 ? 'changed' : status}`,
        about: [id, fromParticipantId, toParticipantId] as const,
        details: { revision },
      })),
    );
  }
}
