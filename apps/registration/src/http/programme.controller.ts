import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { Access, IfMatch, Principal, Responds, Scope, type MatchmakingScope } from '@ronda/http';
import { capacityOf } from '../domain/programme-change';
import type { Programme } from '../domain/programme';
import { BrowseMatchmakings } from '../use-cases/browse-matchmakings';
import { ChangeProgramme } from '../use-cases/change-programme';
import { actorOf } from './caller';
import {
  ChangeProgrammeQuery,
  ProgrammeAnswer,
  ProgrammeEditAnswer,
  ProgrammePlan,
} from './programme.schemas';

@Controller('registration/matchmakings/:matchmakingId/programme')
export class ProgrammeController {
  constructor(
    private readonly browse: BrowseMatchmakings,
    private readonly changeProgramme: ChangeProgramme,
  ) {}

  @Get()
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, ProgrammeAnswer)
  async get(@Scope() scope: MatchmakingScope) {
    const { programme, revision } = await this.browse.programme(scope);
    return answerOf(programme, revision);
  }

  @Put()
  @Access('organiser', 'co-organiser')
  @Responds(200, ProgrammeEditAnswer)
  async change(
    @Scope() scope: MatchmakingScope,
    @IfMatch() expected: number,
    @Query({ schema: ChangeProgrammeQuery }) { dryRun }: ChangeProgrammeQuery,
    @Body({ schema: ProgrammePlan }) plan: ProgrammePlan,
    @Principal() principal: Principal,
  ) {
    const { programme, change, revision } =
      dryRun === true
        ? await this.changeProgramme.preview(scope, expected, plan)
        : await this.changeProgramme.execute(scope, expected, plan, actorOf(principal));
    return { programme: answerOf(programme, revision), change, revision };
  }
}

function answerOf(programme: Programme, revision: number) {
  return { ...programme, capacity: capacityOf(programme), revision };
}
