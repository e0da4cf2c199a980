/** Where a run stood after so many moves: its best schedule so far, and what no schedule can exceed. */
export interface TracePoint {
  readonly iterations: number;
  readonly placed: number;
  readonly weight: number;
  readonly breaks: number;
  readonly bounds: { readonly weight: number; readonly breaks: number };
}

/** The trace with this report, when it says something new: a curve has as many points as it has steps. */
export function extended(trace: readonly TracePoint[], report: TracePoint): readonly TracePoint[] {
  const last = trace.at(-1);
  const { iterations, placed, weight, breaks, bounds } = report;
  const point = {
    iterations,
    placed,
    weight,
    breaks,
    bounds: { weight: bounds.weight, breaks: bounds.breaks },
  };
  return last && saysTheSame(last, point) ? trace : [...trace, point];
}

/** What a run resumed from a checkpoint went through: what came before it, and what came since. */
export function resumed(before: readonly TracePoint[], since: readonly TracePoint[]): readonly TracePoint[] {
  const first = since[0]?.iterations ?? Infinity;
  return [...before.filter(({ iterations }) => iterations < first), ...since];
}

function saysTheSame(one: TracePoint, other: TracePoint): boolean {
  return (
    one.placed === other.placed &&
    one.weight === other.weight &&
    one.breaks === other.breaks &&
    one.bounds.weight === other.bounds.weight &&
    one.bounds.breaks === other.bounds.breaks
  );
}
