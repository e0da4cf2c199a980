import { hasEnded, requireCancellable, RUN_STATUSES } from './run';

describe('a run', () => {
  it('has ended in every status but queued and running', () => {
    expect(RUN_STATUSES.filter((status) => !hasEnded(status))).toEqual(['queued', 'running']);
  });

  it.each(RUN_STATUSES.filter(hasEnded))('cannot be cancelled once it is %s', (status) => {
    expect(() => {
      requireCancellable({ id: 'r', status });
    }).toThrow(/has ended/);
  });

  it.each(['queued', 'running'] as const)('can be cancelled while it is %s', (status) => {
    expect(() => {
      requireCancellable({ id: 'r', status });
    }).not.toThrow();
  });
});
