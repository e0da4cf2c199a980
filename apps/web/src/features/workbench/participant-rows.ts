import type { Grid } from '../schedules/queries';
import type { GridMeeting } from './edits';

/** The day of one delegate of a participant: what happens in each slot, and how uneasy that is. */
export interface ParticipantRow {
  /** Unique among rows. */
  readonly id: string;
  readonly participantId: string;
  /** 1 for the first or only delegate. */
  readonly seatNo: number;
  readonly meetings: ReadonlyMap<string, GridMeeting>;
  /** Slots between two meetings of one day in which nobody of the participant meets anybody. */
  readonly idleSlotIds: ReadonlySet<string>;
  /** Meetings at another table than the one before on that day. */
  readonly movedSlotIds: ReadonlySet<string>;
  /** Groups of idle slots of the participant: what the allocation counts. */
  readonly breaks: number;
}

type Slots = Grid['slots'];
type Seats = Map<number, Map<string, GridMeeting>>;

/** One row for each delegate who meets anybody, and one for whoever has no meeting, in the order of participants. */
export function participantRows(grid: Pick<Grid, 'slots' | 'participants' | 'meetings'>): ParticipantRow[] {
  const days = daysOf(grid.slots.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)));
  const seatsOf = new Map<string, Seats>();
  for (const meeting of grid.meetings) {
    seat(seatsOf, meeting.aId, meeting.aSeatNo, meeting);
    seat(seatsOf, meeting.bId, meeting.bSeatNo, meeting);
  }
  return grid.participants.flatMap(({ id }) => rowsOf(id, seatsOf.get(id) ?? emptySeats(), days));
}

function seat(seatsOf: Map<string, Seats>, id: string, seatNo: number, meeting: GridMeeting): void {
  const seats = seatsOf.get(id) ?? (new Map() as Seats);
  const meetings = seats.get(seatNo) ?? new Map<string, GridMeeting>();
  seatsOf.set(id, seats.set(seatNo, meetings.set(meeting.slotId, meeting)));
}

function rowsOf(participantId: string, seats: Seats, days: readonly Slots[]): ParticipantRow[] {
  const busySlotIds = new Set([...seats.values()].flatMap((meetings) => [...meetings.keys()]));
  const gaps = days.flatMap((day) => gapsIn(day, busySlotIds));
  const idleSlotIds = new Set(gaps.flatMap((gap) => gap.map(({ id }) => id)));
  const inOrder = [...seats].toSorted(([one], [other]) => one - other);
  return inOrder.map(([seatNo, meetings]) => ({
    id: `${participantId}/${seatNo}`,
    ...{ participantId, seatNo, meetings, idleSlotIds, breaks: gaps.length },
    movedSlotIds: new Set(days.flatMap((day) => movesIn(day, meetings))),
  }));
}

/** The groups of idle slots between two busy ones. */
function gapsIn(day: Slots, busySlotIds: ReadonlySet<string>): Slots[] {
  const busy = day.flatMap(({ id }, position) => (busySlotIds.has(id) ? [position] : []));
  const between = busy.map((position, index) => day.slice((busy[index - 1] ?? position) + 1, position));
  return between.filter((gap) => gap.length > 0);
}

/** The slots for which a delegate changes tables. */
function movesIn(day: Slots, meetings: ReadonlyMap<string, GridMeeting>): string[] {
  const own = day.flatMap(({ id }) => meetings.get(id) ?? []);
  return own
    .filter((meeting, index) => index > 0 && meeting.tableId !== own[index - 1]?.tableId)
    .map(({ slotId }) => slotId);
}

/** The slots of each day at the venue, in order. */
function daysOf(slots: Slots): Slots[] {
  const days = new Map<string, Slots>();
  for (const slot of slots) {
    const day = slot.startsLocal.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days.values()];
}

function emptySeats(): Seats {
  return new Map([[1, new Map<string, GridMeeting>()]]);
}
