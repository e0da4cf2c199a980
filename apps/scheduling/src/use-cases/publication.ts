import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { affectedPeople, type BlastRadius, blastRadiusOf, differenceOf } from '../domain/difference';
import { requirePublishable, type Schedule } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Publications } from './ports/publications';
import { Schedules } from './ports/schedules';

/**
 * The one path by which anything reaches people: publishing a draft, and taking out a meeting that a side cancelled.
 * Runs inside the caller's transaction, which holds the matchmaking's lock.
 */
@Injectable()
export class Publication {
  constructor(
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly publications: Publications,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param reason what the organiser gave as the reason */
  async publish(scope: Scope, actor: Actor, draft: Schedule, reason?: string): Promise<BlastRadius> {
    requirePublishable(draft, await this.schedules.findPublished(scope));
    const at = this.clock.now();
    await this.schedules.publish(scope, draft.id, at);
    await this.publications.rebuildBusy(scope, draft.id);
    const after = await this.placements.appearances(scope, draft.id);
    const changes = differenceOf(await this.publications.announced(scope), after);
    await this.publications.announce(scope, draft.id, changes, at);
    await this.outbox.add('schedule.published@1', {
      matchmakingId: scope.matchmakingId,
      scheduleId: draft.id,
      revision: draft.version,
    });
    const blastRadius = blastRadiusOf(changes, after.size);
    const participants = new Set(affectedPeople(changes).map((person) => person.participantId));
    await this.audit.record({
      matchmakingId: scope.matchmakingId,
      by: actor,
      action: 'schedule.published',
      about: [draft.id, ...changes.map((change) => change.meetingId), ...participants],
      reason,
      details: { version: draft.version, origin: draft.origin, ...blastRadius },
    });
    return blastRadius;
  }
}
