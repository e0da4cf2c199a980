import type { Cause, Repair } from '@ronda/allocation';
import type { Appearance } from '../../domain/appearance';
import type { Placement } from '../../domain/gathering';
import type { Reason } from '../../domain/reason';
import type { Scope } from '../../domain/scope';

/** What the engine found, or that nobody tried: the run was not to place it, the organiser took its place away. */
export type UnplacedCause =
  | Cause
  | { readonly kind: 'not-selected' }
  | { readonly kind: 'unscheduled-by-organiser' }
  | { readonly kind: 'declined-invitation' };

/** A meeting that a version leaves out, with what the allocation says about it. */
export interface UnplacedMeeting {
  readonly meetingId: string;
  readonly causes: readonly UnplacedCause[];
  readonly repairs: readonly Repair[];
}

export interface Misfit {
  readonly meetingId: string;
  readonly reasons: readonly Reason[];
  readonly noticedAt: Date;
}

/** A meeting that lost its agreement and still stands in a schedule. */
export interface ReleasedMeeting {
  readonly meetingId: string;
  /** The two participants. */
  readonly aId: string;
  readonly bId: string;
  readonly isPlaced: boolean;
}

/** What a schedule version holds. Every method works inside the running transaction. */
export abstract class Placements {
  abstract of(scope: Scope, scheduleId: string): Promise<Placement[]>;
  abstract appearances(scope: Scope, scheduleId: string): Promise<Map<string, Appearance>>;
  abstract unplaced(scope: Scope, scheduleId: string): Promise<UnplacedMeeting[]>;
  /** Writes the assignments and seats of a new version in bulk. */
  abstract fill(
    scope: Scope,
    scheduleId: string,
    placements: readonly Placement[],
    unplaced: readonly UnplacedMeeting[],
  ): Promise<void>;
  /** Copies another version's assignments, seats and unplaced meetings, without the meetings that were released. */
  abstract copy(scope: Scope, fromId: string, toId: string): Promise<void>;

  /**
   * Gives these meetings of a draft their new places, all at once.
   * @throws DomainError SCHEDULE.TABLE_TAKEN, SCHEDULE.SEAT_TAKEN when another meeting is there
   */
  abstract place(scope: Scope, scheduleId: string, placements: readonly Placement[]): Promise<void>;
  abstract remove(scope: Scope, scheduleId: string, meetingIds: readonly string[]): Promise<void>;
  abstract leaveUnplaced(scope: Scope, scheduleId: string, meeting: UnplacedMeeting): Promise<void>;
  abstract setLocked(scope: Scope, scheduleId: string, meetingId: string, locked: boolean): Promise<boolean>;

  /** Released meetings that this version still mentions, placed or not. */
  abstract releasedIn(scope: Scope, scheduleId: string): Promise<ReleasedMeeting[]>;
  abstract misfits(scope: Scope, scheduleId: string): Promise<Misfit[]>;
  abstract replaceMisfits(scope: Scope, scheduleId: string, misfits: readonly Misfit[]): Promise<void>;
}
