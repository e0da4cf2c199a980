import { Controller, Get, Query } from '@nestjs/common';
import {
  Access,
  keyIn,
  pageFrom,
  pageOf,
  Principal,
  Responds,
  Scope,
  type MatchmakingScope,
  type Page,
} from '@ronda/http';
import type { TrailEntry } from '../use-cases/audit-trail';
import { ReadAuditTrail } from '../use-cases/read-audit-trail';
import { AfterEntry, FindTrail, TrailEntryAnswer } from './audit.schemas';
import { tenantOf } from './caller';

/** Who did what, when and why, in all services, newest first. */
@Controller('registration')
export class AuditController {
  constructor(private readonly trail: ReadAuditTrail) {}

  @Get('matchmakings/:matchmakingId/audit')
  @Access('organiser', 'co-organiser')
  @Responds(200, pageOf(TrailEntryAnswer))
  ofMatchmaking(
    @Scope() { tenantId, matchmakingId }: MatchmakingScope,
    @Query({ schema: FindTrail }) query: FindTrail,
  ): Promise<Page<TrailEntry>> {
    return this.page(tenantId, matchmakingId, query);
  }

  /** Of the whole institution: who signed in, changed a password or a second factor, or became a member, too. */
  @Get('audit')
  @Access('organiser')
  @Responds(200, pageOf(TrailEntryAnswer))
  ofInstitution(
    @Principal() principal: Principal,
    @Query({ schema: FindTrail }) query: FindTrail,
  ): Promise<Page<TrailEntry>> {
    return this.page(tenantOf(principal), null, query);
  }

  private async page(
    tenantId: string,
    matchmakingId: string | null,
    { limit, cursor, meetingId, participantId, personId }: FindTrail,
  ): Promise<Page<TrailEntry>> {
    const [at, service, number] = keyIn(cursor, AfterEntry) ?? [];
    const after = at && service && number !== undefined ? { at, service, number } : null;
    const about = [meetingId, participantId].filter((id) => id !== undefined);
    const filter = { matchmakingId, about, personId: personId ?? null };
    const entries = await this.trail.execute(tenantId, filter, after, limit + 1);
    return pageFrom(entries, limit, (entry) => [entry.at.toISOString(), entry.service, entry.number]);
  }
}
