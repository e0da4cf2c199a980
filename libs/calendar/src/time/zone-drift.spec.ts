import { IcuZones } from './icu-zones';
import { instantNow } from './planned-time';
import { ZoneData, type Zone } from './zone-data';
import { zoneDrift } from './zone-drift';

/** Node's zones, but Rome keeps summer time from 2027 on. */
class RomanSummer extends ZoneData {
  override readonly version = 'invented';
  private readonly node = new IcuZones();

  protected override load(name: string): Zone | null {
    const zone = this.node.find(name);
    if (!zone || name !== 'Europe/Rome') return zone;
    const isForGood = (instant: Date): boolean => instant >= new Date('2027-10-31T01:00:00Z');
    return {
      ...zone,
      offsetMinutes: (instant) => (isForGood(instant) ? 120 : zone.offsetMinutes(instant)),
    };
  }
}

const node = new IcuZones();
const invented = new RomanSummer();
const years = { from: new Date('2027-01-01'), until: new Date('2029-01-01') };

describe('two sources of rules', () => {
  it('C43 differ about a zone from the minute in which their clocks part', () => {
    const names = ['Europe/Madrid', 'Europe/Rome', 'Nowhere/City'];
    expect(zoneDrift(invented, node, names, years)).toEqual([
      { zone: 'Europe/Rome', at: new Date('2027-10-31T01:00:00Z'), one: 120, other: 60 },
    ]);
  });

  it('differ from the start where they did before', () => {
    const from = new Date('2027-12-01T10:30:00Z');
    expect(zoneDrift(invented, node, ['Europe/Rome'], { from, until: years.until })[0]?.at).toEqual(from);
  });

  it('do not differ before that', () => {
    const until = new Date('2027-10-31T00:00:00Z');
    expect(zoneDrift(invented, node, ['Europe/Rome'], { from: years.from, until })).toEqual([]);
  });
});

describe('a planned time under new rules', () => {
  const winter = { local: '2027-12-10T09:00', zone: 'Europe/Rome', at: new Date('2027-12-10T08:00:00Z') };

  it('C43 is another instant where its zone changed', () => {
    expect(instantNow(winter, invented)).toEqual(new Date('2027-12-10T07:00:00Z'));
  });

  it('C43 is the same instant where it did not', () => {
    expect(instantNow(winter, node)).toEqual(winter.at);
  });

  it.each(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])(
    'is the one of two that was planned, when clocks show it twice: %s',
    (at) => {
      const twice = { local: '2027-10-31T02:30+02:00', zone: 'Europe/Rome', at: new Date(at) };
      expect(instantNow(twice, node)).toEqual(new Date(at));
    },
  );

  it('is no instant where clocks now skip it', () => {
    const gap = { local: '2027-03-28T02:30', zone: 'Europe/Rome', at: new Date('2027-03-28T01:30:00Z') };
    expect(instantNow(gap, node)).toBeNull();
  });
});
