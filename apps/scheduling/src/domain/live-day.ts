import { DomainError } from '@ronda/domain';

/** From when until when, `[from, until)`; without an end, for the rest of the gathering. */
export interface Span {
  readonly from: Date;
  readonly until: Date | null;
}

export const ATTENDANCE_STATES = ['expected', 'arrived', 'late', 'absent'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** What the check-in desk knows of a participant. */
export type Attendance =
  | { readonly state: 'expected' | 'arrived'; readonly away: null }
  | { readonly state: 'late'; readonly away: { readonly from: Date; readonly until: Date } }
  | { readonly state: 'absent'; readonly away: { readonly from: Date; readonly until: null } };

/** Something noted on the day; `revision` is 0 as long as nobody noted anything. */
export interface Noted {
  readonly notedAt: Date | null;
  readonly revision: number;
}

export type NotedAttendance = Attendance & Noted & { readonly participantId: string };

/** When a table cannot be used; null means that it can. */
export interface NotedTable extends Noted {
  readonly tableId: string;
  readonly lost: Span | null;
}

/** @throws DomainError LIVE_DAY.ENDS_BEFORE_IT_BEGINS */
export function requireForward({ from, until }: Span): void {
  if (until === null || from < until) return;
  throw new DomainError(
    'LIVE_DAY.ENDS_BEFORE_IT_BEGINS',
    `The end ${until.toISOString()} is not after the beginning ${from.toISOString()}.\nMaybe exchange the two.`,
    { from: from.toISOString(), until: until.toISOString() },
  );
}

/** Whether two attendances keep somebody away at the same times. */
export function isSameAbsence(one: Attendance, other: Attendance): boolean {
  return (
    one.away?.from.getTime() === other.away?.from.getTime() &&
    one.away?.until?.getTime() === other.away?.until?.getTime()
  );
}
