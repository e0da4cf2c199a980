import { CalendarError } from '../calendar-error';
import { IcuZones } from './icu-zones';
import { localParts, possibleInstants, resolveLocalTime } from './local-time';

const zones = new IcuZones();
const instants = (local: string, zone: string) =>
  possibleInstants(local, zones.require(zone)).map((instant) => instant.toISOString().slice(0, 16));

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
}

describe('resolving a local time', () => {
  it.each([
    ['Europe/Brussels', '2027-03-28T02:30'],
    ['America/Santiago', '2027-09-05T00:30'],
    ['Atlantic/Azores', '2027-03-28T00:30'],
  ])('C42 refuses a time that clocks skip: %s %s', (zone, local) => {
    expect(instants(local, zone)).toEqual([]);
    expect(codeOf(() => resolveLocalTime(local, zones.require(zone)))).toBe('LOCAL_TIME.SKIPPED');
  });

  it.each([
    ['Europe/Brussels', '2027-10-31T02:30', '2027-10-31T00:30', '2027-10-31T01:30'],
    ['America/Santiago', '2027-04-03T23:30', '2027-04-04T02:30', '2027-04-04T03:30'],
    ['America/Port-au-Prince', '2027-11-07T01:30', '2027-11-07T05:30', '2027-11-07T06:30'],
  ])('C41 offers both instants of a time shown twice: %s %s', (zone, local, earlier, later) => {
    expect(instants(local, zone)).toEqual([earlier, later]);
    expect(codeOf(() => resolveLocalTime(local, zones.require(zone)))).toBe('LOCAL_TIME.TWICE');
    expect(resolveLocalTime(local, zones.require(zone), 'earlier').toISOString()).toContain(earlier);
    expect(resolveLocalTime(local, zones.require(zone), 'later').toISOString()).toContain(later);
  });

  it.each(['2027-01-15T12:00:00Z', '2027-07-15T12:00:00Z'])(
    'C41 offers the same two instants whatever the season is today: %s',
    (today) => {
      jest.useFakeTimers({ now: new Date(today) });
      try {
        expect(instants('2027-10-31T02:30', 'Europe/Brussels')).toEqual([
          '2027-10-31T00:30',
          '2027-10-31T01:30',
        ]);
      } finally {
        jest.useRealTimers();
      }
    },
  );

  it('says both instants in the details of the error, so that a caller can offer them', () => {
    expect(() => resolveLocalTime('2027-10-31T02:30', zones.require('Europe/Brussels'))).toThrow(
      expect.objectContaining({
        details: {
          local: '2027-10-31T02:30',
          zone: 'Europe/Brussels',
          earlier: '2027-10-31T00:30:00.000Z',
          later: '2027-10-31T01:30:00.000Z',
        },
      }),
    );
  });

  it.each(['2027-02-30T10:00', '2027-06-12 09:00', '2027-06-12T24:00', '2027-06-12T09:00Z', '', '9:00'])(
    'refuses what is no local time: "%s"',
    (local) => {
      expect(codeOf(() => resolveLocalTime(local, zones.require('UTC')))).toBe('LOCAL_TIME.MALFORMED');
    },
  );

  it('is the inverse of what the wall shows', () => {
    const zone = zones.require('America/Bogota');
    const parts = localParts(new Date('2027-06-12T02:20:00Z'), zone);
    expect(parts).toEqual({
      date: '2027-06-11',
      time: '21:20',
      weekday: 5,
      offsetMinutes: -300,
      offset: 'UTC−5',
    });
    expect(resolveLocalTime(`${parts.date}T${parts.time}`, zone).toISOString()).toBe(
      '2027-06-12T02:20:00.000Z',
    );
  });
});

describe('naming a zone', () => {
  it.each([
    'EST',
    'GMT-3',
    'GMT',
    'Etc/GMT+3',
    '+02:00',
    'CET',
    'Europe/Nowhere',
    'europe/rome',
    'Europe/rome',
    '../Europe/Rome',
    'posix/Europe/Rome',
    '',
  ])('refuses "%s"', (name) => {
    expect(zones.find(name)).toBeNull();
    expect(codeOf(() => zones.require(name))).toBe('ZONE.UNKNOWN');
  });

  it.each([
    'UTC',
    'Europe/Rome',
    'America/Buenos_Aires',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Brazil/East',
  ])('accepts "%s"', (name) => {
    expect(zones.require(name).name).toBe(name);
  });
});
