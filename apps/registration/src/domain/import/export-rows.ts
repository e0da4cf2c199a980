import type { Participant, Unavailability } from '../participant';
import { COLUMN_NAMES, LIST_SEPARATOR } from './import-columns';
import type { ColumnName } from './import-row';

/**
 * Participants as the rows of a file that an import reads back as the same. The reference is the participant's id
 * where the organiser gave none.
 */
export function exportRows(
  participants: readonly Participant[],
  organisationById: ReadonlyMap<string, string>,
): string[][] {
  const rows = participants.flatMap((participant) => rowsOf(participant, organisationById));
  return [[...COLUMN_NAMES], ...rows];
}

function rowsOf(participant: Participant, organisationById: ReadonlyMap<string, string>): string[][] {
  const own = participantCells(participant, organisationById);
  const delegates = participant.delegates.length > 0 ? participant.delegates : [null];
  return delegates.map((delegate) => {
    const cells: Record<ColumnName, string> = {
      ...own,
      delegate_name: delegate?.name ?? '',
      delegate_email: delegate?.email ?? '',
      delegate_language: delegate?.language ?? '',
      delegate_zone: delegate?.zone ?? '',
    };
    return COLUMN_NAMES.map((name) => cells[name]);
  });
}

function participantCells(participant: Participant, organisationById: ReadonlyMap<string, string>) {
  const list = (items: readonly string[]) => items.join(LIST_SEPARATOR);
  return {
    reference: participant.reference ?? participant.id,
    organisation: organisationById.get(participant.organisationId) ?? participant.name,
    name: participant.name,
    kind: participant.kind,
    region: participant.region,
    country: participant.country,
    sectors: list(participant.sectors),
    offers: list(participant.offers),
    needs: list(participant.needs),
    languages: list(participant.languages),
    description: participant.description,
    website: participant.website ?? '',
    zone: participant.zone,
    attends: participant.attends,
    local_hours_from: participant.localHours?.from ?? '',
    local_hours_until: participant.localHours?.until ?? '',
    max_meetings: participant.maxMeetings === null ? '' : String(participant.maxMeetings),
    unavailable: list(participant.unavailable.map(windowCell)),
    unavailable_zone: '',
  };
}

function windowCell({ startsLocal, endsLocal, zone }: Unavailability): string {
  return `${startsLocal}/${endsLocal} ${zone}`;
}
