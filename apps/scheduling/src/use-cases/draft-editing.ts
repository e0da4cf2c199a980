import { Injectable } from '@nestjs/common';
import { DomainError, requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import type { Gathering, Meeting, Placement } from '../domain/gathering';
import { requireDraft } from '../domain/schedule';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';

/** A change by hand: which draft, by whom, and the revision they looked at. */
export interface Edit {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly scheduleId: string;
  readonly revision: number;
  /** Why, in their words. */
  readonly reason?: string | undefined;
}

/** What a change by hand did, for the audit. */
export interface Change {
  readonly action: `meeting.${string}`;
  readonly meetings: readonly [Meeting, ...Meeting[]];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The draft under the hand: its meetings where they are, and everything that decides where they fit. */
export interface Desk {
  readonly gathering: Gathering;
  readonly placements: readonly Placement[];
}

/**
 * What every change by hand has in common: the draft is locked, is a draft, is the one that was looked at; afterwards
 * its revision is one higher and the audit says who did what.
 */
@Injectable()
export class DraftEditing {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly audit: Audit,
  ) {}

  /** @returns the draft's new revision */
  change(edit: Edit, work: (desk: Desk, placements: Placements) => Promise<Change>): Promise<number> {
    const { scope, scheduleId, actor, reason } = edit;
    return this.transaction.run(scope.tenantId, async () => {
      const schedule = await this.schedules.lock(scope, scheduleId);
      requireDraft(schedule);
      requireRevision(`Schedule version ${schedule.version}`, schedule.revision, edit.revision);
      const desk = await this.desk(scope, scheduleId);
      const { meetings, ...change } = await work(desk, this.placements);
      const touched = await this.schedules.touch(scope, scheduleId);
      const { matchmakingId } = scope;
      const [first, ...others] = meetings;
      const participants = meetings.flatMap(({ aId, bId }) => [aId, bId]);
      const about = [first.id, ...others.map(({ id }) => id), ...participants, scheduleId] as const;
      await this.audit.record({ matchmakingId, by: actor, reason, about, ...change });
      return touched;
    });
  }

  async desk(scope: Scope, scheduleId: string): Promise<Desk> {
    const gathering = await this.programme.load(scope);
    return { gathering, placements: await this.placements.of(scope, scheduleId) };
  }
}

/** @throws DomainError MEETING.NOT_FOUND */
export function requireMeeting({ gathering }: Desk, meetingId: string): Meeting {
  const meeting = gathering.meetings.get(meetingId);
  if (meeting) return meeting;
  throw new DomainError(
    'MEETING.NOT_FOUND',
    `There is no meeting ${meetingId} here.\nMaybe the id was mistyped, or its request was never accepted.`,
    { meetingId },
  );
}

/** @throws DomainError MEETING.NOT_PLACED */
export function requirePlacement({ placements }: Desk, meetingId: string): Placement {
  const placement = placements.find((p) => p.meetingId === meetingId);
  if (placement) return placement;
  throw new DomainError(
    'MEETING.NOT_PLACED',
    `Meeting ${meetingId} has no time and table in this schedule.\nMaybe give it one first.`,
    { meetingId },
  );
}

/** @throws DomainError MEETING.LOCKED */
export function requireUnlocked(placement: Placement | undefined): void {
  if (!placement?.isLocked) return;
  throw new DomainError(
    'MEETING.LOCKED',
    `Meeting ${placement.meetingId} is locked where it is.\nMaybe unlock it first.`,
    { meetingId: placement.meetingId },
  );
}
