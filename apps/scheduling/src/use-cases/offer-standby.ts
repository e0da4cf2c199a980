import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import type { BlastRadius } from '../domain/difference';
import type { Place } from '../domain/fit';
import type { Placement, Priority } from '../domain/gathering';
import { placeMeeting } from '../domain/place-meeting';
import type { Schedule } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { standbyOffers } from '../domain/standby';
import { DraftEditing, requireMeeting } from './draft-editing';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';
import { Publication } from './publication';

export interface StandbyOffer extends Placement {
  readonly priority: Priority;
}

/** Freed places for pairs that have none: who could take which, and giving it to them at once. */
@Injectable()
export class OfferStandby {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly editing: DraftEditing,
    private readonly publication: Publication,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The best pairs first; none before the first publication. */
  list(scope: Scope, notBefore: Date): Promise<StandbyOffer[]> {
    return this.transaction.run(scope.tenantId, async () => {
      const published = await this.schedules.findPublished(scope);
      if (!published) return [];
      await this.programme.sync(scope);
      const { gathering, placements } = await this.editing.desk(scope, published.id);
      const wanted = await this.waiting(scope, published);
      return standbyOffers(gathering, placements, wanted, notBefore).map((placement) => ({
        ...placement,
        priority: gathering.meetings.get(placement.meetingId)?.priority ?? 'nice',
      }));
    });
  }

  /**
   * Publishes the standing schedule with the meeting at this place; only the pair is told. Meetings that no longer
   * fit stay marked: they were announced before.
   * @throws DomainError SCHEDULE.NOT_FOUND, MEETING.NOT_FOUND, MEETING.ALREADY_PLACED, SCHEDULE.TABLE_TAKEN,
   * SCHEDULE.SEAT_TAKEN, SCHEDULE.DOES_NOT_FIT
   */
  give(scope: Scope, actor: Actor, meetingId: string, place: Place): Promise<BlastRadius> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const published = await this.schedules.findPublished(scope);
      if (!published) throw nothingPublished();
      await this.schedules.lock(scope, published.id);
      const desk = await this.editing.desk(scope, published.id);
      const meeting = requireMeeting(desk, meetingId);
      if (desk.placements.some((placement) => placement.meetingId === meetingId)) throw placed(meetingId);
      const placement = placeMeeting(desk.gathering, desk.placements, meeting, place, null);
      const next = await this.withMeeting(scope, published, placement);
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: actor,
        action: 'meeting.given-freed-place',
        about: [meetingId, meeting.aId, meeting.bId, next.id],
        details: { to: place },
      });
      return this.publication.publish(scope, actor, next);
    });
  }

  /** A pair that declined its invitation is not asked again. */
  private async waiting(scope: Scope, { id }: Schedule): Promise<ReadonlySet<string>> {
    const unplaced = await this.placements.unplaced(scope, id);
    const open = unplaced.filter(({ causes }) => causes.every(({ kind }) => kind !== 'declined-invitation'));
    return new Set(open.map(({ meetingId }) => meetingId));
  }

  private async withMeeting(scope: Scope, published: Schedule, placement: Placement): Promise<Schedule> {
    const next = await this.schedules.create(scope, {
      origin: 'standby',
      basedOn: published.id,
      runId: published.runId,
      createdAt: this.clock.now(),
    });
    await this.placements.copy(scope, published.id, next.id);
    const copied = new Set((await this.placements.of(scope, next.id)).map(({ meetingId }) => meetingId));
    const misfits = await this.placements.misfits(scope, published.id);
    const standing = misfits.filter(({ meetingId }) => copied.has(meetingId));
    await this.placements.replaceMisfits(scope, next.id, standing);
    await this.placements.place(scope, next.id, [placement]);
    return next;
  }
}

const nothingPublished = (): DomainError =>
  new DomainError('SCHEDULE.NOT_FOUND', 'No schedule was published yet.\nMaybe publish one first.');

const placed = (meetingId: string): DomainError =>
  new DomainError(
    'MEETING.ALREADY_PLACED',
    `Meeting ${meetingId} has a time and table already.\nMaybe somebody else gave it one a moment ago.`,
    { meetingId },
  );
