import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { SYSTEM } from '../domain/actor';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';
import { Publication } from './publication';

/**
 * Publishes the standing schedule without a meeting whose invitation a side declined, so that both agendas are free
 * and the other side learns it at once. The meeting stays agreed and unplaced: the organiser may place it elsewhere.
 * Drafts are the organiser's and stay as they are.
 */
@Injectable()
export class FreeDeclinedMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly publication: Publication,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Does nothing when the meeting has no place any more. */
  execute(scope: Scope, meetingId: string): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const published = await this.schedules.findPublished(scope);
      if (!published) return;
      await this.schedules.lock(scope, published.id);
      const placements = await this.placements.of(scope, published.id);
      const freed = placements.find((placement) => placement.meetingId === meetingId);
      if (!freed) return;
      const next = await this.schedules.create(scope, {
        origin: 'withdrawal',
        basedOn: published.id,
        runId: published.runId,
        createdAt: this.clock.now(),
      });
      await this.placements.copy(scope, published.id, next.id);
      const causes = [{ kind: 'declined-invitation' as const }];
      await this.placements.leaveUnplaced(scope, next.id, { meetingId, causes, repairs: [] });
      const misfits = await this.placements.misfits(scope, published.id);
      const copied = new Set(
        (await this.placements.of(scope, next.id)).map((placement) => placement.meetingId),
      );
      await this.placements.replaceMisfits(
        scope,
        next.id,
        misfits.filter((misfit) => copied.has(misfit.meetingId)),
      );
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: SYSTEM,
        action: 'meeting.freed',
        about: [meetingId, freed.aId, freed.bId, next.id],
      });
      await this.publication.publish(scope, SYSTEM, next);
    });
  }
}
