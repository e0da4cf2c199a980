import { extended, resumed, type TracePoint } from './trace';

const at = (iterations: number, weight = 10): TracePoint => ({
  iterations,
  placed: weight,
  weight,
  breaks: 3,
  bounds: { weight: 12, breaks: 0 },
});

describe('the trace of a run', () => {
  it('has a point where something improved, and none where nothing did', () => {
    const trace = [at(0), at(100), at(200, 11)].reduce<readonly TracePoint[]>(extended, []);
    expect(trace).toEqual([at(0), at(200, 11)]);
  });

  it('takes up again at the checkpoint, without what was lost in the crash', () => {
    expect(resumed([at(0), at(100), at(300)], [at(200)])).toEqual([at(0), at(100), at(200)]);
    expect(resumed([at(0)], [])).toEqual([at(0)]);
  });
});
