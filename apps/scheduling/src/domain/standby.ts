import { againstMeeting } from './fit';
import { Timetable } from './timetable';
import type { Gathering, Meeting, Placement, Priority } from './gathering';
import { placeMeeting } from './place-meeting';
import { placesFor } from './places';

const RANKS: Readonly<Record<Priority, number>> = { must: 0, want: 1, nice: 2 };

/**
 * Which meetings without a place fit where there is room, nothing else moving: the best pair first, each at the
 * earliest place it can take. Best is who wished it most, then whose worse-off side has fewest meetings. All offers
 * can be taken together.
 * @param wanted ids of the meetings that may be offered a place
 * @param notBefore slots that begin earlier are not offered
 */
export function standbyOffers(
  gathering: Gathering,
  placements: readonly Placement[],
  wanted: ReadonlySet<string>,
  notBefore: Date,
): readonly Placement[] {
  const timetable = new Timetable(placements);
  const count = (participantId: string): number => timetable.meetingsOf(participantId).length;
  const fewest = ({ aId, bId }: Meeting): number => Math.min(count(aId), count(bId));
  const waiting = [...gathering.meetings.values()]
    .filter((meeting) => wanted.has(meeting.id) && againstMeeting(gathering, meeting).length === 0)
    .sort((a, b) => RANKS[a.priority] - RANKS[b.priority] || fewest(a) - fewest(b));
  const offers: Placement[] = [];
  for (const meeting of waiting) {
    const others = [...placements, ...offers];
    const place = earliestFree(gathering, others, meeting, notBefore);
    if (place) offers.push(placeMeeting(gathering, others, meeting, place, null));
  }
  return offers;
}

function earliestFree(
  gathering: Gathering,
  others: readonly Placement[],
  meeting: Meeting,
  notBefore: Date,
): { slotId: string; tableId: string } | null {
  const open = placesFor(gathering, others, meeting)
    .slots.filter(({ slot, reasons }) => reasons.length === 0 && slot.startsAt >= notBefore)
    .sort((a, b) => a.slot.startsAt.getTime() - b.slot.startsAt.getTime());
  for (const { slot, cells } of open) {
    const free = cells.find(({ reasons }) => reasons.length === 0);
    if (free) return { slotId: slot.id, tableId: free.table.id };
  }
  return null;
}
