import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { SYSTEM } from '../domain/actor';
import type { Schedule } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { Placements, type ReleasedMeeting } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';
import { Publication } from './publication';

/**
 * Takes every meeting that lost its agreement out of the drafts, and publishes the standing schedule without it at
 * once: one side will not come, so the other must not wait for the organiser to learn it. A participant that leaves
 * withdraws many requests; the first message releases them all in one version, the others find nothing to do.
 */
@Injectable()
export class ReleaseMeetings {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly publication: Publication,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  execute(scope: Scope): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      for (const schedule of await this.schedules.standing(scope)) {
        await this.schedules.lock(scope, schedule.id);
        const released = await this.placements.releasedIn(scope, schedule.id);
        if (schedule.status === 'draft' && released.length > 0) {
          await this.takeOut(scope, schedule, released);
        }
        if (schedule.status === 'published' && released.some((meeting) => meeting.isPlaced)) {
          await this.publishWithout(scope, schedule);
        }
      }
    });
  }

  private async takeOut(scope: Scope, draft: Schedule, released: readonly ReleasedMeeting[]): Promise<void> {
    await this.placements.remove(
      scope,
      draft.id,
      released.map(({ meetingId }) => meetingId),
    );
    await this.schedules.touch(scope, draft.id);
    await this.audit.record(
      ...released.map(({ meetingId, aId, bId }) => ({
        matchmakingId: scope.matchmakingId,
        by: SYSTEM,
        action: 'meeting.released',
        about: [meetingId, aId, bId, draft.id] as const,
      })),
    );
  }

  private async publishWithout(scope: Scope, published: Schedule): Promise<void> {
    const next = await this.schedules.create(scope, {
      origin: 'withdrawal',
      basedOn: published.id,
      runId: published.runId,
      createdAt: this.clock.now(),
    });
    await this.placements.copy(scope, published.id, next.id);
    const misfits = await this.placements.misfits(scope, published.id);
    const copied = new Set((await this.placements.of(scope, next.id)).map((p) => p.meetingId));
    await this.placements.replaceMisfits(
      scope,
      next.id,
      misfits.filter((m) => copied.has(m.meetingId)),
    );
    await this.publication.publish(scope, SYSTEM, next);
  }
}
