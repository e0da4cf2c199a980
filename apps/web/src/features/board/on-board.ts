import type { Grid } from '../schedules/queries';

type GridMeeting = Grid['meetings'][number];

export interface BoardRound {
  readonly startsAt: string;
  readonly endsAt: string;
  /** In the order of the tables. */
  readonly meetings: readonly GridMeeting[];
}

/** The rounds of the schedule, in order; slots in which nobody meets are none. */
export function roundsOf({ meetings, tables }: Grid): BoardRound[] {
  const order = new Map(tables.map(({ id }, index) => [id, index]));
  const position = ({ tableId }: GridMeeting) => order.get(tableId ?? '') ?? tables.length;
  const beginnings = [...new Set(meetings.map(({ startsAt }) => startsAt))];
  return beginnings
    .map((startsAt) => {
      const held = meetings.filter((meeting) => meeting.startsAt === startsAt);
      const endsAt = held.map((meeting) => meeting.endsAt).sort()[0] ?? startsAt;
      return { startsAt, endsAt, meetings: held.toSorted((a, b) => position(a) - position(b)) };
    })
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** The round that is on at an instant, and the one after it. */
export function roundsAt(
  rounds: readonly BoardRound[],
  now: Date,
): { readonly current: BoardRound | null; readonly next: BoardRound | null } {
  const at = now.getTime();
  const current =
    rounds.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= at && at < Date.parse(endsAt)) ?? null;
  const next = rounds.find(({ startsAt }) => Date.parse(startsAt) > at) ?? null;
  return { current, next };
}
