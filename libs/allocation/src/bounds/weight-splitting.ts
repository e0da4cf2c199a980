import { pass, type Bottleneck } from './bottleneck';

/** Shares are whole numbers of this part of one, so that sums are exact. */
const PARTS = 4096;
/** Meetings looked at altogether: what keeps large gatherings from being thought about too long. */
const MOST_LOOKS = 1_000_000;
const MOST_ROUNDS = 400;

/**
 * An upper bound on the weight that passes several bottlenecks at once. Each meeting's weight is split between
 * the bottlenecks that it has to pass; a schedule wins no more of a share than its bottleneck lets through
 * alone, so the sum over the bottlenecks is a bound, however the weights are split (Frank 1981: with two
 * matroids the best split is exact). Weight moves from bottlenecks that let a meeting through to those that do
 * not, in smaller and smaller steps (subgradients of Held and Karp 1971).
 */
export function boundBySplitting(weights: readonly number[], bottlenecks: readonly Bottleneck[]): number {
  const gates: { bottleneck: number; position: number }[][] = weights.map(() => []);
  bottlenecks.forEach(({ meetings }, bottleneck) => {
    meetings.forEach((meeting, position) => gates[meeting]?.push({ bottleneck, position }));
  });
  const free = weights.reduce((sum, weight, meeting) => sum + (gates[meeting]?.length === 0 ? weight : 0), 0);
  const shared = gates.flatMap((list, meeting) => (list.length > 1 ? [meeting] : []));
  const shares = bottlenecks.map(({ meetings }) => new Float64Array(meetings.length));
  gates.forEach((list, meeting) => {
    const whole = (weights[meeting] ?? 0) * PARTS;
    const part = Math.floor(whole / Math.max(1, list.length));
    list.forEach(({ bottleneck, position }, rank) => {
      const share = rank === 0 ? whole - part * (list.length - 1) : part;
      shares[bottleneck]?.fill(share, position, position + 1);
    });
  });

  const looks = bottlenecks.reduce((sum, { meetings }) => sum + meetings.length, 0);
  const rounds = Math.min(MOST_ROUNDS, 1 + Math.floor(MOST_LOOKS / Math.max(1, looks)));
  const meanWeight =
    shared.reduce((sum, meeting) => sum + (weights[meeting] ?? 0), 0) / Math.max(1, shared.length);
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const passages = bottlenecks.map((one, number) => pass(one, shares[number] ?? []).isThrough);
    best = Math.min(best, worthOf(passages, shares));
    const step = Math.max(1, Math.round((PARTS * meanWeight) / (3 + round / 4)));
    if (!rebalance(shared, gates, passages, shares, step)) break;
  }
  return free + Math.floor(best / PARTS);
}

function worthOf(passages: readonly Uint8Array[], shares: readonly Float64Array[]): number {
  let sum = 0;
  passages.forEach((isThrough, number) => {
    isThrough.forEach((through, position) => {
      if (through === 1) sum += shares[number]?.[position] ?? 0;
    });
  });
  return sum;
}

/** Moves weight to where a meeting is held up; false when every meeting is let through everywhere or nowhere. */
function rebalance(
  shared: readonly number[],
  gates: readonly (readonly { bottleneck: number; position: number }[])[],
  passages: readonly Uint8Array[],
  shares: readonly Float64Array[],
  step: number,
): boolean {
  let hasChanged = false;
  for (const meeting of shared) {
    const all = gates[meeting] ?? [];
    const open = all.filter(({ bottleneck, position }) => passages[bottleneck]?.[position] === 1);
    const closed = all.filter((gate) => !open.includes(gate));
    if (open.length === 0 || closed.length === 0) continue;
    hasChanged = true;
    const add = ({ bottleneck, position }: (typeof all)[number], amount: number) => {
      const own = shares[bottleneck];
      if (own) own[position] = (own[position] ?? 0) + amount;
    };
    for (const gate of open) add(gate, -step * closed.length);
    for (const gate of closed) add(gate, step * open.length);
  }
  return hasChanged;
}
