import { Injectable } from '@nestjs/common';
import type { Place } from '../domain/fit';
import { placeMeeting } from '../domain/place-meeting';
import { DraftEditing, type Edit, requireMeeting, requireUnlocked } from './draft-editing';

/** Gives one meeting of a draft a time and table, whether or not it had one. */
@Injectable()
export class MoveMeeting {
  constructor(private readonly editing: DraftEditing) {}

  /** @throws DomainError SCHEDULE.TABLE_TAKEN, SCHEDULE.SEAT_TAKEN, SCHEDULE.DOES_NOT_FIT, MEETING.LOCKED */
  execute(edit: Edit, meetingId: string, place: Place): Promise<number> {
    return this.editing.change(edit, async (desk, placements) => {
      const meeting = requireMeeting(desk, meetingId);
      const before = desk.placements.find((p) => p.meetingId === meetingId);
      requireUnlocked(before);
      const others = desk.placements.filter((p) => p.meetingId !== meetingId);
      const after = placeMeeting(desk.gathering, others, meeting, place, before ?? null);
      await placements.place(edit.scope, edit.scheduleId, [after]);
      const from = before ? { slotId: before.slotId, tableId: before.tableId } : null;
      return { action: 'meeting.placed', meetings: [meeting], details: { from, to: place } };
    });
  }
}
