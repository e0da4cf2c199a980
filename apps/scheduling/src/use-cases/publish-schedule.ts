import { Injectable } from '@nestjs/common';
import { DomainError, requireRevision } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import type { BlastRadius } from '../domain/difference';
import { misfitsOf } from '../domain/misfits';
import { requirePublishable, type Schedule } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';
import { Publication } from './publication';

/** How many misfits an error names; the endpoint lists them all. */
const NAMED = 10;

/** Makes a draft the schedule that people see, in one transaction: all or nothing. */
@Injectable()
export class PublishSchedule {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly publication: Publication,
  ) {}

  /**
   * @throws DomainError SCHEDULE.ALREADY_PUBLISHED, SCHEDULE.SUPERSEDED, HTTP.REVISION_MISMATCH,
   * SCHEDULE.NO_LONGER_FITS, SCHEDULE.PERSON_BUSY_ELSEWHERE
   */
  execute(
    scope: Scope,
    actor: Actor,
    scheduleId: string,
    revision: number,
    reason?: string,
  ): Promise<{ schedule: Schedule; blastRadius: BlastRadius }> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.schedules.lockMatchmaking(scope);
      const draft = await this.schedules.lock(scope, scheduleId);
      requirePublishable(draft, await this.schedules.findPublished(scope));
      requireRevision(`Schedule version ${draft.version}`, draft.revision, revision);
      await this.requireFit(scope, draft);
      const blastRadius = await this.publication.publish(scope, actor, draft, reason);
      return { schedule: await this.schedules.require(scope, scheduleId), blastRadius };
    });
  }

  /** The invariants once more, against the programme as it is now: nothing impossible is ever announced. */
  private async requireFit(scope: Scope, draft: Schedule): Promise<void> {
    await this.programme.sync(scope);
    const gathering = await this.programme.load(scope);
    const misfits = misfitsOf(gathering, await this.placements.of(scope, draft.id));
    if (misfits.size === 0) return;
    throw new DomainError(
      'SCHEDULE.NO_LONGER_FITS',
      `Schedule version ${draft.version} has ${misfits.size} meetings that no longer fit where they are.\n` +
        'Maybe move or unschedule them, or run the allocation again.',
      {
        scheduleId: draft.id,
        misfits: misfits.size,
        meetings: [...misfits].slice(0, NAMED).map(([meetingId, reasons]) => ({ meetingId, reasons })),
      },
    );
  }
}
