import type { Affected, ScheduleDifference } from '@ronda/allocation';

type Place = ScheduleDifference['moved'][number]['from'];
const at = ({ slot, table }: Place): string => `${slot}, ${table}`;

/** A difference as lines for people. */
export function differenceLines({ moved, dropped, placed, unchanged }: ScheduleDifference): string[] {
  return [
    `${moved.length} moved, ${dropped.length} dropped, ${placed.length} newly placed, ${unchanged} unchanged`,
    ...moved.map(({ meeting, from, to }) => `  ${meeting}: ${at(from)} → ${at(to)}`),
    ...dropped.map(({ meeting, from }) => `  ${meeting}: ${at(from)} → no place`),
    ...placed.map(({ meeting, to }) => `  ${meeting}: new at ${at(to)}`),
  ];
}

export function affectedLines({ participants, delegates }: Affected): string[] {
  return [
    `to be told: ${participants.length} participants, ${delegates} delegates`,
    ...participants.map(
      ({ participant, moved, dropped, placed }) =>
        `  ${participant}: ${moved} moved, ${dropped} dropped, ${placed} new`,
    ),
  ];
}
