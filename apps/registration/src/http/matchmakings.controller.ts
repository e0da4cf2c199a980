import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import {
  Access,
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
import type { Matchmaking } from '../domain/matchmaking';
import { BrowseMatchmakings } from '../use-cases/browse-matchmakings';
import { ChangeMatchmaking } from '../use-cases/change-matchmaking';
import { CopyMatchmaking } from '../use-cases/copy-matchmaking';
import { CreateMatchmaking } from '../use-cases/create-matchmaking';
import { MoveMatchmaking } from '../use-cases/move-matchmaking';
import type { Organisation } from '../use-cases/organisations';
import { actorOf, tenantOf } from './caller';
import {
  AfterId,
  ChangeMatchmakingBody,
  CopyMatchmakingBody,
  CreateMatchmakingBody,
  FindAny,
  MatchmakingAnswer,
  MoveMatchmakingBody,
  OrganisationAnswer,
} from './matchmaking.schemas';

@Controller('registration')
export class MatchmakingsController {
  constructor(
    private readonly browse: BrowseMatchmakings,
    private readonly createMatchmaking: CreateMatchmaking,
    private readonly changeMatchmaking: ChangeMatchmaking,
    private readonly moveMatchmaking: MoveMatchmaking,
    private readonly copyMatchmaking: CopyMatchmaking,
  ) {}

  @Get('matchmakings')
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, pageOf(MatchmakingAnswer))
  async list(
    @Principal() principal: Principal,
    @Query({ schema: FindAny }) { limit, cursor }: FindAny,
  ): Promise<Page<Matchmaking>> {
    const after = keyIn(cursor, AfterId)?.[0] ?? null;
    const stretch = { after, limit: limit + 1 };
    const found = await this.browse.list(tenantOf(principal), stretch, principal.matchmakingIds);
    return pageFrom(found, limit, ({ id }) => [id]);
  }

  @Post('matchmakings')
  @Access('organiser')
  @Idempotent()
  @Responds(201, MatchmakingAnswer)
  create(
    @Principal() principal: Principal,
    @Body({ schema: CreateMatchmakingBody }) { programme, ...settings }: CreateMatchmakingBody,
  ): Promise<Matchmaking> {
    const tenantId = tenantOf(principal);
    return this.createMatchmaking.execute(tenantId, settings, programme ?? null, actorOf(principal));
  }

  @Get('matchmakings/:matchmakingId')
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, MatchmakingAnswer)
  get(@Scope() scope: MatchmakingScope): Promise<Matchmaking> {
    return this.browse.get(scope);
  }

  @Patch('matchmakings/:matchmakingId')
  @Access('organiser', 'co-organiser')
  @Responds(200, MatchmakingAnswer)
  change(
    @Scope() scope: MatchmakingScope,
    @IfMatch() revision: number,
    @Body({ schema: ChangeMatchmakingBody }) body: ChangeMatchmakingBody,
    @Principal() principal: Principal,
  ): Promise<Matchmaking> {
    return this.changeMatchmaking.execute(scope, revision, body, actorOf(principal));
  }

  @Post('matchmakings/:matchmakingId/state')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(200, MatchmakingAnswer)
  move(
    @Scope() scope: MatchmakingScope,
    @IfMatch() revision: number,
    @Body({ schema: MoveMatchmakingBody }) { state }: MoveMatchmakingBody,
    @Principal() principal: Principal,
  ): Promise<Matchmaking> {
    return this.moveMatchmaking.execute(scope, revision, state, actorOf(principal));
  }

  @Post('matchmakings/:matchmakingId/copies')
  @Access('organiser')
  @Idempotent()
  @Responds(201, MatchmakingAnswer)
  copy(
    @Scope() scope: MatchmakingScope,
    @Body({ schema: CopyMatchmakingBody }) { name, firstDay }: CopyMatchmakingBody,
    @Principal() principal: Principal,
  ): Promise<Matchmaking> {
    return this.copyMatchmaking.execute(scope, name, firstDay, actorOf(principal));
  }

  @Get('organisations')
  @Access('organiser', 'co-organiser')
  @Responds(200, pageOf(OrganisationAnswer))
  async organisations(
    @Principal() principal: Principal,
    @Query({ schema: FindAny }) { limit, cursor }: FindAny,
  ): Promise<Page<Organisation>> {
    const after = keyIn(cursor, AfterId)?.[0] ?? null;
    const found = await this.browse.organisationsOf(tenantOf(principal), { after, limit: limit + 1 });
    return pageFrom(found, limit, ({ id }) => [id]);
  }
}
