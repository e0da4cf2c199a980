interface Result {
  readonly assignments: readonly unknown[];
  readonly unplaced: readonly unknown[];
  readonly objective: {
    readonly placed: number;
    readonly weight: number;
    readonly moved: number;
    readonly breaks: number;
    readonly idleSlots: number;
  };
  readonly bounds: { readonly weight: number; readonly moved: number; readonly breaks: number };
  readonly search: { readonly iterations: number };
}

/** The last report of a run: the figures of its result. The engine's own last report is earlier, or there is none. */
export function finalProgress({ assignments, unplaced, objective, bounds, search }: Result) {
  const { placed, weight, moved, breaks, idleSlots } = objective;
  const meetings = assignments.length + unplaced.length;
  const { iterations } = search;
  return { iterations, placed, meetings, weight, moved, breaks, idleSlots, bounds };
}
