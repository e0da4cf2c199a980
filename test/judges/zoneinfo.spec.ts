import { newestZones } from '@ronda/calendar';
import { systemZoneFiles } from '@ronda/config';
import { describeJudged, runPython } from './judge';

const files = systemZoneFiles();
const DAY = 24 * 3600;

describeJudged('zoneinfo', 'the clocks of the world', () => {
  it('C40 are the same as ours in every zone at 400 moments from 2024 to 2040', () => {
    if (files === null) throw new Error('This machine has no zone files.');
    const zones = newestZones(files);
    const names = Intl.supportedValuesOf('timeZone').filter(
      (name) => zones.find(name)?.source === files.version,
    );
    const first = Date.UTC(2024, 0) / 1000;
    // About a fortnight apart, at every time of day.
    const instants = Array.from({ length: 400 }, (_, index) => first + Math.floor(index * 14.61 * DAY));
    const seen = runPython('zones.py', { zones: names, instants }) as Record<string, number[]>;
    const ours = Object.fromEntries(
      names.map((name) => {
        const zone = zones.require(name);
        return [name, instants.map((instant) => zone.offsetMinutes(new Date(instant * 1000)))];
      }),
    );
    expect(names.length).toBeGreaterThan(300);
    expect(seen).toEqual(ours);
  });
});
