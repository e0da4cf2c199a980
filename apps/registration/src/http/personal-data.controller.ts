import { Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { Access, Id, Idempotent, Principal, Responds, Scope, type MatchmakingScope } from '@ronda/http';
import { ErasePerson } from '../use-cases/erase-person';
import { ExportPerson, type PersonalData } from '../use-cases/export-person';
import type { PersonActor } from '../use-cases/person-actor';
import { actorOf } from './caller';
import { PersonalDataAnswer } from './personal-data.schemas';
import { personalDataRows } from './personal-data-rows';
import { writeCsv } from './spreadsheet/write-csv';

/** What is known of a person, for the person and for the organiser who answers for it. */
@Controller('registration/matchmakings/:matchmakingId/participants/:participantId/delegates/:delegateId')
@Access('organiser', 'co-organiser', 'participant')
export class PersonalDataController {
  constructor(
    private readonly exportPerson: ExportPerson,
    private readonly erasePerson: ErasePerson,
  ) {}

  @Get('personal-data')
  @Responds(200, PersonalDataAnswer)
  json(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @Param('delegateId', { schema: Id }) delegateId: string,
    @Principal() principal: Principal,
  ): Promise<PersonalData> {
    return this.exportPerson.execute({ ...scope, participantId, delegateId }, personActorOf(principal));
  }

  @Get('personal-data.csv')
  @Responds.stream('text/csv')
  async csv(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @Param('delegateId', { schema: Id }) delegateId: string,
    @Principal() principal: Principal,
  ): Promise<StreamableFile> {
    const place = { ...scope, participantId, delegateId };
    const csv = writeCsv(personalDataRows(await this.exportPerson.execute(place, personActorOf(principal))));
    return new StreamableFile(Buffer.from(csv, 'utf8'), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="personal-data.csv"',
    });
  }

  @Post('erasure')
  @Idempotent()
  @Responds.nothing()
  erase(
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: Id }) participantId: string,
    @Param('delegateId', { schema: Id }) delegateId: string,
    @Principal() principal: Principal,
  ): Promise<void> {
    return this.erasePerson.execute({ ...scope, participantId, delegateId }, personActorOf(principal));
  }
}

/** A co-organiser answers for some gatherings; a person's right is against the whole institution. */
function personActorOf(principal: Principal): PersonActor {
  const { role, delegateId, matchmakingIds } = principal;
  return {
    ...actorOf(principal),
    delegateId,
    matchmakingIds: role === 'participant' ? null : matchmakingIds,
  };
}
