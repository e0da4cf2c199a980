import fc from 'fast-check';
import { IcuZones } from './icu-zones';
import { isWithinLocalHours } from './local-hours';

const zones = new IcuZones();
const OFFICE = { from: '08:00', until: '19:00' };
const HOUR = 3600_000;

/** The hours of a European's day, by their clock, in which a meeting of an hour suits both sides: "12–19". */
function commonHours(day: string, european: string, other: string): string {
  const [here, there] = [zones.require(european), zones.require(other)];
  const midnight = Date.parse(`${day}T00:00:00Z`) - here.offsetMinutes(new Date(`${day}T12:00:00Z`)) * 60_000;
  const suits = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
    const start = new Date(midnight + hour * HOUR);
    const end = new Date(start.getTime() + HOUR);
    return [here, there].every((zone) => isWithinLocalHours(start, end, OFFICE, zone));
  });
  return suits.length === 0 ? '–' : `${suits[0]}–${(suits.at(-1) ?? 0) + 1}`;
}

describe('hours that suit both sides', () => {
  const january = '2027-01-15';
  const july = '2027-07-15';

  it.each([
    ['America/Sao_Paulo', '12–19', '13–19', '14–19', '11–19'],
    ['America/Argentina/Buenos_Aires', '12–19', '13–19', '14–19', '11–19'],
    ['America/Santiago', '12–19', '14–19', '15–19', '11–19'],
    ['America/Port_of_Spain', '13–19', '14–19', '15–19', '12–19'],
    ['America/Bogota', '14–19', '15–19', '16–19', '13–19'],
    ['America/Lima', '14–19', '15–19', '16–19', '13–19'],
    ['America/Panama', '14–19', '15–19', '16–19', '13–19'],
    ['America/Mexico_City', '15–19', '16–19', '17–19', '14–19'],
    ['America/Guatemala', '15–19', '16–19', '17–19', '14–19'],
    ['America/Tijuana', '17–19', '17–19', '18–19', '16–19'],
  ])('%s: Brussels %s in winter and %s in summer, Athens %s, Lisbon %s', (zone, ...expected) => {
    expect([
      commonHours(january, 'Europe/Brussels', zone),
      commonHours(july, 'Europe/Brussels', zone),
      commonHours(july, 'Europe/Athens', zone),
      commonHours(january, 'Europe/Lisbon', zone),
    ]).toEqual(expected);
  });

  it('are other ones in the weeks between the two changes of clocks', () => {
    expect(commonHours('2027-03-13', 'Europe/Brussels', 'America/Tijuana')).toBe('17–19');
    expect(commonHours('2027-03-20', 'Europe/Brussels', 'America/Tijuana')).toBe('16–19');
    expect(commonHours('2027-03-29', 'Europe/Brussels', 'America/Tijuana')).toBe('17–19');
  });

  it('C45 hold every meeting of 10,000 random pairs and dates that are found to suit, and no other', () => {
    const known = Intl.supportedValuesOf('timeZone');
    const zoneOf = (area: RegExp) => fc.constantFrom(...known.filter((name) => area.test(name)));
    /** The clock as Intl shows it, every fifth minute: nothing of ours. */
    const shown = new Map<string, Intl.DateTimeFormat>();
    const clock = (zone: string, at: Date): string => {
      const format =
        shown.get(zone) ??
        new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      shown.set(zone, format);
      return format.format(at);
    };
    const isInside = (zone: string, start: Date, minutes: number): boolean => {
      const last = minutes - 1;
      const times = [0, 5, 10, 15, 20, 25, last]
        .filter((minute) => minute <= last)
        .map((minute) => clock(zone, new Date(start.getTime() + minute * 60_000)).split(' '));
      return times.every(
        ([day = '', time = '']) => day === times[0]?.[0] && time >= OFFICE.from && time < OFFICE.until,
      );
    };
    const pair = fc.record({
      european: zoneOf(/^Europe\//),
      other: zoneOf(/^America\//),
      minute: fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 }),
      length: fc.constantFrom(15, 20, 30),
    });
    fc.assert(
      fc.property(pair, ({ european, other, minute, length }) => {
        const start = new Date(minute * 60_000);
        const end = new Date(start.getTime() + length * 60_000);
        for (const zone of [european, other]) {
          expect(isWithinLocalHours(start, end, OFFICE, zones.require(zone))).toBe(
            isInside(zone, start, length),
          );
        }
      }),
      { numRuns: 10_000, seed: 2015 },
    );
  });
});
