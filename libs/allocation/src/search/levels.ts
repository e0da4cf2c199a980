import type { Compiled } from './compiled';
import type { Totals } from './state';

/** The price of one unit of each level, in breaks: dear enough to be sought, cheap enough to be passed through. */
export interface Prices {
  readonly weight: number;
  readonly moved: number;
  readonly unfair: number;
  readonly wrongOrder: number;
  readonly idle: number;
}

export function pricesOf(c: Compiled, totalWeight: number): Prices {
  const meanWeight = Math.max(1, totalWeight / Math.max(1, c.meetings));
  return {
    weight: 5 / meanWeight,
    moved: c.keepPublishedFirst ? 12 : 2.5,
    // The stricter the rule, the more breaks it counts beside their own price: dearer, they would freeze the search.
    unfair: Math.min(2, c.allowedDifference),
    wrongOrder: 2,
    idle: 0.2,
  };
}

/** What a state costs the search, in breaks. */
export function costOf(totals: Totals, prices: Prices): number {
  const { unplacedWeight, moved, unfair, wrongOrder, breaks, idle } = totals;
  return (
    unplacedWeight * prices.weight +
    moved * prices.moved +
    unfair * prices.unfair +
    wrongOrder * prices.wrongOrder +
    breaks +
    idle * prices.idle
  );
}

/** Smaller is better, the first difference decides. The first level is what makes a state no schedule at all. */
export function searchLevels(c: Compiled, totals: Totals, difference: number): number[] {
  const unfair = Math.max(0, difference - c.allowedDifference);
  const broken = totals.wrongOrder + (c.isFairnessHard ? unfair : 0);
  const first = c.keepPublishedFirst
    ? [totals.moved, totals.unplacedWeight]
    : [totals.unplacedWeight, totals.moved];
  return [broken, ...first, unfair, totals.breaks, totals.idle];
}

export function compareLevels(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < a.length; level += 1) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
