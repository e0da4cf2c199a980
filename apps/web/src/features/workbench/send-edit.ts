import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { Intent } from '../../api/intent';
import type { Edit } from './edits';

export interface Draft {
  readonly matchmakingId: string;
  readonly scheduleId: string;
}

/** Sends an edit of the revision that was looked at. @returns the draft's new revision @throws Refused */
export async function sendEdit(draft: Draft, edit: Edit, revision: number): Promise<number> {
  const { meetingId } = edit.meeting;
  const path = { ...draft, meetingId };
  const header = { 'If-Match': `"${revision}"` };
  const base = '/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}' as const;
  const meeting = `${base}/meetings/{meetingId}` as const;
  const params = { path, header };
  const why = edit.reason === undefined ? {} : { reason: edit.reason };
  const send = () => {
    switch (edit.kind) {
      case 'place':
        return api.PUT(`${meeting}/place`, { params, body: { ...edit.to, ...why } });
      case 'unschedule':
        return api.DELETE(`${meeting}/place`, { params: { ...params, query: why } });
      case 'lock':
        return api.PUT(`${meeting}/lock`, { params, body: { isLocked: edit.isLocked, ...why } });
      case 'swap':
        return api.POST(`${base}/swaps`, {
          params: { path: draft, header: { ...header, 'Idempotency-Key': new Intent().keyFor(edit) } },
          body: { meetingId, otherId: edit.other.meetingId, ...why },
        });
    }
  };
  return (await answer(send())).revision;
}
