import { pageOf } from '@ronda/http';
import { z } from 'zod';
import { SYSTEM } from '../../../apps/scheduling/src/domain/actor';
import { AgendaBody } from '../../../apps/scheduling/src/http/agenda.schema';
import { CellsBody } from '../../../apps/scheduling/src/http/placement.schema';
import { GridBody, MisfitBody, ScheduleBody } from '../../../apps/scheduling/src/http/schedule.schema';
import { PublishSchedule } from '../../../apps/scheduling/src/use-cases/publish-schedule';
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
  gathering = await TestGathering.create(app);
  await gathering.withSlots(3);
  await gathering.withTables(2);
  await gathering.withParticipants(4);
});

const fact = () => ({ matchmakingId: gathering.matchmakingId, revision: 1 });
const misfits = async (scheduleId: string) =>
  answered(z.array(MisfitBody), await gathering.read(`schedules/${scheduleId}/misfits`));
const schedules = async () => answered(pageOf(ScheduleBody), await gathering.read('schedules')).items;

describe('when the programme changes', () => {
  it('marks meetings of the published schedule and of drafts whose slot is gone, and drops none', async () => {
    await gathering.agreed(0, 1);
    const published = await gathering.published([0, 1, 0, 0]);
    const draft = await gathering.draft([0, 1, 0, 0]);
    await app.query('DELETE FROM registration.slot WHERE slot_id = $1', [gathering.slotIds[0]]);
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    for (const id of [published, draft]) {
      expect(await misfits(id)).toEqual([
        {
          meetingId: await gathering.meetingId(0, 1),
          reasons: [{ kind: 'slot-removed', slotId: gathering.slotIds[0] }],
          noticedAt: expect.any(String),
        },
      ]);
    }
    expect(await gathering.announced()).toEqual([
      expect.objectContaining({ status: 'scheduled', sequence: 0 }),
    ]);
  });

  it('marks a meeting whose slot moved in time, and remembers when it was', async () => {
    await gathering.agreed(0, 1);
    const published = await gathering.published([0, 1, 0, 0]);
    await app.query(
      `UPDATE registration.slot SET starts_at = '2015-06-12T06:00:00Z', ends_at = '2015-06-12T06:20:00Z' WHERE slot_id = $1`,
      [gathering.slotIds[0]],
    );
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    const [misfit] = await misfits(published);
    expect(misfit?.reasons).toEqual([{ kind: 'slot-moved', slotId: gathering.slotIds[0] }]);
    const { meetings } = answered(GridBody, await gathering.read(`schedules/${published}/grid`));
    expect(meetings[0]?.startsAt).toBe('2015-06-12T07:00:00.000Z');
  });

  it('lets a meeting whose slot moved take the place of one whose slot is gone, in the next draft', async () => {
    for (const [one, other] of [
      [0, 1],
      [2, 3],
      [0, 3],
    ] as const)
      await gathering.agreed(one, other);
    // At one table; the third elsewhere, in a slot that goes too, and in nobody's way.
    const published = await gathering.published([0, 1, 0, 0], [2, 3, 1, 0], [0, 3, 2, 1]);
    const [gone, kept, goneToo] = gathering.slotIds;
    await app.query('DELETE FROM registration.slot WHERE slot_id = ANY($1)', [[gone, goneToo]]);
    await app.query(
      `UPDATE registration.slot SET starts_at = starts_at - interval '20 minutes',
         ends_at = ends_at - interval '20 minutes' WHERE slot_id = $1`,
      [kept],
    );
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    const draft = answered(ScheduleBody, await gathering.post('schedules', { basedOn: published }));
    const { meetings } = answered(GridBody, await gathering.read(`schedules/${draft.id}/grid`));
    const placed = meetings.map(({ meetingId, startsAt }) => [meetingId, startsAt]);
    expect(placed).toHaveLength(2);
    expect(placed).toContainEqual([await gathering.meetingId(2, 3), '2015-06-12T07:00:00.000Z']);
    expect(placed).toContainEqual([await gathering.meetingId(0, 3), '2015-06-12T07:40:00.000Z']);
  });

  it('takes the mark off when the table comes back', async () => {
    await gathering.agreed(0, 1);
    const published = await gathering.published([0, 1, 0, 0]);
    const close = 'UPDATE registration.table SET closed_slot_ids = $2 WHERE table_id = $1';
    await app.query(close, [gathering.tableIds[0], [gathering.slotIds[0]]]);
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    expect((await misfits(published))[0]?.reasons).toEqual([
      { kind: 'table-closed', tableId: gathering.tableIds[0] },
    ]);
    await app.query(close, [gathering.tableIds[0], []]);
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    expect(await misfits(published)).toEqual([]);
  });

  it('tells nobody of a renamed table before the next publication, which raises the sequence', async () => {
    await gathering.agreed(0, 1);
    await gathering.published([0, 1, 0, 0]);
    await app.query(`UPDATE registration.table SET name = 'Window' WHERE table_id = $1`, [
      gathering.tableIds[0],
    ]);
    await app.deliver('programme.changed@1', gathering.tenantId, fact());
    expect((await gathering.announced()).map((m) => [m.table_name, m.sequence])).toEqual([['Table 1', 0]]);
    await gathering.published([0, 1, 0, 0]);
    expect((await gathering.announced()).map((m) => [m.table_name, m.sequence])).toEqual([['Window', 1]]);
  });
});

describe('when a participant is free at other times', () => {
  it('marks the meetings it can no longer attend', async () => {
    await gathering.agreed(0, 1);
    const published = await gathering.published([0, 1, 1, 0]);
    await gathering.insert('registration.availability', {
      participant_id: gathering.participantIds[1],
      unavailable_from: new Date('2015-06-12T07:39:00Z'),
      unavailable_until: new Date('2015-06-12T08:00:00Z'),
    });
    const participantId = gathering.participantIds[1]!;
    await app.deliver('participant.availability-changed@1', gathering.tenantId, { ...fact(), participantId });
    expect((await misfits(published))[0]?.reasons).toEqual([{ kind: 'participant-away', participantId }]);
  });

  it('minds the local hours of who attends from a distance', async () => {
    await gathering.withTables(1, { kind: 'virtual', join_url: 'https://rooms.example/1' });
    await gathering.withParticipant({
      attends: 'remote',
      zone: 'America/Bogota',
      local_hours_from: '02:20',
      local_hours_until: '19:00',
    });
    await gathering.agreed(0, 4);
    const id = await gathering.draft([0, 4, 1, 2]);
    const path = `schedules/${id}/meetings/${await gathering.meetingId(0, 4)}/cells`;
    const body = answered(CellsBody, await gathering.read(path));
    const participantId = gathering.participantIds[4];
    expect(body.slots.map((slot) => slot.reasons)).toEqual([
      [expect.objectContaining({ kind: 'outside-local-hours', participantId })],
      [],
      [],
    ]);
    const free = body.slots[1]?.cells.map((cell) => cell.isFree);
    expect(free).toEqual([false, false, true]);
  });
});

describe('when a side takes its yes back', () => {
  const withdraw = async (requestId: string) => {
    await app.query(`UPDATE meeting_request.request SET status = 'withdrawn' WHERE meeting_request_id = $1`, [
      requestId,
    ]);
  };
  const tell = (meetingRequestId: string) =>
    app.deliver('meeting-request.withdrawn@1', gathering.tenantId, { ...fact(), meetingRequestId });

  it('publishes at once without the meeting, and takes it out of drafts', async () => {
    const requestId = await gathering.agreed(0, 1);
    await gathering.agreed(2, 3);
    await gathering.published([0, 1, 0, 0], [2, 3, 0, 1]);
    const draft = await gathering.draft([0, 1, 2, 0], [2, 3, 2, 1]);
    await withdraw(requestId);
    await tell(requestId);
    const left = await gathering.meetingId(2, 3);
    expect((await gathering.announced()).map((m) => [m.meeting_id === left, m.status, m.sequence])).toEqual([
      [true, 'scheduled', 0],
      [false, 'cancelled', 1],
    ]);
    const items = await schedules();
    expect(items.map((s) => [s.version, s.status, s.origin, s.placed])).toEqual([
      [3, 'published', 'withdrawal', 1],
      [2, 'draft', 'copy', 1],
      [1, 'superseded', 'copy', 2],
    ]);
    expect(items[1]).toMatchObject({ id: draft, revision: 1 });
  });

  it('makes one version for all the meetings of a participant that leaves', async () => {
    const requests = [
      await gathering.agreed(0, 1),
      await gathering.agreed(0, 2),
      await gathering.agreed(0, 3),
    ];
    await gathering.published([0, 1, 0, 0], [0, 2, 1, 0], [0, 3, 2, 0]);
    for (const id of requests) await withdraw(id);
    await Promise.all(requests.map(tell));
    expect((await gathering.announced()).map((m) => m.status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await schedules()).toHaveLength(2);
  });

  it('keeps what is published when the meeting never had a place', async () => {
    const requestId = await gathering.agreed(0, 1);
    await gathering.agreed(2, 3);
    await gathering.published([2, 3, 0, 1]);
    await withdraw(requestId);
    await tell(requestId);
    expect(await schedules()).toHaveLength(1);
  });
});

describe('a participant’s agenda', () => {
  it('shows the participant its own meetings, and the same sentence for whatever has no place', async () => {
    await gathering.agreed(0, 1);
    await gathering.agreed(0, 2);
    await gathering.agreed(0, 3);
    const [a, b] = [gathering.participantIds[0]!, gathering.participantIds[3]!].sort();
    await gathering.insert('meeting_request.veto', { a_participant_id: a, b_participant_id: b });
    await gathering.published([0, 1, 0, 0]);
    const cookie = await app.signIn({
      tenantId: gathering.tenantId,
      role: 'participant',
      matchmakingIds: [gathering.matchmakingId],
      participantId: gathering.participantIds[0]!,
    });
    const body = answered(AgendaBody, await gathering.read('agenda', cookie));
    expect(body.meetings).toEqual([
      expect.objectContaining({ counterpartName: 'Cluster 2', tableName: 'Table 1', seatNo: 1 }),
    ]);
    expect(body.unplaced).toHaveLength(2);
    expect(new Set(body.unplaced.map((m) => m.explanation)).size).toBe(1);
    expect(JSON.stringify(body.unplaced)).not.toContain('veto');
    const seen = await gathering.read(`participants/${gathering.participantIds[0]!}/agenda`);
    expect(seen.body).toEqual(body);
  });

  it('is nobody else’s to see', async () => {
    const cookie = await app.signIn({
      tenantId: gathering.tenantId,
      role: 'participant',
      matchmakingIds: [gathering.matchmakingId],
      participantId: gathering.participantIds[0]!,
    });
    const answer = await gathering.read(`participants/${gathering.participantIds[1]!}/agenda`, cookie);
    expect(answer.status).toBe(403);
  });
});

describe('a delegate who comes to two gatherings', () => {
  it('cannot be published into two meetings at one time', async () => {
    const other = await TestGathering.create(app, gathering.tenantId);
    await other.withSlots(2);
    await other.withTables(1);
    await other.withParticipant({}, ['ana@cluster.example']);
    await other.withParticipant();
    await other.agreed(0, 1);
    await gathering.withParticipant({}, ['Ana@cluster.example']);
    await gathering.agreed(0, 4);
    const draft = await other.draft([0, 1, 0, 0]);
    await gathering.published([0, 4, 0, 0]);
    const publishing = app.get(PublishSchedule).execute(other.scope, SYSTEM, draft, 0);
    await expect(publishing).rejects.toMatchObject({ code: 'SCHEDULE.NO_LONGER_FITS' });
    const refused = app.query(
      `INSERT INTO scheduling.person_busy SELECT tenant_id, person_id, $1, $2, during FROM scheduling.person_busy
       WHERE matchmaking_id = $3 AND person_id IS NOT NULL`,
      [other.matchmakingId, await other.meetingId(0, 1), gathering.matchmakingId],
    );
    await expect(refused).rejects.toThrow('person_busy_elsewhere');
  });
});

describe('when a side declines its invitation and the place is to be freed', () => {
  const decline = (meetingId: string) =>
    app.deliver('scheduling.release-meeting@1', gathering.tenantId, { ...fact(), meetingId });

  it('C39 publishes at once without the meeting, which stays agreed, and leaves drafts alone', async () => {
    await gathering.agreed(0, 1);
    await gathering.agreed(2, 3);
    await gathering.published([0, 1, 0, 0], [2, 3, 0, 1]);
    await gathering.draft([0, 1, 2, 0], [2, 3, 2, 1]);
    const declined = await gathering.meetingId(0, 1);
    await decline(declined);
    await decline(declined);
    expect(
      (await gathering.announced()).map((m) => [m.meeting_id === declined, m.status, m.sequence]),
    ).toEqual(
      expect.arrayContaining([
        [true, 'cancelled', 1],
        [false, 'scheduled', 0],
      ]),
    );
    const items = await schedules();
    expect(items.map((s) => [s.version, s.status, s.placed, s.unplaced])).toEqual([
      [3, 'published', 1, 1],
      [2, 'draft', 2, 0],
      [1, 'superseded', 2, 0],
    ]);
    const unplaced = await gathering.read(`schedules/${items[0]!.id}/unplaced`);
    expect(JSON.stringify(unplaced)).toContain('declined-invitation');
  });
});
