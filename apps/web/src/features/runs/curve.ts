import type { Run } from './runs-query';

export interface CurvePoint {
  readonly iterations: number;
  readonly best: number;
  readonly bound: number;
}

/** Best and bound of a run, the oldest first, ending where it is now. */
export function curveOf({ trace, progress }: Pick<Run, 'trace' | 'progress'>): CurvePoint[] {
  const points = trace.map(pointAt);
  const last = points.at(-1);
  if (progress && (!last || progress.iterations > last.iterations)) points.push(pointAt(progress));
  return points;
}

function pointAt({ iterations, weight, bounds }: Run['trace'][number]): CurvePoint {
  return { iterations, best: weight, bound: bounds.weight };
}

/** What a plot of these curves shows: all moves, and the values with a little air around them. */
export interface Extent {
  readonly iterations: number;
  readonly low: number;
  readonly high: number;
}

const AIR = 0.08;

export function extentOf(curves: readonly (readonly CurvePoint[])[]): Extent {
  const points = curves.flat();
  const low = Math.min(...points.map(({ best }) => best));
  const high = Math.max(...points.map(({ bound }) => bound));
  const air = Math.max(1, (high - low) * AIR);
  const iterations = Math.max(1, ...points.map((point) => point.iterations));
  return { iterations, low: Math.max(0, low - air), high: high + air };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where values lie in a frame of a drawing. */
export function scaleOf({ iterations, low, high }: Extent, { left, top, width, height }: Frame) {
  return {
    x: (value: number) => left + (width * value) / iterations,
    y: (value: number) => top + height * (1 - (value - low) / (high - low)),
  };
}

/** A line that stays until the next point, since nothing is known between two reports. */
export function steps(
  points: readonly CurvePoint[],
  value: (point: CurvePoint) => number,
  { x, y }: ReturnType<typeof scaleOf>,
): string {
  return points
    .map((point, index) => {
      const [across, down] = [x(point.iterations).toFixed(1), y(value(point)).toFixed(1)];
      return index === 0 ? `M${across},${down}` : `H${across}V${down}`;
    })
    .join('');
}
