import { newestZones } from '@ronda/calendar';
import { newerZoneFiles, systemZoneFiles } from '@ronda/config';
import { changedSlots } from '../../../apps/cli/src/zones/changed-slots';
import { plannedSlots } from '../../../apps/cli/src/zones/planned-slots';
import { changeReport, driftReport } from '../../../apps/cli/src/zones/report';
import { configFor } from '../platform-database';
import { SchedulingApp } from '../scheduling/scheduling-app';
import { TestGathering } from '../scheduling/test-gathering';

const zones = newestZones(newerZoneFiles());

describe('the check of time zones', () => {
  let app: SchedulingApp;
  let gathering: TestGathering;
  const planned = () => plannedSlots(configFor(app.database.url));
  /** Moves what was planned and published in 2015 to a year to come. */
  const later = (by: string) =>
    app.sql.query(`
      SET session_replication_role = replica; -- no foreign keys: seats and assignments stay where they are
      UPDATE scheduling.slot SET during = tstzrange(lower(during) + '${by}', upper(during) + '${by}'),
        starts_local = replace(starts_local, '2015', '2090');
      UPDATE scheduling.announced_meeting SET starts_at = starts_at + '${by}', ends_at = ends_at + '${by}';
      RESET session_replication_role`);

  beforeAll(async () => {
    app = await SchedulingApp.start();
    gathering = await TestGathering.create(app);
    await gathering.withSlots(3);
    await gathering.withTables(1);
    await gathering.withParticipants(2);
    await gathering.agreed(0, 1);
    const id = await gathering.draft([0, 1, 0, 0]);
    await gathering.post(`schedules/${id}/publish`).set('If-Match', '"0"');
  });
  afterAll(() => app.stop());

  it('C43 does not mind what is past', async () => {
    expect(await planned()).toEqual([]);
    expect(changeReport([], 0)).toBe('All 0 time slots to come keep their instant.');
  });

  it('C43 finds nothing to change while the rules are those that were planned with', async () => {
    await later('75 years');
    const slots = await planned();
    expect(slots.map(({ local, meetings }) => [local, meetings])).toEqual([
      ['2090-06-12T09:00', 1],
      ['2090-06-12T09:20', 0],
      ['2090-06-12T09:40', 0],
    ]);
    expect(changedSlots(slots, zones)).toEqual([]);
  });

  it('C43 lists the slots and counts the meetings whose instant the rules put elsewhere', async () => {
    await later('1 hour');
    const slots = await planned();
    const changed = changedSlots(slots, zones);
    expect(changed).toHaveLength(3);
    expect(changed[0]).toMatchObject({
      zone: 'Europe/Rome',
      local: '2090-06-12T09:00',
      startsAt: new Date('2090-06-12T08:00:00Z'),
      startsNow: new Date('2090-06-12T07:00:00Z'),
      meetings: 1,
    });
    const report = changeReport(changed, slots.length);
    expect(report).toContain('3 of 3 time slots to come, with 1 meetings, would change:');
    expect(report).toContain('planned as 2090-06-12T08:00Z, now 2090-06-12T07:00Z; 1 meetings');
    expect(report).toContain('\nMaybe ');
  });

  it('C43 names each zone about which the machine and Node differ, and which release each has', () => {
    const tokyo = systemZoneFiles()?.read('Asia/Tokyo') ?? null;
    const files = { version: '2099z', read: (name: string) => (name === 'Europe/Rome' ? tokyo : null) };
    const report = driftReport(new Date('2026-11-24T10:30:00Z'), files, ['Europe/Madrid', 'Europe/Rome']);
    const node = process.versions.tz;
    expect(report).toBe(
      `Time zones: tzdata 2099z on this machine, ${node} in Node; the former is used.\n` +
        'They differ about 1 zones in the next two years:\n' +
        '  Europe/Rome from 2026-11-24T10:30Z: UTC+9 on this machine, UTC+1 in Node',
    );
  });

  it('C43 says what to do where the machine is behind Node, or has no rules', () => {
    const now = new Date('2026-11-24T10:30:00Z');
    expect(driftReport(now, { version: '1999a', read: () => null }, [])).toContain('the latter is used.');
    expect(driftReport(now, null)).toContain('Maybe install tzdata.');
  });
});
