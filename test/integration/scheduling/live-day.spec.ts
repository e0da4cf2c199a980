import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LiveDayBody, StandbyOfferBody } from '../../../apps/scheduling/src/http/live-day.schema';
import { ReplanBody } from '../../../apps/scheduling/src/http/replan.schema';
import { MisfitBody } from '../../../apps/scheduling/src/http/schedule.schema';
import { eventually } from '../eventually';
import { answered } from './answered';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

let app: SchedulingApp;
let gathering: TestGathering;

beforeAll(async () => {
  app = await SchedulingApp.start();
});
afterAll(() => app.stop());

/** Four slots from 9:00 in Milan (7:00Z), two tables; 0 meets everybody, 1 and 2 have agreed as well. */
beforeEach(async () => {
  gathering = await TestGathering.create(app);
  await gathering.withSlots(4);
  await gathering.withTables(2);
  await gathering.withParticipants(4);
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
  ] as const)
    await gathering.agreed(one, other);
});

const at = (slot: number): string =>
  new Date(Date.parse('2015-06-12T07:00:00Z') + slot * 20 * 60_000).toISOString();
const note = (participant: number, body: object, revision = 0) =>
  gathering.put(`live-day/participants/${gathering.participantIds[participant]!}`, revision, body);
const noteTable = (table: number, lost: object | null, revision = 0) =>
  gathering.put(`live-day/tables/${gathering.tableIds[table]!}`, revision, { lost });
const misfits = async (scheduleId: string) =>
  answered(z.array(MisfitBody), await gathering.read(`schedules/${scheduleId}/misfits`));
const liveDay = async () => answered(LiveDayBody, await gathering.read('live-day'));
const standby = async (notBefore: string) =>
  answered(z.array(StandbyOfferBody), await gathering.read(`live-day/standby?notBefore=${notBefore}`));
const replan = async (body: object) => {
  const { body: run } = await gathering.post('replans', { seed: 5, iterations: 5_000, ...body });
  const runId = run.id as string;
  await eventually('the re-plan ended', async () => {
    const { body: now } = await gathering.read(`runs/${runId}`);
    return now.endedAt === null ? null : true;
  });
  return answered(ReplanBody, await gathering.read(`replans/${runId}`));
};

describe('the check-in desk', () => {
  it('notes who came, who is late and who is absent, with an audit, and marks the meetings they miss', async () => {
    const published = await gathering.published([0, 1, 0, 0], [0, 2, 1, 0], [0, 3, 2, 0]);
    const day = await liveDay();
    expect(day.published?.id).toBe(published);
    expect(day.attendances.map(({ state, revision }) => [state, revision])).toEqual(
      Array.from({ length: 4 }, () => ['expected', 0]),
    );
    expect((await note(1, { state: 'arrived' })).status).toBe(200);
    expect(await misfits(published)).toEqual([]);
    expect((await note(2, { state: 'late', from: at(0), until: at(2) })).status).toBe(200);
    expect((await note(3, { state: 'absent', from: at(0), reason: 'Missed the flight' })).status).toBe(200);
    const missed = await misfits(published);
    expect(missed.map(({ meetingId }) => meetingId).sort()).toEqual(
      [await gathering.meetingId(0, 2), await gathering.meetingId(0, 3)].sort(),
    );

    const back = await note(3, { state: 'arrived' }, 1);
    expect([back.status, back.body.revision]).toEqual([200, 2]);
    expect((await misfits(published)).map(({ meetingId }) => meetingId)).toEqual([
      await gathering.meetingId(0, 2),
    ]);
    const audit = await app.query<{ details: { state: string }; reason: string | null }>(
      `SELECT details, reason FROM scheduling.audit
       WHERE tenant_id = $1 AND action = 'participant.attendance-noted' ORDER BY number`,
      [gathering.tenantId],
    );
    expect(audit.map(({ details, reason }) => [details.state, reason])).toEqual([
      ['arrived', null],
      ['late', null],
      ['absent', 'Missed the flight'],
      ['arrived', null],
    ]);
  });

  it('refuses what was looked at too early, what ends before it begins, and who is not known', async () => {
    await gathering.sync();
    await note(0, { state: 'arrived' });
    const stale = await note(0, { state: 'absent', from: at(0) });
    expect([stale.status, stale.body.code]).toEqual([412, 'HTTP.REVISION_MISMATCH']);
    const backwards = await note(1, { state: 'late', from: at(2), until: at(2) });
    expect([backwards.status, backwards.body.code]).toEqual([422, 'LIVE_DAY.ENDS_BEFORE_IT_BEGINS']);
    const stranger = await gathering.put(`live-day/participants/${randomUUID()}`, 0, { state: 'arrived' });
    expect([stranger.status, stranger.body.code]).toEqual([404, 'PARTICIPANT.NOT_FOUND']);
    const nowhere = await gathering.put(`live-day/tables/${randomUUID()}`, 0, { lost: null });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'TABLE.NOT_FOUND']);
    expect((await liveDay()).attendances.map(({ state }) => state).filter((s) => s !== 'expected')).toEqual([
      'arrived',
    ]);
  });

  it('is for organisers alone', async () => {
    const participantId = gathering.participantIds[0]!;
    const { tenantId, matchmakingId } = gathering;
    const cookie = await app.signIn({
      tenantId,
      role: 'participant',
      matchmakingIds: [matchmakingId],
      participantId,
    });
    expect((await gathering.read('live-day', cookie)).status).toBe(403);
  });
});

describe('a re-plan on the day', () => {
  it('moves what a lost table and an absence make impossible, and nothing that has begun', async () => {
    await gathering.published([0, 1, 0, 0], [0, 2, 1, 0], [0, 3, 2, 0]);
    await noteTable(0, { from: at(1), until: null });
    const { run, answer, comparison } = await replan({ notBefore: at(2) });
    expect([run.status, run.failure]).toEqual(['finished', null]);
    expect(answer?.moves.isProved).toBe(true);
    const changes = comparison!.changes.map(({ meetingId, before, after }) => ({
      meetingId,
      before: before?.startsAt,
      after: after?.startsAt,
      table: after?.tableId,
    }));
    // The one at 9:20 was not held: it moves to a later slot. 9:00 has begun, 1 with 2 may not be put there.
    expect(changes.some(({ before }) => before === at(0))).toBe(false);
    for (const { after, table } of changes.filter((change) => change.after !== undefined)) {
      expect(after! >= at(2)).toBe(true);
      expect(table).toBe(gathering.tableIds[1]);
    }
    const moved = changes.map(({ meetingId }) => meetingId);
    expect(moved).toEqual(expect.arrayContaining([await gathering.meetingId(0, 2)]));
  });
});

describe('standby', () => {
  it('offers a freed place to the best pair, gives it once, and tells only the pair', async () => {
    await gathering.agreed(1, 3, { priority: 'must' });
    await gathering.published([0, 1, 0, 0], [0, 2, 1, 0], [0, 3, 2, 0]);
    const offers = await standby(at(1));
    expect(offers[0]).toMatchObject({
      meetingId: await gathering.meetingId(1, 3),
      priority: 'must',
      startsAt: at(1),
      tableId: gathering.tableIds[1],
    });
    const [{ meetingId, slotId, tableId }] = offers as [(typeof offers)[number]];
    const given = await gathering.post('live-day/standby', { meetingId, slotId, tableId });
    expect([given.status, given.body]).toEqual([
      200,
      expect.objectContaining({ people: 2, invitations: 2, moves: 0 }),
    ]);
    const again = await gathering.post('live-day/standby', { meetingId, slotId, tableId });
    expect([again.status, again.body.code]).toEqual([409, 'MEETING.ALREADY_PLACED']);
    expect((await liveDay()).published).toMatchObject({ origin: 'standby', version: 2 });
    expect((await standby(at(1))).map((offer) => offer.meetingId)).not.toContain(meetingId);
  });
});
