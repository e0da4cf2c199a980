import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { participantOf, type Actor } from '../domain/actor';
import { requireParty } from '../domain/authority';
import type { MeetingRequest } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { Directory, type DirectoryProfile } from './directory';
import { MeetingRequests, type RequestFilter } from './meeting-requests';
import type { Paging, Slice } from './paging';

/** A request with its two sides; null for one that has left the gathering. */
export interface RequestWithSides {
  readonly request: MeetingRequest;
  readonly from: DirectoryProfile | null;
  readonly to: DirectoryProfile | null;
}

/** Requests as their parties and the organisers see them: a participant sees its own, never others'. */
@Injectable()
export class ListMeetingRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: MeetingRequests,
    private readonly directory: Directory,
  ) {}

  execute(
    scope: MatchmakingScope,
    actor: Actor,
    filter: RequestFilter,
    paging: Paging,
  ): Promise<Slice<RequestWithSides>> {
    const participantId = participantOf(actor) ?? filter.participantId;
    return this.transaction.run(scope.tenantId, async () => {
      const { items, next } = await this.requests.search(scope, { ...filter, participantId }, paging);
      return { items: await this.withSides(scope, items), next };
    });
  }

  one(scope: MatchmakingScope, actor: Actor, id: string): Promise<RequestWithSides> {
    return this.transaction.run(scope.tenantId, async () => {
      const request = await this.requests.require(scope, id);
      requireParty(actor, request);
      const [withSides] = await this.withSides(scope, [request]);
      return withSides ?? { request, from: null, to: null };
    });
  }

  private async withSides(
    scope: MatchmakingScope,
    requests: readonly MeetingRequest[],
  ): Promise<RequestWithSides[]> {
    const ids = new Set(requests.flatMap((request) => [request.fromParticipantId, request.toParticipantId]));
    const profiles = await this.directory.find(scope, [...ids]);
    const byId = new Map(profiles.map((profile) => [profile.participantId, profile]));
    return requests.map((request) => ({
      request,
      from: byId.get(request.fromParticipantId) ?? null,
      to: byId.get(request.toParticipantId) ?? null,
    }));
  }
}
