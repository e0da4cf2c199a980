import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  keyIn,
  pageFrom,
  pageOf,
  Principal,
  Responds,
  Scope,
  type MatchmakingScope,
  type Page,
} from '@ronda/http';
import type { Participant } from '../domain/participant';
import { BrowseParticipants } from '../use-cases/browse-participants';
import { ChangeParticipant } from '../use-cases/change-participant';
import { RegisterParticipant } from '../use-cases/register-participant';
import { actorOf } from './caller';
import { AfterId } from './matchmaking.schemas';
import {
  ChangeParticipantBody,
  FindParticipants,
  ParticipantAnswer,
  RegisterParticipantBody,
} from './participant.schemas';

@Controller('registration/matchmakings/:matchmakingId/participants')
export class ParticipantsController {
  constructor(
    private readonly browse: BrowseParticipants,
    private readonly registerParticipant: RegisterParticipant,
    private readonly changeParticipant: ChangeParticipant,
  ) {}

  @Get()
  @Access('organiser', 'co-organiser')
  @Responds(200, pageOf(ParticipantAnswer))
  async list(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindParticipants }) { limit, cursor, state }: FindParticipants,
  ): Promise<Page<Participant>> {
    const after = keyIn(cursor, AfterId)?.[0] ?? null;
    const found = await this.browse.list(scope, { state: state ?? null, after, limit: limit + 1 });
    return pageFrom(found, limit, ({ id }) => [id]);
  }

  @Post()
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(201, ParticipantAnswer)
  register(
    @Scope() scope: MatchmakingScope,
    @Body({ schema: RegisterParticipantBody }) body: RegisterParticipantBody,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    const { as, organisationName, reference, delegates, unavailable, ...profile } = body;
    const registration = {
      organisationName: organisationName ?? profile.name,
      reference,
      profile,
      delegates,
      unavailable,
    };
    return this.registerParticipant.execute(scope, registration, as, actorOf(principal));
  }

  @Get(':participantId')
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, ParticipantAnswer)
  get(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    return this.browse.get(scope, participantId, actorOf(principal));
  }

  @Patch(':participantId')
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, ParticipantAnswer)
  change(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @IfMatch() revision: number,
    @Body({ schema: ChangeParticipantBody }) { delegates, unavailable, ...profile }: ChangeParticipantBody,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    const entry = { profile, delegates, unavailable };
    return this.changeParticipant.execute(scope, participantId, revision, entry, actorOf(principal));
  }
}
