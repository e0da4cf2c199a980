import type { Database } from '@ronda/persistence';
import type { Placement } from '../domain/gathering';
import type { Scope } from '../domain/scope';

const ASSIGNMENTS = `
  INSERT INTO assignment (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during, table_id, locked)
  SELECT $1, $2, $3, meeting_id, slot_id, tstzrange(starts_at, ends_at), table_id, locked
  FROM unnest($4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::uuid[], $9::boolean[])
    AS p(meeting_id, slot_id, starts_at, ends_at, table_id, locked)
  ORDER BY slot_id, table_id`;
const SEATS = `
  INSERT INTO seat (tenant_id, matchmaking_id, schedule_id, meeting_id, slot_id, during, party_id, seat_no)
  SELECT $1, $2, $3, meeting_id, slot_id, tstzrange(starts_at, ends_at), party_id, seat_no
  FROM unnest($4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::uuid[], $9::int[])
    AS p(meeting_id, slot_id, starts_at, ends_at, party_id, seat_no)
  ORDER BY slot_id, party_id, seat_no`;

/**
 * Writes assignments by slot and table, then seats by slot and party: two statements for any number of rows, in the
 * one order that every writer keeps, so that writers wait for each other instead of deadlocking.
 */
export async function insertPlacements(
  database: Database,
  { tenantId, matchmakingId }: Scope,
  scheduleId: string,
  placements: readonly Placement[],
): Promise<void> {
  const owner = [tenantId, matchmakingId, scheduleId];
  await database.query(ASSIGNMENTS, [
    ...owner,
    ...whenAndWhere(placements),
    placements.map((p) => p.tableId),
    placements.map((p) => p.isLocked),
  ]);
  const seats = placements.flatMap(seatsOf);
  await database.query(SEATS, [
    ...owner,
    ...whenAndWhere(seats.map((seat) => seat.placement)),
    seats.map((seat) => seat.partyId),
    seats.map((seat) => seat.seatNo),
  ]);
}

function whenAndWhere(placements: readonly Placement[]): unknown[] {
  return [
    placements.map((p) => p.meetingId),
    placements.map((p) => p.slotId),
    placements.map((p) => p.startsAt),
    placements.map((p) => p.endsAt),
  ];
}

function seatsOf(placement: Placement): { placement: Placement; partyId: string; seatNo: number }[] {
  const { aId, bId, aSeatNo, bSeatNo, interpreterId } = placement;
  const sides = [
    { placement, partyId: aId, seatNo: aSeatNo },
    { placement, partyId: bId, seatNo: bSeatNo },
  ];
  return interpreterId === null ? sides : [...sides, { placement, partyId: interpreterId, seatNo: 1 }];
}
