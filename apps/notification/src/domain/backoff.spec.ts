import { backoffSeconds } from './backoff';

describe('the wait after a mail was put off', () => {
  it('grows, and stays within half as much again', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => backoffSeconds(attempts, 0));
    expect(waits).toEqual([60, 300, 900, 1800, 3600, 7200, 7200, 7200]);
    expect(backoffSeconds(1, 1)).toBe(90);
  });
});
