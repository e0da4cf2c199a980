import { Controller, Get, Param } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Access, Id, type MatchmakingScope, Principal, Responds, Scope } from '@ronda/http';
import { ReadSchedules } from '../use-cases/read-schedules';
import { AgendaBody } from './agenda.schema';

@Controller('scheduling/matchmakings/:matchmakingId')
export class AgendaController {
  constructor(private readonly read: ReadSchedules) {}

  /** The caller's own agenda. */
  @Get('agenda')
  @Access('participant')
  @Responds(200, AgendaBody)
  own(@Principal() { participantId }: Principal, @Scope() scope: MatchmakingScope) {
    if (participantId !== null) return this.read.agenda(scope, participantId);
    throw new DomainError(
      'PARTICIPANT.NOT_FOUND',
      'You are signed in, but for no participant.\nMaybe open the link in the mail of this matchmaking event.',
    );
  }

  @Get('participants/:participantId/agenda')
  @Access('organiser', 'co-organiser')
  @Responds(200, AgendaBody)
  of(@Scope() scope: MatchmakingScope, @Param('participantId', { schema: Id }) participantId: string) {
    return this.read.agenda(scope, participantId);
  }
}
