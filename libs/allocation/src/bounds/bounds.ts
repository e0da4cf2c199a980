import type { ProblemIndex } from '../problem-index';
import type { PossibleSlots } from '../possible-slots';
import type { Bounds } from '../schedule';
import { leastBreaksOfAll } from './breaks';
import { allFit } from './koenig';
import { boundMoved } from './moved';
import type { WeightBound } from './placed-weight';

/** Bounds with one argument in words for each. */
export interface FoundBounds {
  readonly bounds: Bounds;
  readonly proof: Readonly<Record<keyof Bounds, string>>;
  /** The least breaks of each participant on its own; Infinity when its meetings do not fit. */
  readonly leastBreaks: readonly number[];
}

/** The bounds of a problem for schedules that place `placedWeight`. */
export function boundsFor(
  index: ProblemIndex,
  possible: PossibleSlots,
  weight: WeightBound,
  placedWeight: number,
): FoundBounds {
  const total = index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);
  const missing = total - placedWeight;
  const leastBreaks = leastBreaksOfAll(index, possible, missing);
  const breaks = leastBreaks.reduce((sum, least) => sum + least, 0);
  const moved = boundMoved(index, possible);
  return {
    bounds: { weight: weight.value, moved, breaks: breaks === Infinity ? 0 : breaks },
    proof: {
      weight: allFit(index, possible) ?? weight.proof,
      moved: `${moved} published meetings cannot stay: their slot or table is gone, or somebody is no longer free or can hold fewer.`,
      breaks: `The least breaks of each participant on its own, when weight ${missing} may be left out, add up to ${breaks === Infinity ? 0 : breaks}.`,
    },
    leastBreaks,
  };
}
