import { CalendarError } from '../calendar-error';
import { IcuZones } from './icu-zones';
import { isWithinLocalHours } from './local-hours';
import { printOffset } from './offset';

const zones = new IcuZones();
const bogota = zones.require('America/Bogota');
const brussels = zones.require('Europe/Brussels');
const office = { from: '08:00', until: '19:00' };
const within = (start: string, end: string, hours = office, zone = bogota) =>
  isWithinLocalHours(new Date(start), new Date(end), hours, zone);

describe('local hours', () => {
  it('holds a meeting that starts with them', () => {
    expect(within('2027-06-12T13:00Z', '2027-06-12T13:20Z')).toBe(true);
  });

  it('refuses a meeting that starts a minute before them', () => {
    expect(within('2027-06-12T12:59Z', '2027-06-12T13:19Z')).toBe(false);
  });

  it('holds a meeting that ends with them', () => {
    expect(within('2027-06-12T23:40Z', '2027-06-13T00:00Z')).toBe(true);
  });

  it('refuses a meeting that ends a minute after them', () => {
    expect(within('2027-06-12T23:41Z', '2027-06-13T00:01Z')).toBe(false);
  });

  it('holds a meeting that ends at midnight when they last the whole day', () => {
    expect(within('2027-06-13T04:40Z', '2027-06-13T05:00Z', { from: '00:00', until: '24:00' })).toBe(true);
  });

  it('refuses a meeting across midnight', () => {
    expect(within('2027-06-13T04:50Z', '2027-06-13T05:10Z', { from: '00:00', until: '24:00' })).toBe(false);
  });

  it('follows the season of the zone', () => {
    expect(within('2027-03-26T07:00Z', '2027-03-26T07:20Z', office, brussels)).toBe(true);
    expect(within('2027-03-29T06:00Z', '2027-03-29T06:20Z', office, brussels)).toBe(true);
    expect(within('2027-03-26T06:00Z', '2027-03-26T06:20Z', office, brussels)).toBe(false);
  });

  it('sees the hour that clocks show again between start and end', () => {
    // 02:50 in summer, then back to 02:00, until 02:45 in winter: 02:00–02:40 lies outside.
    expect(
      within('2027-10-31T00:50Z', '2027-10-31T01:45Z', { from: '02:40', until: '04:00' }, brussels),
    ).toBe(false);
    expect(
      within('2027-10-31T00:50Z', '2027-10-31T01:45Z', { from: '02:00', until: '04:00' }, brussels),
    ).toBe(true);
  });

  it.each([
    ['8:00', '19:00', 'LOCAL_HOURS.MALFORMED'],
    ['08:00', '25:00', 'LOCAL_HOURS.MALFORMED'],
    ['19:00', '08:00', 'LOCAL_HOURS.EMPTY'],
  ])('refuses hours from %s until %s', (from, until, code) => {
    const attempt = () => within('2027-06-12T13:00Z', '2027-06-12T13:20Z', { from, until });
    expect(attempt).toThrow(CalendarError);
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});

describe('printing an offset', () => {
  it.each([
    [-240, 'UTC−4'],
    [120, 'UTC+2'],
    [0, 'UTC'],
    [345, 'UTC+5:45'],
    [-150, 'UTC−2:30'],
  ])('writes %d minutes as %s', (minutes, text) => {
    expect(printOffset(minutes)).toBe(text);
  });
});
