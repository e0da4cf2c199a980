import { gapOf, percentDone } from './gap';

describe('gapOf', () => {
  it('is what the bound leaves open', () => {
    expect(gapOf({ weight: 1040, bounds: { weight: 1060 } })).toBe(20);
  });
});

describe('percentDone', () => {
  it('counts the moves tried of those to try', () => {
    expect(percentDone({ iterations: 25_000 }, 200_000)).toBe(12);
  });

  it('is nothing before the run began, and never more than all', () => {
    expect(percentDone(null, 200_000)).toBe(0);
    expect(percentDone({ iterations: 0 }, 0)).toBe(0);
    expect(percentDone({ iterations: 200_001 }, 200_000)).toBe(100);
  });
});
