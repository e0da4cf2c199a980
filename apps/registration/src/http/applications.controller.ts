import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access, Id, Responds } from '@ronda/http';
import type { Matchmaking } from '../domain/matchmaking';
import { ApplyToMatchmaking } from '../use-cases/apply-to-matchmaking';
import { BrowseMatchmakings } from '../use-cases/browse-matchmakings';
import { OpenMatchmaking } from './matchmaking.schemas';
import { ApplicationAnswer, ApplicationBody } from './participant.schemas';

/** For people who are not signed in. The path names the institution, so that one look-up finds the gathering. */
@Controller('registration/tenants/:tenantId/matchmakings/:matchmakingId')
@Access.public()
export class ApplicationsController {
  constructor(
    private readonly browse: BrowseMatchmakings,
    private readonly applyToMatchmaking: ApplyToMatchmaking,
  ) {}

  @Get()
  @Responds(200, OpenMatchmaking)
  get(
    @Param('tenantId', { schema: Id }) tenantId: string,
    @Param('matchmakingId', { schema: Id }) matchmakingId: string,
  ): Promise<Matchmaking> {
    return this.browse.getOpen({ tenantId, matchmakingId });
  }

  @Post('applications')
  @Responds(202, ApplicationAnswer)
  async apply(
    @Param('tenantId', { schema: Id }) tenantId: string,
    @Param('matchmakingId', { schema: Id }) matchmakingId: string,
    @Body({ schema: ApplicationBody }) body: ApplicationBody,
  ): Promise<{ received: true }> {
    const { organisationName, delegates, unavailable, ...profile } = body;
    const registration = {
      organisationName: organisationName ?? profile.name,
      reference: null,
      profile,
      delegates,
      unavailable,
    };
    await this.applyToMatchmaking.execute({ tenantId, matchmakingId }, registration);
    return { received: true };
  }
}
