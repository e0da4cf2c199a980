import { days } from './days';

describe('days', () => {
  it('divides by the days of the gathering, whatever the machine thinks', () => {
    const late = { startsAt: '2026-06-12T23:30:00Z' }; // 01:30 the next day in Rome
    const early = { startsAt: '2026-06-12T07:00:00Z' };
    expect(days([late, early], 'Europe/Rome', 'en')).toEqual([
      { day: 'Friday, June 12', meetings: [early] },
      { day: 'Saturday, June 13', meetings: [late] },
    ]);
  });
});
