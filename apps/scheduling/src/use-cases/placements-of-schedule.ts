import type { Schedule as AllocatedSchedule } from '@ronda/allocation';
import type { Gathering, Meeting, Placement, Slot } from '../domain/gathering';
import { seatMeetings, type Sitting } from '../domain/seats';

interface Keeping {
  /** What people were told: whoever sat in a meeting goes on sitting in it where possible. */
  readonly previous: readonly Placement[];
  readonly locked: ReadonlySet<string>;
}

/** The engine's slots and tables as placements with delegates: who of each side sits where. */
export function placementsOf(
  gathering: Gathering,
  assignments: AllocatedSchedule['assignments'],
  { previous, locked }: Keeping,
): Placement[] {
  const placed = assignments.map((assignment) => ({
    assignment,
    meeting: known(gathering.meetings, assignment.meeting, 'meeting'),
    slot: known(gathering.slots, assignment.slot, 'slot'),
  }));
  const seatOf = seats(gathering, placed, new Map(previous.map((p) => [p.meetingId, p])));
  return placed.map(({ assignment, meeting, slot }) => ({
    meetingId: meeting.id,
    aId: meeting.aId,
    bId: meeting.bId,
    aSeatNo: seatOf(meeting.aId, meeting.id),
    bSeatNo: seatOf(meeting.bId, meeting.id),
    slotId: slot.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    tableId: assignment.table,
    interpreterId: assignment.interpreter ?? null,
    isLocked: locked.has(meeting.id),
  }));
}

function seats(
  gathering: Gathering,
  placed: readonly { readonly meeting: Meeting; readonly slot: Slot }[],
  previous: ReadonlyMap<string, Placement>,
): (partyId: string, meetingId: string) => number {
  const sittings = new Map<string, Sitting[]>();
  for (const { meeting, slot } of placed) {
    for (const partyId of [meeting.aId, meeting.bId]) {
      const list = sittings.get(partyId) ?? [];
      list.push({ meetingId: meeting.id, startsAt: slot.startsAt, endsAt: slot.endsAt });
      sittings.set(partyId, list);
    }
  }
  const seatByParty = new Map(
    [...sittings].map(([partyId, list]) => {
      const { delegates } = known(gathering.parties, partyId, 'participant');
      const before = (meetingId: string): number | undefined => seatBefore(previous.get(meetingId), partyId);
      return [partyId, seatMeetings(list, delegates, before)];
    }),
  );
  return (partyId, meetingId) => {
    const seat = seatByParty.get(partyId)?.get(meetingId);
    if (seat === undefined) {
      throw new Error(
        `Participant ${partyId} has fewer delegates than meetings at one time, that of ${meetingId}.`,
      );
    }
    return seat;
  };
}

function seatBefore(placement: Placement | undefined, partyId: string): number | undefined {
  if (!placement) return undefined;
  return placement.aId === partyId ? placement.aSeatNo : placement.bSeatNo;
}

function known<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id);
  if (found !== undefined) return found;
  throw new Error(`The schedule names a ${what} ${id} that its problem does not have.`);
}
