import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  Principal,
  Responds,
  Scope,
  type MatchmakingScope,
} from '@ronda/http';
import { participantNotFound } from '../domain/authority';
import type { Participant } from '../domain/participant';
import { ConfirmParticipation } from '../use-cases/confirm-participation';
import { DecideAdmission } from '../use-cases/decide-admission';
import { WithdrawParticipant } from '../use-cases/withdraw-participant';
import { actorOf } from './caller';
import { DecisionBody, ParticipantAnswer } from './participant.schemas';

/** Who gets in and who leaves. */
@Controller('registration/matchmakings/:matchmakingId/participants/:participantId')
export class AdmissionController {
  constructor(
    private readonly decideAdmission: DecideAdmission,
    private readonly confirmParticipation: ConfirmParticipation,
    private readonly withdrawParticipant: WithdrawParticipant,
  ) {}

  @Post('admission')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(200, ParticipantAnswer)
  decide(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @IfMatch() revision: number,
    @Body({ schema: DecisionBody }) { decision }: DecisionBody,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    return this.decideAdmission.execute(scope, participantId, revision, decision, actorOf(principal));
  }

  @Post('confirmation')
  @Access('participant')
  @Idempotent()
  @Responds(200, ParticipantAnswer)
  confirm(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    if (principal.delegateId === null) throw participantNotFound(participantId);
    return this.confirmParticipation.execute(scope, participantId, principal.delegateId, actorOf(principal));
  }

  @Post('withdrawal')
  @Access('organiser', 'co-organiser', 'participant')
  @Idempotent()
  @Responds(200, ParticipantAnswer)
  withdraw(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @IfMatch() revision: number,
    @Principal() principal: Principal,
  ): Promise<Participant> {
    return this.withdrawParticipant.execute(scope, participantId, revision, actorOf(principal));
  }
}
