import type { Grid } from '../schedules/queries';
import { concernedBy, type Edit, type GridMeeting, placeOf, type Place } from './edits';

/** What somebody else did to a meeting while we looked at it. */
export interface Meanwhile {
  readonly meetingId: string;
  readonly kind: 'placed' | 'moved' | 'taken-out' | 'locked' | 'unlocked';
  readonly to: Place | null;
}

/** How the second grid differs from the first, meeting by meeting. */
export function meanwhile(before: Grid, after: Grid): readonly Meanwhile[] {
  const old = new Map(before.meetings.map((one) => [one.meetingId, one]));
  const now = new Set(after.meetings.map(({ meetingId }) => meetingId));
  const changed = after.meetings.flatMap((one) => changeOf(old.get(one.meetingId), one) ?? []);
  const gone = before.meetings.filter(({ meetingId }) => !now.has(meetingId));
  return [...changed, ...gone.map(({ meetingId }) => ({ meetingId, kind: 'taken-out' as const, to: null }))];
}

function changeOf(before: GridMeeting | undefined, after: GridMeeting): Meanwhile | null {
  const { meetingId } = after;
  const to = placeOf(after);
  if (!before) return { meetingId, kind: 'placed', to };
  if (before.slotId !== after.slotId || before.tableId !== after.tableId)
    return { meetingId, kind: 'moved', to };
  if (before.isLocked === after.isLocked) return null;
  return { meetingId, kind: after.isLocked ? 'locked' : 'unlocked', to };
}

/** Whether the edit still means what its author meant: nobody else touched its meetings. */
export function isUntouched(edit: Edit, changes: readonly Meanwhile[]): boolean {
  const touched = new Set(changes.map(({ meetingId }) => meetingId));
  return concernedBy(edit).every((meetingId) => !touched.has(meetingId));
}
