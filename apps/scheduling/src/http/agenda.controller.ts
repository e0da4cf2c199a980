import { Controller, Get, Param } from '@nestjs/common';
import { Access, Id, type MatchmakingScope, Principal, Responds, Scope } from '@ronda/http';
import { ReadSchedules } from '../use-cases/read-schedules';
import { AgendaBody } from './agenda.schema';
import { ownParticipant } from './own-participant';

@Controller('scheduling/matchmakings/:matchmakingId')
export class AgendaController {
  constructor(private readonly read: ReadSchedules) {}

  /** The caller's own agenda. */
  @Get('agenda')
  @Access('participant')
  @Responds(200, AgendaBody)
  own(@Principal() principal: Principal, @Scope() scope: MatchmakingScope) {
    return this.read.agenda(scope, ownParticipant(principal));
  }

  @Get('participants/:participantId/agenda')
  @Access('organiser', 'co-organiser')
  @Responds(200, AgendaBody)
  of(@Scope() scope: MatchmakingScope, @Param('participantId', { schema: Id }) participantId: string) {
    return this.read.agenda(scope, participantId);
  }
}
