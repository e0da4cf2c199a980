import { Controller, Get, Param, Query } from '@nestjs/common';
import { Access, Principal, Responds, Scope, cursorFrom, keyIn, type MatchmakingScope } from '@ronda/http';
import { RecommendParticipants } from '../use-cases/recommend-participants';
import { SearchDirectory, type DirectoryEntry } from '../use-cases/search-directory';
import { actorOf, participantFor, viewerOf } from './caller';
import {
  DirectoryEntryBody,
  DirectoryKey,
  DirectoryPage,
  FindParticipants,
  FindRecommendations,
  LookAt,
  RecommendationsBody,
} from './directory.schemas';
import { AnyId } from './fields';

@Access('organiser', 'co-organiser', 'participant')
@Controller('meeting-request/matchmakings/:matchmakingId')
export class DirectoryController {
  constructor(
    private readonly directory: SearchDirectory,
    private readonly recommendParticipants: RecommendParticipants,
  ) {}

  /** By name. */
  @Get('directory')
  @Responds(200, DirectoryPage)
  async search(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindParticipants }) query: FindParticipants,
  ) {
    const { limit, cursor, participantId, ...filter } = query;
    const paging = { limit, after: keyIn(cursor, DirectoryKey) };
    const viewer = viewerOf(principal, participantId);
    const { items, next } = await this.directory.execute(scope, actorOf(principal), viewer, filter, paging);
    return { items: items.map(bodyOf), nextCursor: next && cursorFrom(next) };
  }

  @Get('directory/:participantId')
  @Responds(200, DirectoryEntryBody)
  async find(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Param('participantId', { schema: AnyId }) participantId: string,
    @Query({ schema: LookAt }) query: LookAt,
  ) {
    const viewer = viewerOf(principal, query.participantId);
    return bodyOf(await this.directory.one(scope, actorOf(principal), viewer, participantId));
  }

  /** Whom to ask, and why; best first. */
  @Get('recommendations')
  @Responds(200, RecommendationsBody)
  async recommend(
    @Principal() principal: Principal,
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindRecommendations }) query: FindRecommendations,
  ) {
    const self = participantFor(principal, query.participantId, { in: 'query', field: 'participantId' });
    const found = await this.recommendParticipants.execute(scope, actorOf(principal), self, query.limit);
    return { items: found.map(({ profile, score, reasons }) => ({ ...profile, score, reasons })) };
  }
}

function bodyOf({ profile, outlook }: DirectoryEntry): DirectoryEntryBody {
  const active = outlook?.active ?? null;
  const isSent = active?.toParticipantId === profile.participantId;
  return {
    ...profile,
    sectors: [...profile.sectors],
    offers: [...profile.offers],
    needs: [...profile.needs],
    languages: [...profile.languages],
    mayRequest: outlook && outlook.obstacle === null,
    obstacle: outlook?.obstacle ?? null,
    request: active && { id: active.id, direction: isSent ? 'sent' : 'received', status: active.status },
  };
}
