import { overlap } from './gathering';

/** A meeting that needs one seat of a party during [startsAt, endsAt). */
export interface Sitting {
  readonly meetingId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Decides which delegate of a party sits in which meeting: in time order, the seat it had before when that is free,
 * otherwise the lowest free one. An interval graph needs no more colours than its busiest instant, so this finds
 * seats whenever there are enough, unless a kept seat blocks one; then the kept seats are given up.
 *
 * @returns seat number by meeting id, or null when more meetings overlap than there are seats
 */
export function seatMeetings(
  sittings: readonly Sitting[],
  seats: number,
  previousSeat: (meetingId: string) => number | undefined,
): ReadonlyMap<string, number> | null {
  return colour(sittings, seats, previousSeat) ?? colour(sittings, seats, () => undefined);
}

function colour(
  sittings: readonly Sitting[],
  seats: number,
  previousSeat: (meetingId: string) => number | undefined,
): ReadonlyMap<string, number> | null {
  const seated: { sitting: Sitting; seat: number }[] = [];
  const seatByMeeting = new Map<string, number>();
  const kept = (sitting: Sitting): number => (previousSeat(sitting.meetingId) === undefined ? 1 : 0);
  const ordered = sittings.toSorted(
    (one, other) =>
      one.startsAt.getTime() - other.startsAt.getTime() ||
      kept(one) - kept(other) ||
      (one.meetingId < other.meetingId ? -1 : 1),
  );
  for (const sitting of ordered) {
    const taken = new Set(seated.filter((s) => overlap(s.sitting, sitting)).map((s) => s.seat));
    const seat = freeSeat(taken, seats, previousSeat(sitting.meetingId));
    if (seat === null) return null;
    seated.push({ sitting, seat });
    seatByMeeting.set(sitting.meetingId, seat);
  }
  return seatByMeeting;
}

function freeSeat(taken: ReadonlySet<number>, seats: number, wanted: number | undefined): number | null {
  if (wanted !== undefined && wanted <= seats && !taken.has(wanted)) return wanted;
  for (let seat = 1; seat <= seats; seat += 1) if (!taken.has(seat)) return seat;
  return null;
}
