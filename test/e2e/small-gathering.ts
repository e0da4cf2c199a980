import { buildPreset, type Preset } from '@ronda/presets';

const SIZE = 18;

/**
 * A part of the clusters' gathering, small enough to be played many times: those who ask most, with the pair that
 * must never meet, a delegation of two and everything else that belongs to them.
 */
export function smallGathering(): Preset {
  const whole = buildPreset('milan-clusters', { today: '2027-01-15' });
  const asked = new Map<string, number>();
  for (const { from, to } of whole.requests)
    for (const key of [from, to]) asked.set(key, (asked.get(key) ?? 0) + 1);
  const busiest = [...asked.keys()].sort((a, b) => (asked.get(b) ?? 0) - (asked.get(a) ?? 0)).slice(0, SIZE);
  const special = [
    ...whole.vetoes.flatMap(({ by, against }) => [by, against]),
    ...whole.participants.filter(({ delegates }) => delegates.length > 1).map(({ key }) => key),
  ];
  const chosen = new Set([...busiest, ...special]);
  const isIn = (...keys: string[]): boolean => keys.every((key) => chosen.has(key));
  return {
    ...whole,
    participants: whole.participants.filter(({ key }) => isIn(key)),
    requests: whole.requests.filter(({ from, to }) => isIn(from, to)),
    vetoes: whole.vetoes.filter(({ by, against }) => isIn(by, against)),
    programme: { ...whole.programme, tables: whole.programme.tables.slice(0, 3) },
  };
}
