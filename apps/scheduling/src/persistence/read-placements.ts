import type { Database } from '@ronda/persistence';
import type { Placement } from '../domain/gathering';
import type { Scope } from '../domain/scope';

type Assigned = Omit<Placement, 'aId' | 'bId' | 'aSeatNo' | 'bSeatNo' | 'interpreterId'>;
interface Seat {
  readonly meetingId: string;
  readonly partyId: string;
  readonly seatNo: number;
}
interface Sides {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
}

const IN_SCHEDULE = '(tenant_id, matchmaking_id, schedule_id) = ($1, $2, $3)';

/**
 * The placed meetings of a version, by time and table. Three plain reads joined here: a join of 4,000 assignments
 * with their seats in SQL takes as long as the planner is wrong about them, which it is until the first ANALYZE.
 */
export async function readPlacements(
  database: Database,
  { tenantId, matchmakingId }: Scope,
  scheduleId: string,
): Promise<Placement[]> {
  const owner = [tenantId, matchmakingId];
  const assigned = await database.query<Assigned>(
    `SELECT meeting_id AS "meetingId", slot_id AS "slotId", lower(during) AS "startsAt", upper(during) AS "endsAt",
       table_id AS "tableId", locked AS "isLocked"
     FROM assignment WHERE ${IN_SCHEDULE} ORDER BY lower(during), table_id, meeting_id`,
    [...owner, scheduleId],
  );
  if (assigned.length === 0) return [];
  const seats = await database.query<Seat>(
    `SELECT meeting_id AS "meetingId", party_id AS "partyId", seat_no AS "seatNo" FROM seat WHERE ${IN_SCHEDULE}`,
    [...owner, scheduleId],
  );
  const meetings = await database.query<Sides>(
    `SELECT id AS "meetingId", a_id AS "aId", b_id AS "bId" FROM meeting
     WHERE (tenant_id, matchmaking_id) = ($1, $2)`,
    owner,
  );
  return join(assigned, seats, meetings);
}

function join(
  assigned: readonly Assigned[],
  seats: readonly Seat[],
  meetings: readonly Sides[],
): Placement[] {
  const sidesOf = new Map(meetings.map((sides) => [sides.meetingId, sides]));
  const seatsOf = new Map<string, Map<string, number>>();
  for (const { meetingId, partyId, seatNo } of seats) {
    const taken = seatsOf.get(meetingId) ?? new Map<string, number>();
    seatsOf.set(meetingId, taken.set(partyId, seatNo));
  }
  return assigned.map((assignment) => {
    const { meetingId } = assignment;
    const [sides, taken] = [sidesOf.get(meetingId), seatsOf.get(meetingId)];
    const aSeatNo = sides && taken?.get(sides.aId);
    const bSeatNo = sides && taken?.get(sides.bId);
    if (!sides || aSeatNo === undefined || bSeatNo === undefined) {
      throw new Error(`Meeting ${meetingId} has a time and a table, but not a seat for each side.`);
    }
    const { aId, bId } = sides;
    const interpreterId = [...(taken?.keys() ?? [])].find((id) => id !== aId && id !== bId) ?? null;
    return { ...assignment, aId, bId, aSeatNo, bSeatNo, interpreterId };
  });
}
