import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import { ATTENDANCE_STATES, type Attendance, type NotedAttendance, type Span } from '../domain/live-day';
import { Reason } from './placement.schema';
import { ScheduleBody } from './schedule.schema';

const time = z.iso.datetime();
const reason = Reason.optional();

export const NoteAttendanceBody = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.enum(['expected', 'arrived']), reason }),
    z.strictObject({ state: z.literal('late'), from: time, until: time, reason }),
    z.strictObject({ state: z.literal('absent'), from: time, reason }),
  ])
  .meta({
    id: 'NoteAttendance',
    description: 'Late: not there from one time until another. Absent: not there from a time on.',
  });
export type NoteAttendanceBody = z.infer<typeof NoteAttendanceBody>;

export const NoteTableBody = z
  .strictObject({
    lost: z
      .strictObject({ from: time, until: time.nullable() })
      .nullable()
      .meta({ description: 'From when until when it cannot be used; null: it can be used again.' }),
    reason,
  })
  .meta({ id: 'NoteTable' });
export type NoteTableBody = z.infer<typeof NoteTableBody>;

const noted = {
  notedAt: Instant.nullable(),
  revision: z.int().meta({ description: 'What If-Match compares; 0 when nothing was noted yet.' }),
};

export const AttendanceBody = z
  .object({
    participantId: Id,
    state: z.enum(ATTENDANCE_STATES),
    from: Instant.nullable(),
    until: Instant.nullable(),
    ...noted,
  })
  .meta({ id: 'Attendance' });

export const TableConditionBody = z
  .object({
    tableId: Id,
    lost: z.object({ from: Instant, until: Instant.nullable() }).nullable(),
    ...noted,
  })
  .meta({ id: 'TableCondition' });

export const LiveDayBody = z
  .object({
    published: ScheduleBody.nullable(),
    attendances: z.array(AttendanceBody),
    tables: z.array(TableConditionBody),
  })
  .meta({ id: 'LiveDay' });

export const StandbyQuery = z.strictObject({
  notBefore: time.meta({ description: 'Places that begin earlier are not offered.' }),
});
export type StandbyQuery = z.infer<typeof StandbyQuery>;

export const StandbyOfferBody = z
  .object({
    meetingId: Id,
    aId: Id,
    bId: Id,
    priority: z.enum(['must', 'want', 'nice']),
    slotId: Id,
    tableId: Id.nullable(),
    startsAt: Instant,
    endsAt: Instant,
  })
  .meta({ id: 'StandbyOffer' });

export const GiveStandbyBody = z
  .strictObject({ meetingId: Id, slotId: Id, tableId: Id })
  .meta({ id: 'GiveStandby' });
export type GiveStandbyBody = z.infer<typeof GiveStandbyBody>;

export function attendanceIn(body: NoteAttendanceBody): Attendance {
  switch (body.state) {
    case 'late':
      return { state: 'late', away: { from: new Date(body.from), until: new Date(body.until) } };
    case 'absent':
      return { state: 'absent', away: { from: new Date(body.from), until: null } };
    case 'expected':
    case 'arrived':
      return { state: body.state, away: null };
  }
}

export function lostIn({ lost }: NoteTableBody): Span | null {
  return lost && { from: new Date(lost.from), until: lost.until === null ? null : new Date(lost.until) };
}

export function attendanceBody({ away, ...attendance }: NotedAttendance) {
  return { ...attendance, from: away?.from ?? null, until: away?.until ?? null };
}
