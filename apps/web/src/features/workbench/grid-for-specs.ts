import type { Grid } from '../schedules/queries';
import type { GridMeeting, Sides } from './edits';

const SLOTS = ['s1', 's2', 's3', 's4'];
const at = (hour: number) => `2027-06-11T0${hour}:00:00Z`;

/** A meeting in a grid of the specs. */
export function aMeeting(
  meetingId: string,
  aId: string,
  bId: string,
  slotId: string,
  tableId: string,
): GridMeeting {
  const hour = SLOTS.indexOf(slotId) + 1;
  return {
    ...{ meetingId, aId, bId, slotId, tableId },
    ...{ aSeatNo: 1, bSeatNo: 1, interpreterId: null, isLocked: false, misfits: [] },
    ...{ startsAt: at(hour), endsAt: at(hour + 1) },
  };
}

export function sidesOf({ meetingId, aId, bId }: GridMeeting): Sides {
  return { meetingId, aId, bId };
}

/** Four slots of one day, two tables, the participants a to d. */
export function aGrid(meetings: GridMeeting[], revision = 0): Grid {
  return {
    schedule: {
      ...{ id: 'v1', version: 1, status: 'draft', revision, origin: 'run', basedOn: null, runId: null },
      ...{ createdAt: at(1), publishedAt: null, placed: meetings.length, unplaced: 0, misfits: 0 },
    },
    revision,
    slots: SLOTS.map((id, position) => ({
      ...{ id, sessionId: 'x', sessionName: 'Morning' },
      ...{
        startsAt: at(position + 1),
        endsAt: at(position + 2),
        startsLocal: `2027-06-11T0${position + 3}:00`,
      },
    })),
    tables: ['t1', 't2'].map((id) => ({ id, name: id.slice(1), kind: 'table' })),
    participants: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `Cluster ${id}`, region: 'EU' })),
    meetings,
  };
}
