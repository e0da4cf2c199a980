import type { Schedule } from '../../domain/schedule';
import type { Scope } from '../../domain/scope';

export interface NewSchedule {
  readonly origin: Schedule['origin'];
  readonly basedOn: string | null;
  readonly runId: string | null;
  readonly createdAt: Date;
}

export interface ScheduleSummary extends Schedule {
  readonly placed: number;
  readonly unplaced: number;
  readonly misfits: number;
}

/** Schedule versions. Every method works inside the running transaction. */
export abstract class Schedules {
  /** Waits for whoever publishes, syncs or numbers a version of this matchmaking at the moment. */
  abstract lockMatchmaking(scope: Scope): Promise<void>;
  abstract create(scope: Scope, schedule: NewSchedule): Promise<Schedule>;
  /** @throws DomainError SCHEDULE.NOT_FOUND */
  abstract require(scope: Scope, scheduleId: string): Promise<Schedule>;
  /** Like `require`, and nobody else changes it until the transaction ends. */
  abstract lock(scope: Scope, scheduleId: string): Promise<Schedule>;
  abstract summary(scope: Scope, scheduleId: string): Promise<ScheduleSummary>;
  /** Newest first; `beforeVersion` continues a list. */
  abstract list(scope: Scope, limit: number, beforeVersion: number | null): Promise<ScheduleSummary[]>;
  abstract findPublished(scope: Scope): Promise<Schedule | null>;
  abstract findNewestDraft(scope: Scope): Promise<Schedule | null>;
  /** The published version and every draft: what a change of the programme can hurt. */
  abstract standing(scope: Scope): Promise<Schedule[]>;
  abstract publish(scope: Scope, scheduleId: string, at: Date): Promise<void>;
  /** Raises the revision and returns the new one. */
  abstract touch(scope: Scope, scheduleId: string): Promise<number>;
}
