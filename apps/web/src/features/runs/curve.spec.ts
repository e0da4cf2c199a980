import { curveOf, extentOf, scaleOf, steps } from './curve';

const at = (iterations: number, weight: number, bound: number) => ({
  ...{ iterations, weight, placed: weight, breaks: 0, bounds: { weight: bound, breaks: 0 } },
});
const progress = (iterations: number, weight: number, bound: number) => ({
  ...at(iterations, weight, bound),
  ...{ meetings: 9, moved: 0, idleSlots: 0, bounds: { weight: bound, breaks: 0, moved: 0 } },
});

describe('the curve of a run', () => {
  it('ends where the run is now, also when nothing improved since', () => {
    const curve = curveOf({ trace: [at(0, 5, 9), at(10, 7, 9)], progress: progress(40, 7, 9) });
    expect(curve.map(({ iterations, best }) => [iterations, best])).toEqual([
      [0, 5],
      [10, 7],
      [40, 7],
    ]);
  });

  it('is empty before the first report', () => {
    expect(curveOf({ trace: [], progress: null })).toEqual([]);
  });
});

describe('the drawing', () => {
  const curve = curveOf({ trace: [at(0, 5, 9), at(10, 7, 9)], progress: null });
  const extent = extentOf([curve]);

  it('has room for every value', () => {
    expect(extent).toEqual({ iterations: 10, low: 4, high: 10 });
  });

  it('goes up in steps, from the left to the right', () => {
    const scale = scaleOf(extent, { left: 0, top: 0, width: 100, height: 60 });
    expect(steps(curve, ({ best }) => best, scale)).toBe('M0.0,50.0H100.0V30.0');
  });
});
