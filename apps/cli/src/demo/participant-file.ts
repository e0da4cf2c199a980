import type { LocalSpan, Preset, PresetDelegate, PresetParticipant } from '@ronda/presets';

/** How each column of registration's import is filled; a row is one delegate. */
const COLUMNS: Readonly<
  Record<string, (participant: PresetParticipant, delegate: PresetDelegate, zone: string) => string>
> = {
  reference: ({ key }) => key,
  organisation: ({ organisation }) => organisation,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  region: ({ region }) => region,
  country: ({ country }) => country,
  sectors: ({ sectors }) => list(sectors),
  offers: ({ offers }) => list(offers),
  needs: ({ needs }) => list(needs),
  languages: ({ languages }) => list(languages),
  description: ({ description }) => description,
  website: ({ website }) => website,
  zone: ({ zone }) => zone,
  attends: ({ attends }) => attends,
  local_hours_from: ({ localHours }) => localHours?.from ?? '',
  local_hours_until: ({ localHours }) => localHours?.until ?? '',
  unavailable: ({ unavailable }) => list(unavailable.map(windowText)),
  unavailable_zone: ({ unavailable }, _delegate, zone) => (unavailable.length > 0 ? zone : ''),
  delegate_name: (_participant, { name }) => name,
  delegate_email: (_participant, { email }) => email,
  delegate_language: (_participant, { language }) => language,
  delegate_zone: (_participant, { zone }) => zone,
};

/** The participants of a gathering as the CSV file that an organiser would import. */
export function participantFile({ participants, zone }: Pick<Preset, 'participants' | 'zone'>): string {
  const rows = participants.flatMap((participant) =>
    participant.delegates.map((delegate) =>
      Object.values(COLUMNS).map((fill) => fill(participant, delegate, zone)),
    ),
  );
  return [Object.keys(COLUMNS), ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

const list = (items: readonly string[]): string => items.join('|');
const windowText = ({ startsLocal, endsLocal }: LocalSpan): string => `${startsLocal}/${endsLocal}`;
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
