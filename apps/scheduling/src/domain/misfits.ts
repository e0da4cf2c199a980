import { reasonsAgainstStaying } from './fit';
import type { Gathering, Placement } from './gathering';
import type { Reason } from './reason';
import { Timetable } from './timetable';

/** The placed meetings that can no longer take place where they are, with every reason. */
export function misfitsOf(
  gathering: Gathering,
  placements: readonly Placement[],
): ReadonlyMap<string, readonly Reason[]> {
  const timetable = new Timetable(placements);
  const misfits = new Map<string, readonly Reason[]>();
  for (const placement of placements) {
    const meeting = gathering.meetings.get(placement.meetingId);
    const reasons: readonly Reason[] = meeting
      ? reasonsAgainstStaying(gathering, timetable, meeting, placement)
      : [{ kind: 'meeting-released' }];
    if (reasons.length > 0) misfits.set(placement.meetingId, reasons);
  }
  return misfits;
}
