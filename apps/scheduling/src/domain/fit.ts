import {
  canInterpret,
  type Gathering,
  type Interpreter,
  type Meeting,
  needInterpreter,
  overlap,
  type Party,
  type Placement,
  type Slot,
  type Table,
} from './gathering';
import type { Reason } from './reason';
import type { Timetable } from './timetable';

/** Where a meeting could go: one slot, at one table. */
export interface Place {
  readonly slotId: string;
  readonly tableId: string | null;
}

/** Why the meeting cannot take place there, given the other meetings; empty means that it can. */
export function reasonsAgainst(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  place: Place,
): readonly Reason[] {
  const slot = gathering.slots.get(place.slotId);
  if (!slot) return [...againstMeeting(gathering, meeting), { kind: 'slot-removed', slotId: place.slotId }];
  return [
    ...againstMeeting(gathering, meeting),
    ...againstSlot(gathering, timetable, meeting, slot),
    ...againstTable(gathering, timetable, meeting, slot, place.tableId),
  ];
}

/** Why a placed meeting no longer fits where it is. A slot that moved in time is not the slot it was given. */
export function reasonsAgainstStaying(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  placement: Placement,
): readonly Reason[] {
  const slot = gathering.slots.get(placement.slotId);
  const hasMoved =
    slot !== undefined &&
    (slot.startsAt.getTime() !== placement.startsAt.getTime() ||
      slot.endsAt.getTime() !== placement.endsAt.getTime());
  const reasons = reasonsAgainst(gathering, timetable, meeting, placement);
  return hasMoved ? [{ kind: 'slot-moved', slotId: slot.id }, ...reasons] : reasons;
}

/** Why the pair cannot meet at all, wherever. */
export function againstMeeting(gathering: Gathering, meeting: Meeting): readonly Reason[] {
  const reasons: Reason[] = [];
  if (meeting.isReleased) reasons.push({ kind: 'meeting-released' });
  if (meeting.isVetoed) reasons.push({ kind: 'pair-vetoed' });
  for (const participantId of [meeting.aId, meeting.bId]) {
    if (!gathering.parties.has(participantId)) reasons.push({ kind: 'participant-left', participantId });
  }
  return reasons;
}

/** Why the pair cannot meet in this slot, at whatever table. */
export function againstSlot(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  slot: Slot,
): readonly Reason[] {
  const sides = sidesOf(gathering, meeting);
  const reasons = sides.flatMap((party) => againstParty(timetable, meeting, party, slot));
  const [one, other] = sides;
  if (one && other && needInterpreter(one, other)) {
    if (!freeInterpreter(gathering, timetable, meeting, slot)) {
      reasons.push({ kind: 'no-interpreter-free', participantIds: [one.id, other.id] });
    }
  }
  return reasons;
}

function againstParty(timetable: Timetable, meeting: Meeting, party: Party, slot: Slot): Reason[] {
  const reasons: Reason[] = [];
  const participantId = party.id;
  if (party.awaySlotIds.has(slot.id)) reasons.push({ kind: 'participant-away', participantId });
  if (party.offHoursSlotIds.has(slot.id)) reasons.push({ kind: 'outside-local-hours', participantId });
  const meanwhile = timetable.meetingsOfDuring(party.id, slot, meeting.id);
  if (meanwhile.length >= party.delegates) {
    reasons.push({ kind: 'participant-busy', participantId, meetingIds: meanwhile.map((p) => p.meetingId) });
  }
  const others = timetable.meetingsOf(party.id).filter((p) => p.meetingId !== meeting.id).length;
  if (party.maxMeetings !== null && others >= party.maxMeetings) {
    reasons.push({ kind: 'too-many-meetings', participantId, limit: party.maxMeetings });
  }
  return reasons;
}

/** Why the pair cannot meet at this table in this slot, whoever is free. */
export function againstTable(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  slot: Slot,
  tableId: string | null,
): readonly Reason[] {
  if (tableId === null) return [];
  const table = gathering.tables.get(tableId);
  if (!table) return [{ kind: 'table-removed', tableId }];
  const reasons = againstKind(table, meeting, sidesOf(gathering, meeting));
  if (table.closedSlotIds.has(slot.id)) reasons.push({ kind: 'table-closed', tableId });
  const other = timetable.meetingAt(tableId, slot, meeting.id);
  if (other) reasons.push({ kind: 'table-taken', tableId, meetingId: other.meetingId });
  return [...reasons, ...againstMoving(gathering, timetable, meeting, slot, table)];
}

/** Between meetings of a day at different tables people have time to move; virtual rooms need none. */
function againstMoving(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  slot: Slot,
  table: Table,
): Reason[] {
  const { bufferMinutes } = gathering;
  if (bufferMinutes === null) return [];
  const day = (one: Slot | undefined): string | undefined => one?.startsLocal.slice(0, 10);
  const isTooClose = (other: Placement): boolean => {
    const place = gathering.tables.get(other.tableId ?? '');
    const isElsewhere = place !== undefined && place.id !== table.id;
    if (!isElsewhere || (place.kind === 'virtual' && table.kind === 'virtual')) return false;
    if (overlap(slot, other) || day(gathering.slots.get(other.slotId)) !== day(slot)) return false;
    const free = Math.max(
      slot.startsAt.getTime() - other.endsAt.getTime(),
      other.startsAt.getTime() - slot.endsAt.getTime(),
    );
    return free < bufferMinutes * 60_000;
  };
  return sidesOf(gathering, meeting)
    .filter(({ delegates }) => delegates === 1)
    .flatMap(({ id }) =>
      timetable
        .meetingsOf(id)
        .filter((other) => other.meetingId !== meeting.id && isTooClose(other))
        .map(({ meetingId }): Reason => ({ kind: 'no-time-to-move', participantId: id, meetingId })),
    );
}

/** A remote side needs a virtual room, two sides on site a table or a booth of one of them. */
function againstKind(table: Table, meeting: Meeting, sides: readonly Party[]): Reason[] {
  const isRemote = sides.some((party) => party.attends === 'remote');
  if (isRemote !== (table.kind === 'virtual')) {
    return [{ kind: 'table-unsuitable', tableId: table.id, needs: isRemote ? 'virtual' : 'on-site' }];
  }
  const owner = table.ownerParticipantId;
  if (owner !== null && owner !== meeting.aId && owner !== meeting.bId) {
    return [{ kind: 'booth-of-another', tableId: table.id }];
  }
  return [];
}

/** The interpreter who would serve the meeting in this slot: the first by id who speaks for both and is free. */
export function freeInterpreter(
  gathering: Gathering,
  timetable: Timetable,
  meeting: Meeting,
  slot: Slot,
): Interpreter | null {
  const [one, other] = sidesOf(gathering, meeting);
  if (!one || !other) return null;
  for (const interpreter of gathering.interpreters.values()) {
    if (!canInterpret(interpreter, one, other) || interpreter.awaySlotIds.has(slot.id)) continue;
    if (timetable.isInterpreterFree(interpreter.id, slot, meeting.id)) return interpreter;
  }
  return null;
}

function sidesOf(gathering: Gathering, meeting: Meeting): readonly Party[] {
  return [meeting.aId, meeting.bId].flatMap((id) => gathering.parties.get(id) ?? []);
}
