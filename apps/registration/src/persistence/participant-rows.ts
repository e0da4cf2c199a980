import type { Participant } from '../domain/participant';
import { DelegateRow, ParticipantRow, UnavailabilityRow } from './entities';

/** A participant from its rows; delegates in seat order. */
export function participantOf(
  row: ParticipantRow,
  delegates: readonly DelegateRow[],
  unavailable: readonly UnavailabilityRow[],
): Participant {
  const { localHoursFrom, localHoursUntil, ...rest } = row;
  return {
    ...rest,
    localHours:
      localHoursFrom === null || localHoursUntil === null
        ? null
        : { from: localHoursFrom, until: localHoursUntil },
    delegates: delegates.map(({ id, name, email, language, zone }) => ({ id, name, email, language, zone })),
    unavailable: unavailable.map(({ startsAt, endsAt, startsLocal, endsLocal, zone }) => ({
      startsAt,
      endsAt,
      startsLocal,
      endsLocal,
      zone,
    })),
  };
}

export function participantRow(participant: Participant): ParticipantRow {
  const { localHours, delegates: _delegates, unavailable: _unavailable, ...rest } = participant;
  return Object.assign(new ParticipantRow(), {
    ...rest,
    localHoursFrom: localHours?.from ?? null,
    localHoursUntil: localHours?.until ?? null,
  });
}

export function delegateRows({ tenantId, matchmakingId, id, delegates }: Participant): DelegateRow[] {
  return delegates.map((delegate, index) =>
    Object.assign(new DelegateRow(), {
      tenantId,
      matchmakingId,
      participantId: id,
      seatNo: index + 1,
      ...delegate,
    }),
  );
}

export function unavailabilityRows({
  tenantId,
  matchmakingId,
  id,
  unavailable,
}: Participant): UnavailabilityRow[] {
  return unavailable.map((window) =>
    Object.assign(new UnavailabilityRow(), { tenantId, matchmakingId, participantId: id, ...window }),
  );
}
