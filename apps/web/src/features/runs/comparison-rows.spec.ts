import { comparisonRows } from './comparison-rows';

const run = (placed: number, breaks: number) => ({
  progress: {
    ...{ iterations: 100, placed, meetings: 20, weight: placed * 2, moved: 0, breaks, idleSlots: breaks },
    bounds: { weight: 40, moved: 0, breaks: 0 },
  },
});
const rowOf = (figure: string, ...runs: Parameters<typeof comparisonRows>[0][number][]) =>
  comparisonRows(runs).find((row) => row.figure === figure)!;

describe('runs side by side', () => {
  it('mark the most meetings and the fewest breaks', () => {
    expect(rowOf('placed', run(18, 3), run(20, 5))).toMatchObject({ values: [18, 20], best: 20 });
    expect(rowOf('breaks', run(18, 3), run(20, 5))).toMatchObject({ best: 3 });
    expect(rowOf('gap', run(18, 3), run(20, 5))).toMatchObject({ values: [4, 0], best: 0 });
  });

  it('mark nothing where all are alike or neither is better', () => {
    expect(rowOf('placed', run(18, 3), run(18, 5)).best).toBeNull();
    expect(rowOf('bound', run(18, 3), run(20, 5)).best).toBeNull();
  });

  it('have a gap where a run came to nothing', () => {
    expect(rowOf('placed', { ...run(18, 3), progress: null }, run(20, 5)).values).toEqual([null, 20]);
  });
});
