import { randomUUID } from 'node:crypto';
import { PreviewBody } from '../../../apps/scheduling/src/http/schedule.schema';
import { answered } from './answered';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

let app: SchedulingApp;
let gathering: TestGathering;

beforeAll(async () => {
  app = await SchedulingApp.start();
});
afterAll(() => app.stop());

beforeEach(async () => {
  gathering = await TestGathering.ofFour(app);
});

const publish = (id: string, revision = 0) =>
  gathering.post(`schedules/${id}/publish`).set('If-Match', `"${revision}"`);

describe('publishing a schedule', () => {
  it('announces every meeting once, with sequence 0 and an identity without personal data', async () => {
    const id = await gathering.draft([0, 1, 0, 0], [2, 3, 0, 1]);
    const answer = await publish(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      schedule: { id, status: 'published', version: 1 },
      blastRadius: { people: 4, invitations: 4, moves: 0, cancellations: 0, unchangedMeetings: 0 },
    });
    const announced = await gathering.announced();
    expect(announced.map((m) => [m.status, m.sequence, m.table_name])).toEqual(
      expect.arrayContaining([
        ['scheduled', 0, 'Table 1'],
        ['scheduled', 0, 'Table 2'],
      ]),
    );
    expect(announced.every((m) => /^[0-9a-f-]{36}$/.test(m.ical_uid as string))).toBe(true);
  });

  it('tells notification in the same transaction, and the audit who did it', async () => {
    const id = await gathering.published([0, 1, 0, 0]);
    const messages = await app.query<{ data: object }>(
      `SELECT data FROM scheduling.outbox WHERE name = 'schedule.published@1' AND tenant_id = $1`,
      [gathering.tenantId],
    );
    expect(messages).toEqual([
      { data: { matchmakingId: gathering.matchmakingId, scheduleId: id, revision: 1 } },
    ]);
    const entries = await app.query(
      'SELECT action, about, details FROM scheduling.audit WHERE matchmaking_id = $1',
      [gathering.matchmakingId],
    );
    const meetingId = await gathering.meetingId(0, 1);
    const affected = [id, meetingId, ...gathering.participantIds.slice(0, 2)];
    expect(entries).toEqual([
      {
        action: 'schedule.published',
        about: expect.arrayContaining(affected),
        details: expect.objectContaining({ version: 1, people: 2, invitations: 2 }),
      },
    ]);
  });

  it('raises the sequence of changed meetings by one and leaves the others alone', async () => {
    await gathering.published([0, 1, 0, 0], [2, 3, 0, 1]);
    const id = await gathering.draft([0, 1, 0, 0], [2, 3, 1, 1]);
    const answer = await publish(id);
    expect(answer.body.blastRadius).toEqual({
      people: 2,
      invitations: 0,
      moves: 2,
      cancellations: 0,
      unchangedMeetings: 1,
    });
    const moved = await gathering.meetingId(2, 3);
    const announced = await gathering.announced();
    expect(announced.map((m) => [m.meeting_id === moved, m.sequence])).toEqual([
      [false, 0],
      [true, 1],
    ]);
  });

  it('cancels a meeting that the next version leaves out, and invites again under the same identity', async () => {
    await gathering.published([0, 1, 0, 0]);
    const [first] = await gathering.announced();
    await gathering.published();
    expect(await gathering.announced()).toEqual([
      expect.objectContaining({
        status: 'cancelled',
        sequence: 1,
        starts_at: null,
        ical_uid: first!.ical_uid,
      }),
    ]);
    await gathering.published([0, 1, 2, 0]);
    expect(await gathering.announced()).toEqual([
      expect.objectContaining({ status: 'scheduled', sequence: 2, ical_uid: first!.ical_uid }),
    ]);
  });

  it('publishes once when twenty ask at the same time', async () => {
    const id = await gathering.draft([0, 1, 0, 0]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(id)));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    const refused = answers.filter((a) => a.status !== 200);
    expect(new Set(refused.map((a) => `${a.status} ${a.body.code as string}`))).toEqual(
      new Set(['409 SCHEDULE.ALREADY_PUBLISHED']),
    );
    expect((await gathering.announced()).map((m) => m.sequence)).toEqual([0]);
  });

  it('gives one published version when twenty drafts are published at the same time', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i += 1) ids.push(await gathering.draft([0, 1, i % 3, 0]));
    const answers = await Promise.all(ids.map((id) => publish(id)));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
    const published = await app.query(
      `SELECT FROM scheduling.schedule WHERE matchmaking_id = $1 AND status = 'published'`,
      [gathering.matchmakingId],
    );
    expect(published).toHaveLength(1);
  });

  it('answers a repeated key with the first answer', async () => {
    const id = await gathering.draft([0, 1, 0, 0]);
    const key = randomUUID();
    const [first, second] = [
      await publish(id).set('Idempotency-Key', key),
      await publish(id).set('Idempotency-Key', key),
    ];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('refuses a version that another one replaced, and says how to go back to it', async () => {
    const old = await gathering.published([0, 1, 0, 0]);
    await gathering.published([0, 1, 1, 0]);
    const answer = await publish(old);
    expect([answer.status, answer.body.code]).toEqual([409, 'SCHEDULE.SUPERSEDED']);
    expect(answer.body.hint).toContain('Maybe roll back');
  });

  it('refuses a revision that was overtaken', async () => {
    const id = await gathering.draft([0, 1, 0, 0]);
    const answer = await publish(id, 7);
    expect([answer.status, answer.body.code]).toEqual([412, 'HTTP.REVISION_MISMATCH']);
  });

  it('refuses meetings that no longer fit, naming them, and changes nothing', async () => {
    const id = await gathering.draft([0, 1, 0, 0]);
    await app.query('DELETE FROM registration.slot WHERE slot_id = $1', [gathering.slotIds[0]]);
    const answer = await publish(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'SCHEDULE.NO_LONGER_FITS']);
    expect(answer.body.details.meetings[0].reasons).toEqual([
      { kind: 'slot-removed', slotId: gathering.slotIds[0] },
    ]);
    expect(await gathering.announced()).toEqual([]);
  });

  it('counts beforehand who would get which mail', async () => {
    await gathering.published([0, 1, 0, 0], [2, 3, 0, 1]);
    const id = await gathering.draft([0, 1, 0, 0], [0, 3, 1, 1]);
    const preview = answered(PreviewBody, await gathering.read(`schedules/${id}/publication`));
    expect(preview.blastRadius).toEqual({
      people: 3,
      invitations: 2,
      moves: 0,
      cancellations: 2,
      unchangedMeetings: 1,
    });
    expect(preview.changes.map((change) => change.kind)).toEqual(['invited', 'cancelled']);
  });

  it('rolls back by a new draft from an old version', async () => {
    const old = await gathering.published([0, 1, 0, 0]);
    const present = await gathering.published([0, 1, 1, 0]);
    const created = await gathering.post('schedules', { basedOn: old });
    expect([created.status, created.body]).toEqual([
      201,
      expect.objectContaining({ version: 3, status: 'draft', basedOn: old, placed: 1 }),
    ]);
    const difference = await gathering.read(
      `schedules/${created.body.id as string}/difference?with=${present}`,
    );
    expect(difference.body.changes).toEqual([
      expect.objectContaining({
        kind: 'moved',
        before: expect.objectContaining({ startsAt: '2015-06-12T07:20:00.000Z' }),
        after: expect.objectContaining({ startsAt: '2015-06-12T07:00:00.000Z' }),
      }),
    ]);
    expect((await publish(created.body.id as string)).status).toBe(200);
    expect((await gathering.announced()).map((m) => [m.sequence, m.starts_at])).toEqual([
      [2, new Date('2015-06-12T07:00:00Z')],
    ]);
  });
});
