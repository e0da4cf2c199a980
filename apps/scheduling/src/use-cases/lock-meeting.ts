import { Injectable } from '@nestjs/common';
import { DraftEditing, type Edit, requireMeeting, requirePlacement } from './draft-editing';

/** Locks a meeting where it is, or unlocks it: a locked one is moved neither by a run nor by hand. */
@Injectable()
export class LockMeeting {
  constructor(private readonly editing: DraftEditing) {}

  /** @throws DomainError MEETING.NOT_PLACED */
  execute(edit: Edit, meetingId: string, isLocked: boolean): Promise<number> {
    return this.editing.change(edit, async (desk, placements) => {
      requirePlacement(desk, meetingId);
      await placements.setLocked(edit.scope, edit.scheduleId, meetingId, isLocked);
      const meetings = [requireMeeting(desk, meetingId)] as const;
      return { action: isLocked ? 'meeting.locked' : 'meeting.unlocked', meetings };
    });
  }
}
