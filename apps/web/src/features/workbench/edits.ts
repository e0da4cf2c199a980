import type { Grid } from '../schedules/queries';

export interface Place {
  readonly slotId: string;
  readonly tableId: string;
}

/** A meeting under the hand, placed or not. */
export interface Sides {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
}

/** A change by hand, with what is needed to take it back, and why, if the person says so. */
export type Edit = Doing & { readonly reason?: string };
type Doing =
  | { readonly kind: 'place'; readonly meeting: Sides; readonly from: Place | null; readonly to: Place }
  | { readonly kind: 'unschedule'; readonly meeting: Sides; readonly from: Place }
  | { readonly kind: 'swap'; readonly meeting: Sides; readonly other: Sides }
  | { readonly kind: 'lock'; readonly meeting: Sides; readonly isLocked: boolean };

export type EditKind = Edit['kind'];
export type GridMeeting = Grid['meetings'][number];

/** Where a meeting is; null when it has no time, or no table. */
export function placeOf(meeting: GridMeeting | undefined): Place | null {
  const tableId = meeting?.tableId ?? null;
  return meeting && tableId !== null ? { slotId: meeting.slotId, tableId } : null;
}

/** What takes the edit back. */
export function inverseOf(edit: Edit): Edit {
  const { meeting } = edit;
  switch (edit.kind) {
    case 'place':
      return edit.from === null
        ? { kind: 'unschedule', meeting, from: edit.to }
        : { kind: 'place', meeting, from: edit.to, to: edit.from };
    case 'unschedule':
      return { kind: 'place', meeting, from: null, to: edit.from };
    case 'swap':
      return { kind: 'swap', meeting, other: edit.other };
    case 'lock':
      return { kind: 'lock', meeting, isLocked: !edit.isLocked };
  }
}

/** The meetings an edit concerns. */
export function concernedBy(edit: Edit): readonly string[] {
  return edit.kind === 'swap' ? [edit.meeting.meetingId, edit.other.meetingId] : [edit.meeting.meetingId];
}

/** The grid as it will be when the server agrees. Seats and interpreters stay as they were until it has answered. */
export function applied(grid: Grid, edit: Edit): Grid {
  const { meetingId } = edit.meeting;
  switch (edit.kind) {
    case 'place':
      return withMeetings(grid, placed(grid, edit.meeting, edit.to));
    case 'unschedule':
      return withMeetings(grid, without(grid, meetingId));
    case 'swap':
      return withMeetings(grid, swapped(grid, meetingId, edit.other.meetingId));
    case 'lock':
      return withMeetings(
        grid,
        grid.meetings.map((one) => (one.meetingId === meetingId ? { ...one, isLocked: edit.isLocked } : one)),
      );
  }
}

function withMeetings(grid: Grid, meetings: GridMeeting[]): Grid {
  return { ...grid, meetings };
}

function without({ meetings }: Grid, meetingId: string): GridMeeting[] {
  return meetings.filter((one) => one.meetingId !== meetingId);
}

function placed(grid: Grid, { meetingId, aId, bId }: Sides, to: Place): GridMeeting[] {
  const before = grid.meetings.find((one) => one.meetingId === meetingId);
  const slot = grid.slots.find(({ id }) => id === to.slotId);
  if (!slot) return grid.meetings;
  const { startsAt, endsAt } = slot;
  const unseated = { meetingId, aId, bId, aSeatNo: 1, bSeatNo: 1, interpreterId: null, isLocked: false };
  return [...without(grid, meetingId), { ...unseated, ...before, ...to, startsAt, endsAt, misfits: [] }];
}

function swapped(grid: Grid, oneId: string, otherId: string): GridMeeting[] {
  const one = grid.meetings.find(({ meetingId }) => meetingId === oneId);
  const other = grid.meetings.find(({ meetingId }) => meetingId === otherId);
  if (!one || !other) return grid.meetings;
  const at = ({ slotId, tableId, startsAt, endsAt }: GridMeeting) => ({ slotId, tableId, startsAt, endsAt });
  return grid.meetings.map((meeting) => {
    if (meeting === one) return { ...one, ...at(other), misfits: [] };
    if (meeting === other) return { ...other, ...at(one), misfits: [] };
    return meeting;
  });
}
