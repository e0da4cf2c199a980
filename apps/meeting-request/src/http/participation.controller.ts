import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Access, Idempotent, Principal, Responds, Scope, type MatchmakingScope } from '@ronda/http';
import type { Veto } from '../domain/veto';
import { ListVetoes } from '../use-cases/list-vetoes';
import { PauseRequests } from '../use-cases/pause-requests';
import { ReadStanding } from '../use-cases/read-standing';
import type { Standing } from '../use-cases/standings';
import { VetoParticipant } from '../use-cases/veto-participant';
import { WithdrawVeto } from '../use-cases/withdraw-veto';
import { actorOf, participantFor } from './caller';
import { AnyId } from './fields';
import {
  AddVeto,
  ChangeStanding,
  ForParticipant,
  StandingBody,
  VetoBody,
  VetoesBody,
} from './participation.schemas';

/** What one participant says about requests in general: its standing and its vetoes. */
@Access('organiser', 'co-organiser', 'participant')
@Controller('meeting-request/matchmakings/:matchmakingId')
export class ParticipationController {
  constructor(
    private readonly readStanding: ReadStanding,
    private readonly pauseRequests: PauseRequests,
    private readonly listVetoes: ListVetoes,
    private readonly vetoParticipant: VetoParticipant,
    private readonly withdrawVeto: WithdrawVeto,
  ) {}

  /** Quotas used, and whether new requests are taken. */
  @Get('standing')
  @Responds(200, StandingBody)
  async standing(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Query({ schema: ForParticipant }) query: ForParticipant,
  ) {
    const participantId = participantFor(principal, query.participantId, {
      in: 'query',
      field: 'participantId',
    });
    return standingBody(await this.readStanding.execute(scope, participantId));
  }

  /** Pauses new requests, or takes them again. */
  @Put('standing')
  @Responds(200, StandingBody)
  async changeStanding(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: ChangeStanding }) body: ChangeStanding,
  ) {
    const participantId = participantFor(principal, body.participantId, {
      in: 'body',
      field: 'participantId',
    });
    const actor = actorOf(principal);
    return standingBody(await this.pauseRequests.execute(scope, actor, participantId, body.takesRequests));
  }

  /** The caller's own: a participant's, or the organisers'. */
  @Get('vetoes')
  @Responds(200, VetoesBody)
  async vetoes(@Principal() principal: Principal, @Scope() scope: MatchmakingScope) {
    const vetoes = await this.listVetoes.execute(scope, actorOf(principal));
    return { items: vetoes.map(vetoBody) };
  }

  @Post('vetoes')
  @Idempotent()
  @Responds(201, VetoBody)
  async addVeto(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Body({ schema: AddVeto }) body: AddVeto,
  ) {
    const one = participantFor(principal, body.participantId, { in: 'body', field: 'participantId' });
    const actor = actorOf(principal);
    return vetoBody(await this.vetoParticipant.execute(scope, actor, one, body.otherParticipantId));
  }

  @Delete('vetoes/:vetoId')
  @Responds.nothing()
  async removeVeto(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('vetoId', { schema: AnyId }) vetoId: string,
  ): Promise<void> {
    await this.withdrawVeto.execute(scope, actorOf(principal), vetoId);
  }
}

function standingBody({ participantId, takesRequests, used, limits }: Standing): StandingBody {
  return {
    participantId,
    takesRequests,
    sent: { used: used.sent, limit: limits.sent },
    received: { used: used.received, limit: limits.received },
    accepted: { used: used.accepted, limit: limits.accepted },
  };
}

function vetoBody({ id, aParticipantId, bParticipantId, createdAt }: Veto): VetoBody {
  return { id, participantIds: [aParticipantId, bParticipantId], createdAt };
}
