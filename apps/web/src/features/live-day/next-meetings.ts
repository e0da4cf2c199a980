import type { Grid } from '../schedules/queries';

type GridMeeting = Grid['meetings'][number];

/** The next meeting of every participant that does not begin before the moment. */
export function nextMeetings(
  meetings: readonly GridMeeting[],
  moment: string,
): ReadonlyMap<string, GridMeeting> {
  const next = new Map<string, GridMeeting>();
  const from = Date.parse(moment);
  const coming = meetings
    .filter(({ startsAt }) => Date.parse(startsAt) >= from)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  for (const meeting of coming) {
    for (const id of [meeting.aId, meeting.bId]) if (!next.has(id)) next.set(id, meeting);
  }
  return next;
}
