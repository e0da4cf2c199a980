import { showTime } from './times';

describe('showTime', () => {
  it('shows the wall time, the day and the offset of the zone asked for', () => {
    expect(showTime('2026-06-12T07:20:00Z', 'Europe/Rome', 'en')).toEqual({
      time: '09:20',
      day: 'Friday, June 12',
      offset: 'GMT+2',
    });
  });

  it('shows the day before where it is still the day before', () => {
    expect(showTime('2026-06-12T02:00:00Z', 'America/Bogota', 'es')).toMatchObject({
      time: '21:00',
      day: 'jueves, 11 de junio',
    });
  });

  it('writes midnight as 00:00', () => {
    expect(showTime('2026-06-11T22:00:00Z', 'Europe/Rome', 'it').time).toBe('00:00');
  });
});
