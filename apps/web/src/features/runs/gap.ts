interface Reached {
  readonly weight: number;
  readonly bounds: { readonly weight: number };
}

/** What no schedule can exceed less what this one reaches: 0 proves that none places more. */
export function gapOf({ weight, bounds }: Reached): number {
  return bounds.weight - weight;
}

interface Progress {
  readonly iterations: number;
}

/** How far a run is, in per cent of the moves it will try. */
export function percentDone(progress: Progress | null, iterations: number): number {
  if (progress === null || iterations === 0) return 0;
  return Math.min(100, Math.floor((100 * progress.iterations) / iterations));
}
