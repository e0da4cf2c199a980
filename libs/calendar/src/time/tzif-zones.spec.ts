import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import localTimes from '../../../../test/fixtures/time/local-times.json';
import { CalendarError } from '../calendar-error';
import { IcuZones } from './icu-zones';
import { possibleInstants } from './local-time';
import { TzifZones, type ReadZoneFile } from './tzif-zones';
import type { ZoneData } from './zone-data';

const FOLDER = '/usr/share/zoneinfo';
const readSystemFile: ReadZoneFile = (name) => {
  const file = path.join(FOLDER, name);
  return existsSync(file) ? readFileSync(file) : null;
};
/** "# version 2026f" is the first line of the database's text form, which Debian and Alpine ship beside the files. */
const release = existsSync(path.join(FOLDER, 'tzdata.zi'))
  ? (/\d{4}[a-z]+/.exec(readFileSync(path.join(FOLDER, 'tzdata.zi'), 'latin1').slice(0, 40))?.[0] ?? '')
  : '';
/** The first release in which all of the table is right but those rows that name a later one. */
const OLDEST = '2025b';
const knownTo = (version: string) =>
  localTimes.filter(({ since = OLDEST }: { since?: string }) => since <= version);
const icu = new IcuZones('ICU');
const system = new TzifZones('system', readSystemFile, icu);
const utc = (local: string, zone: string, zones: ZoneData) =>
  possibleInstants(local, zones.require(zone)).map((instant) => `${instant.toISOString().slice(0, 16)}Z`);

/** A zone file with one type an offset, as the RFC lays it out; the block of 32 bits is empty. */
function aZoneFile(
  transitions: readonly [at: string, offsetHours: number][],
  initial: number,
  footer: string,
) {
  const offsets = [initial, ...transitions.map(([, hours]) => hours)];
  const header = (times: number, types: number) => {
    const bytes = Buffer.alloc(44);
    bytes.write('TZif2');
    bytes.writeUInt32BE(times, 32);
    bytes.writeUInt32BE(types, 36);
    bytes.writeUInt32BE(4, 40);
    return bytes;
  };
  const type = (hours: number) => {
    const bytes = Buffer.alloc(6);
    bytes.writeInt32BE(hours * 3600);
    return bytes;
  };
  const time = (at: string) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(Date.parse(at) / 1000));
    return bytes;
  };
  const names = Buffer.from('XXX\0');
  return Buffer.concat([
    header(0, 1),
    type(0),
    names,
    header(transitions.length, offsets.length),
    ...transitions.map(([at]) => time(at)),
    Buffer.from(transitions.map((_, index) => index + 1)),
    ...offsets.map(type),
    names,
    Buffer.from(`\n${footer}\n`),
  ]);
}
const fromFile = (bytes: Uint8Array | null) => new TzifZones('2026f', () => bytes, icu);

describe('zone data', () => {
  it.each(knownTo(process.versions.tz ?? ''))(
    'C40 $zone $local is $utc by the data of Node',
    ({ zone, local, utc: expected }) => {
      expect(utc(local, zone, icu)).toEqual([expected]);
    },
  );

  it.each(knownTo(release))(
    'C40 $zone $local is $utc by the data of the operating system',
    ({ zone, local, utc: expected }) => {
      expect(utc(local, zone, system)).toEqual([expected]);
    },
  );

  it('agrees between the two sources for every zone of this side of the world, on each day of 2019 to 2021', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((name) => /^(America|Europe)\//.test(name));
    const days = Array.from({ length: 3 * 365 }, (_, day) => new Date(Date.UTC(2019, 0, 1 + day, day % 24)));
    const differing = zones.filter((name) => {
      const [one, other] = [icu.require(name), system.require(name)];
      return days.some((day) => one.offsetMinutes(day) !== other.offsetMinutes(day));
    });
    expect(zones.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });
});

describe('a compiled zone file', () => {
  it('is followed before Node: Cuba that does not set clocks back in 2026', () => {
    const havana = fromFile(
      aZoneFile(
        [
          ['2026-03-08T05:00Z', -4],
          ['2027-11-07T05:00Z', -5],
        ],
        -5,
        'CST5CDT,M3.2.0/0,M11.1.0/1',
      ),
    );
    expect(utc('2026-12-01T09:00', 'America/Havana', havana)).toEqual(['2026-12-01T13:00Z']);
    expect(havana.require('America/Havana').source).toBe('2026f');
  });

  it('holds before its first transition and after its last', () => {
    const zones = fromFile(aZoneFile([['2020-01-01T00:00Z', 2]], 1, '<+03>-3'));
    const zone = zones.require('Europe/Rome');
    expect(zone.offsetMinutes(new Date('1999-12-31T00:00Z'))).toBe(60);
    expect(zone.offsetMinutes(new Date('2019-12-31T23:59:59Z'))).toBe(60);
    expect(zone.offsetMinutes(new Date('2030-01-01T00:00Z'))).toBe(180);
  });

  it.each([
    ['EET-2EEST,M3.5.0/3,M10.5.0/4', '2027-03-28T00:59:59Z', 120],
    ['EET-2EEST,M3.5.0/3,M10.5.0/4', '2027-03-28T01:00:00Z', 180],
    ['EET-2EEST,M3.5.0/3,M10.5.0/4', '2027-10-31T00:59:59Z', 180],
    ['EET-2EEST,M3.5.0/3,M10.5.0/4', '2027-10-31T01:00:00Z', 120],
    ['IST-1GMT0,M10.5.0,M3.5.0/1', '2027-12-31T23:59:59Z', 0],
    ['IST-1GMT0,M10.5.0,M3.5.0/1', '2027-07-01T00:00:00Z', 60],
    ['<-04>4<-03>,M9.1.6/24,M4.1.6/24', '2027-01-01T00:00:00Z', -180],
    ['<-04>4<-03>,M9.1.6/24,M4.1.6/24', '2027-04-04T03:00:00Z', -240],
    ['<-02>2<-01>,M3.5.0/-1,M10.5.0/0', '2027-03-28T01:00:00Z', -60],
    ['NST3:30NDT,J60,J300', '2028-03-01T05:29:59Z', -210],
    ['NST3:30NDT,J60,J300', '2028-03-01T05:30:00Z', -150],
    ['NST3:30NDT,60,300', '2028-03-01T05:30:00Z', -150],
  ])('reads the rule %s at %s', (footer, instant, minutes) => {
    const zone = fromFile(aZoneFile([], 0, footer)).require('Europe/Rome');
    expect(zone.offsetMinutes(new Date(instant))).toBe(minutes);
  });

  it('is replaced by the fallback when it is missing, and the zone says so', () => {
    expect(fromFile(null).require('Europe/Rome').source).toBe('ICU');
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['of version 1', Buffer.from('TZif\0'.padEnd(60, '\0'))],
    ['cut off', aZoneFile([['2020-01-01T00:00Z', 2]], 1, 'EET-2').subarray(0, 110)],
    ['something else', Buffer.from('PK'.padEnd(100, 'x'))],
  ])('is refused when it is %s', (_what, bytes) => {
    const attempt = () => fromFile(bytes).require('Europe/Rome');
    expect(attempt).toThrow(CalendarError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'ZONE.UNREADABLE' }));
  });
});
