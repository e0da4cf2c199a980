import { Injectable } from '@nestjs/common';
import { DraftEditing, type Edit, requireMeeting, requirePlacement, requireUnlocked } from './draft-editing';

/** Takes a meeting's time and table away; it stays agreed, and unplaced. */
@Injectable()
export class UnscheduleMeeting {
  constructor(private readonly editing: DraftEditing) {}

  /** @throws DomainError MEETING.NOT_PLACED, MEETING.LOCKED */
  execute(edit: Edit, meetingId: string): Promise<number> {
    return this.editing.change(edit, async (desk, placements) => {
      const placement = requirePlacement(desk, meetingId);
      requireUnlocked(placement);
      const { slotId, tableId } = placement;
      const causes = [{ kind: 'unscheduled-by-organiser' as const }];
      await placements.leaveUnplaced(edit.scope, edit.scheduleId, { meetingId, causes, repairs: [] });
      const meetings = [requireMeeting(desk, meetingId)] as const;
      return { action: 'meeting.unscheduled', meetings, details: { from: { slotId, tableId } } };
    });
  }
}
