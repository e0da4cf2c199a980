import { DomainError } from '@ronda/domain';
import { freeInterpreter, type Place, reasonsAgainst } from './fit';
import { type Gathering, type Meeting, needInterpreter, type Placement } from './gathering';
import { type Reason, sentence, type Names } from './reason';
import { Timetable } from './timetable';

/**
 * The placement of a meeting at a place chosen by hand.
 * @throws DomainError SCHEDULE.TABLE_TAKEN, SCHEDULE.SEAT_TAKEN or SCHEDULE.DOES_NOT_FIT with every reason
 */
export function placeMeeting(
  gathering: Gathering,
  others: readonly Placement[],
  meeting: Meeting,
  place: Place,
  before: Placement | null,
): Placement {
  const timetable = new Timetable(others);
  const reasons = reasonsAgainst(gathering, timetable, meeting, place);
  const slot = gathering.slots.get(place.slotId);
  const [one, other] = [gathering.parties.get(meeting.aId), gathering.parties.get(meeting.bId)];
  if (reasons.length > 0 || !slot || !one || !other) throw refusal(gathering, meeting, place, reasons);
  const needsInterpreter = needInterpreter(one, other);
  return {
    meetingId: meeting.id,
    aId: meeting.aId,
    bId: meeting.bId,
    aSeatNo: freeSeat(timetable, meeting.id, one, slot, before?.aSeatNo),
    bSeatNo: freeSeat(timetable, meeting.id, other, slot, before?.bSeatNo),
    slotId: slot.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    tableId: place.tableId,
    interpreterId: needsInterpreter
      ? (freeInterpreter(gathering, timetable, meeting, slot)?.id ?? null)
      : null,
    isLocked: before?.isLocked ?? false,
  };
}

/** The delegate who sat there before, when free, otherwise the first free one; a caller has checked that there is one. */
function freeSeat(
  timetable: Timetable,
  meetingId: string,
  party: { readonly id: string; readonly delegates: number },
  during: { readonly startsAt: Date; readonly endsAt: Date },
  wanted: number | undefined,
): number {
  const taken = new Set(
    timetable
      .meetingsOfDuring(party.id, during, meetingId)
      .map((placement) => (placement.aId === party.id ? placement.aSeatNo : placement.bSeatNo)),
  );
  if (wanted !== undefined && wanted <= party.delegates && !taken.has(wanted)) return wanted;
  let seat = 1;
  while (taken.has(seat)) seat += 1;
  return seat;
}

const CODES: Partial<Record<Reason['kind'], string>> = {
  'table-taken': 'SCHEDULE.TABLE_TAKEN',
  'participant-busy': 'SCHEDULE.SEAT_TAKEN',
};

function refusal(
  gathering: Gathering,
  meeting: Meeting,
  place: Place,
  reasons: readonly Reason[],
): DomainError {
  const names = namesIn(gathering);
  const only = reasons.length === 1 ? reasons[0] : undefined;
  return new DomainError(
    (only && CODES[only.kind]) ?? 'SCHEDULE.DOES_NOT_FIT',
    `The meeting cannot take place at ${names.slot(place.slotId)}: ` +
      `${reasons.map((reason) => sentence(reason, names)).join(' ')}\n` +
      'Maybe choose one of its free places; the list of places says why each other one is not.',
    { meetingId: meeting.id, slotId: place.slotId, tableId: place.tableId, reasons },
  );
}

/** How the people, tables and slots of a gathering are called; what is gone is called by its id. */
export function namesIn(gathering: Gathering): Names {
  return {
    participant: (id) => gathering.parties.get(id)?.name ?? id,
    table: (id) => gathering.tables.get(id)?.name ?? id,
    slot: (id) => gathering.slots.get(id)?.startsLocal.replace('T', ' ') ?? id,
  };
}
