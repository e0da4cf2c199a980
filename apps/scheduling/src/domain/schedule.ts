import { DomainError } from '@ronda/domain';

export type ScheduleStatus = 'draft' | 'published' | 'superseded';

/** One version of all assignments of a matchmaking. */
export interface Schedule {
  readonly id: string;
  readonly version: number;
  readonly status: ScheduleStatus;
  /** Rises with each change by hand; what `If-Match` compares. */
  readonly revision: number;
  /** Where it comes from: a run, a copy of another version, a meeting that had to be taken out, or one put where a place fell free. */
  readonly origin: 'run' | 'copy' | 'withdrawal' | 'standby';
  readonly basedOn: string | null;
  readonly runId: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** Only a draft can be changed; any version that was published stays as people saw it. */
export function requireDraft(schedule: Schedule): void {
  if (schedule.status === 'draft') return;
  throw new DomainError(
    'SCHEDULE.NOT_A_DRAFT',
    `Schedule version ${schedule.version} is ${schedule.status} and cannot be changed.\n` +
      'Maybe make a new draft from it, change that, and publish it.',
    { scheduleId: schedule.id, version: schedule.version, status: schedule.status },
  );
}

/** A draft may be published as long as no version made later was published before it. */
export function requirePublishable(schedule: Schedule, published: Schedule | null): void {
  const values = { scheduleId: schedule.id, version: schedule.version, status: schedule.status };
  if (schedule.status === 'published') {
    throw new DomainError(
      'SCHEDULE.ALREADY_PUBLISHED',
      `Schedule version ${schedule.version} is already published; nothing was sent again.\n` +
        'Maybe somebody else published it a moment ago.',
      values,
    );
  }
  if (schedule.status === 'superseded') {
    throw new DomainError(
      'SCHEDULE.SUPERSEDED',
      `Schedule version ${schedule.version} was replaced by version ${published?.version ?? '?'}.\n` +
        'Maybe roll back: make a new draft from it and publish that.',
      values,
    );
  }
}
