import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  Access,
  Idempotent,
  IfMatch,
  Principal,
  Responds,
  Scope,
  cursorFrom,
  keyIn,
  type MatchmakingScope,
} from '@ronda/http';
import type { MeetingRequest } from '../domain/meeting-request';
import { AcceptMeetingRequest } from '../use-cases/accept-meeting-request';
import { DeclineMeetingRequest } from '../use-cases/decline-meeting-request';
import { EditMeetingRequest } from '../use-cases/edit-meeting-request';
import { ListMeetingRequests } from '../use-cases/list-meeting-requests';
import { ProposeMeetingRequest } from '../use-cases/propose-meeting-request';
import { WithdrawMeetingRequest } from '../use-cases/withdraw-meeting-request';
import { actorOf, participantFor } from './caller';
import { AnyId } from './fields';
import { bodyOf } from './meeting-request.body';
import {
  Accept,
  Decline,
  Edit,
  FindMeetingRequests,
  MeetingRequestBody,
  MeetingRequestKey,
  MeetingRequestPage,
  Propose,
} from './meeting-request.schemas';

@Access('organiser', 'co-organiser', 'participant')
@Controller('meeting-request/matchmakings/:matchmakingId/requests')
export class MeetingRequestController {
  constructor(
    private readonly listRequests: ListMeetingRequests,
    private readonly proposeRequest: ProposeMeetingRequest,
    private readonly editRequest: EditMeetingRequest,
    private readonly acceptRequest: AcceptMeetingRequest,
    private readonly declineRequest: DeclineMeetingRequest,
    private readonly withdrawRequest: WithdrawMeetingRequest,
  ) {}

  /** Newest first; a participant's own, or all for organisers. */
  @Get()
  @Responds(200, MeetingRequestPage)
  async list(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindMeetingRequests }) query: FindMeetingRequests,
  ) {
    const { limit, cursor, ...filter } = query;
    const paging = { limit, after: keyIn(cursor, MeetingRequestKey) };
    const { items, next } = await this.listRequests.execute(scope, actorOf(principal), filter, paging);
    return { items: items.map(bodyOf), nextCursor: next && cursorFrom(next) };
  }

  @Get(':requestId')
  @Responds(200, MeetingRequestBody)
  async find(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('requestId', { schema: AnyId }) requestId: string,
  ) {
    return bodyOf(await this.listRequests.one(scope, actorOf(principal), requestId));
  }

  /** Asks for a meeting; accepts instead when the other side has asked already. */
  @Post()
  @Idempotent()
  @Responds(201, MeetingRequestBody)
  async propose(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: Propose }) body: Propose,
  ) {
    const fromParticipantId = participantFor(principal, body.fromParticipantId, {
      in: 'body',
      field: 'fromParticipantId',
    });
    const request = await this.proposeRequest.execute(scope, actorOf(principal), {
      ...body,
      fromParticipantId,
    });
    return this.show(principal, scope, request);
  }

  @Patch(':requestId')
  @Responds(200, MeetingRequestBody)
  async edit(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('requestId', { schema: AnyId }) id: string,
    @IfMatch() revision: number,
    @Body({ schema: Edit }) body: Edit,
  ) {
    const request = await this.editRequest.execute(scope, actorOf(principal), { id, revision, ...body });
    return this.show(principal, scope, request);
  }

  @Post(':requestId/accept')
  @Idempotent()
  @Responds(200, MeetingRequestBody)
  async accept(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('requestId', { schema: AnyId }) id: string,
    @Body({ schema: Accept }) { message }: Accept,
  ) {
    const request = await this.acceptRequest.execute(scope, actorOf(principal), id, message ?? null);
    return this.show(principal, scope, request);
  }

  @Post(':requestId/decline')
  @Idempotent()
  @Responds(200, MeetingRequestBody)
  async decline(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('requestId', { schema: AnyId }) id: string,
    @Body({ schema: Decline }) { reason }: Decline,
  ) {
    const request = await this.declineRequest.execute(scope, actorOf(principal), id, reason ?? null);
    return this.show(principal, scope, request);
  }

  @Post(':requestId/withdraw')
  @Idempotent()
  @Responds(200, MeetingRequestBody)
  async withdraw(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('requestId', { schema: AnyId }) id: string,
  ) {
    const request = await this.withdrawRequest.execute(scope, actorOf(principal), id);
    return this.show(principal, scope, request);
  }

  private async show(principal: Principal, scope: MatchmakingScope, { id }: MeetingRequest) {
    return bodyOf(await this.listRequests.one(scope, actorOf(principal), id));
  }
}
