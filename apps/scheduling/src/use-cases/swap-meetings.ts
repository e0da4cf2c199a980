import { Injectable } from '@nestjs/common';
import { placeMeeting } from '../domain/place-meeting';
import { DraftEditing, type Edit, requireMeeting, requirePlacement, requireUnlocked } from './draft-editing';

/** Lets two placed meetings of a draft change places. */
@Injectable()
export class SwapMeetings {
  constructor(private readonly editing: DraftEditing) {}

  /** @throws DomainError SCHEDULE.SEAT_TAKEN, SCHEDULE.DOES_NOT_FIT, MEETING.NOT_PLACED, MEETING.LOCKED */
  execute(edit: Edit, meetingId: string, otherId: string): Promise<number> {
    return this.editing.change(edit, async (desk, placements) => {
      const [one, other] = [requirePlacement(desk, meetingId), requirePlacement(desk, otherId)];
      requireUnlocked(one);
      requireUnlocked(other);
      const meetings = [requireMeeting(desk, meetingId), requireMeeting(desk, otherId)] as const;
      const rest = desk.placements.filter((p) => p.meetingId !== meetingId && p.meetingId !== otherId);
      const moved = placeMeeting(desk.gathering, rest, meetings[0], other, one);
      const back = placeMeeting(desk.gathering, [...rest, moved], meetings[1], one, other);
      await placements.place(edit.scope, edit.scheduleId, [moved, back]);
      return { action: 'meeting.swapped', meetings };
    });
  }
}
