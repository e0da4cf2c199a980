import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CellsBody } from '../../../apps/scheduling/src/http/placement.schema';
import { GridBody, UnplacedBody } from '../../../apps/scheduling/src/http/schedule.schema';
import { answered } from './answered';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

let app: SchedulingApp;
let gathering: TestGathering;
let scheduleId: string;
let meetingId: string;

beforeAll(async () => {
  app = await SchedulingApp.start();
});
afterAll(() => app.stop());

beforeEach(async () => {
  gathering = await TestGathering.ofFour(app);
  scheduleId = await gathering.draft([0, 1, 0, 0], [2, 3, 1, 0]);
  meetingId = await gathering.meetingId(0, 1);
});

const place = (slot: number, table: number, revision = 0, meeting = meetingId) =>
  gathering.put(`schedules/${scheduleId}/meetings/${meeting}/place`, revision, {
    slotId: gathering.slotIds[slot],
    tableId: gathering.tableIds[table],
  });
const grid = async () => answered(GridBody, await gathering.read(`schedules/${scheduleId}/grid`));
const cells = async (from: TestGathering, schedule: string, meeting: string) =>
  answered(CellsBody, await from.read(`schedules/${schedule}/meetings/${meeting}/cells`));
const unplaced = async () =>
  answered(z.array(UnplacedBody), await gathering.read(`schedules/${scheduleId}/unplaced`));

describe('the places of one meeting', () => {
  it('are green where nothing speaks against them and red with every reason', async () => {
    await gathering.insert('registration.availability', {
      participant_id: gathering.participantIds[1],
      unavailable_from: new Date('2015-06-12T07:50:00Z'),
      unavailable_until: new Date('2015-06-12T09:00:00Z'),
    });
    const body = await cells(gathering, scheduleId, meetingId);
    const free = body.slots.map((slot) => slot.cells.map((cell) => cell.isFree));
    expect(free).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(body.slots[1]?.cells[0]?.reasons).toEqual([
      {
        kind: 'table-taken',
        tableId: gathering.tableIds[0],
        meetingId: await gathering.meetingId(2, 3),
        sentence: 'Table 1 is taken by another meeting.',
      },
    ]);
    expect(body.slots[2]?.reasons).toEqual([
      {
        kind: 'participant-away',
        participantId: gathering.participantIds[1],
        sentence: 'Cluster 2 is away.',
      },
    ]);
  });

  it('are all red for a pair that must not meet', async () => {
    const [a, b] = [gathering.participantIds[0]!, gathering.participantIds[1]!].sort();
    await gathering.insert('meeting_request.veto', { a_participant_id: a, b_participant_id: b });
    const body = await cells(gathering, scheduleId, meetingId);
    expect(body.reasons).toEqual([{ kind: 'pair-vetoed', sentence: 'These two must not meet.' }]);
    const all = body.slots.flatMap((slot) => slot.cells);
    expect(all.some((cell) => cell.isFree)).toBe(false);
  });
});

describe('moving a meeting by hand', () => {
  it('gives it the new place and the draft a new revision', async () => {
    const answer = await place(2, 1);
    expect([answer.status, answer.body]).toEqual([200, { scheduleId, revision: 1 }]);
    expect(answer.headers.etag).toBe('"1"');
    const moved = (await grid()).meetings.find((m) => m.meetingId === meetingId);
    expect([moved?.slotId, moved?.tableId]).toEqual([gathering.slotIds[2], gathering.tableIds[1]]);
  });

  it('places a meeting that had no place', async () => {
    expect(await unplaced()).toHaveLength(1);
    expect((await place(2, 0, 0, await gathering.meetingId(0, 3))).status).toBe(200);
    expect(await unplaced()).toEqual([]);
  });

  it.each([
    ['a table that is taken', 1, 0, 'SCHEDULE.TABLE_TAKEN', 'Table 1 is taken by another meeting.'],
    ['a participant who sits elsewhere', 0, 1, 'SCHEDULE.SEAT_TAKEN', 'sits in another meeting.'],
  ])('refuses %s, and changes nothing', async (_, slot, table, code, sentence) => {
    const meeting = code === 'SCHEDULE.TABLE_TAKEN' ? meetingId : await gathering.meetingId(0, 3);
    const before = await grid();
    const answer = await place(slot, table, 0, meeting);
    expect([answer.status, answer.body.code]).toEqual([409, code]);
    expect(answer.body.detail).toContain(sentence);
    expect(await grid()).toEqual(before);
  });

  it('lets one of twenty have the last free place, by the revision they all saw', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(2, 1)));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 412)).toHaveLength(19);
  });

  it('asks for the revision', async () => {
    const answer = await place(2, 1).unset('If-Match');
    expect([answer.status, answer.body.code]).toEqual([428, 'HTTP.REVISION_MISSING']);
  });

  it('swaps two meetings', async () => {
    const other = await gathering.meetingId(2, 3);
    const answer = await gathering
      .post(`schedules/${scheduleId}/swaps`, { meetingId, otherId: other })
      .set('If-Match', '"0"');
    expect(answer.status).toBe(200);
    const slots = new Map((await grid()).meetings.map((m) => [m.meetingId, m.slotId]));
    expect([slots.get(meetingId), slots.get(other)]).toEqual([gathering.slotIds[1], gathering.slotIds[0]]);
  });

  it('takes a place away and keeps the meeting', async () => {
    const answer = await gathering.delete(`schedules/${scheduleId}/meetings/${meetingId}/place`, 0);
    expect(answer.status).toBe(200);
    expect((await unplaced()).find((m) => m.meetingId === meetingId)?.causes).toEqual([
      expect.objectContaining({ kind: 'unscheduled-by-organiser' }),
    ]);
  });

  it('leaves a locked meeting where it is', async () => {
    const lock = `schedules/${scheduleId}/meetings/${meetingId}/lock`;
    expect((await gathering.put(lock, 0, { isLocked: true })).body.revision).toBe(1);
    const answer = await place(2, 1, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'MEETING.LOCKED']);
  });

  it('does not touch a version that people have seen', async () => {
    const published = await gathering.published([0, 1, 0, 0]);
    const answer = await gathering.put(`schedules/${published}/meetings/${meetingId}/place`, 0, {
      slotId: gathering.slotIds[2],
      tableId: gathering.tableIds[1],
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'SCHEDULE.NOT_A_DRAFT']);
  });

  it('does not find a schedule or a meeting of another gathering', async () => {
    const other = await TestGathering.create(app);
    const answer = await other.read(`schedules/${scheduleId}/grid`);
    expect([answer.status, answer.body.code]).toEqual([404, 'SCHEDULE.NOT_FOUND']);
    const unknown = await gathering.read(`schedules/${scheduleId}/meetings/${randomUUID()}/cells`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'MEETING.NOT_FOUND']);
  });

  it('seats two delegates of one participant at two tables at once, and an interpreter where needed', async () => {
    const large = await TestGathering.create(app);
    await large.withSlots(1);
    await large.withTables(3);
    await large.withParticipant({ delegates: 2, languages: ['es'] });
    await large.withParticipants(2, { languages: ['it'] });
    await large.agreed(0, 1);
    await large.agreed(0, 2);
    const interpreter_id = randomUUID();
    await large.insert('registration.interpreter', { interpreter_id, name: 'Ines', languages: ['es', 'it'] });
    const id = await large.draft([0, 1, 0, 0]);
    const body = await cells(large, id, await large.meetingId(0, 2));
    expect(body.slots[0]?.reasons.map((reason) => reason.kind)).toEqual(['no-interpreter-free']);
    await large.insert('registration.interpreter', {
      interpreter_id: randomUUID(),
      name: 'Ivo',
      languages: ['it', 'es'],
    });
    await large.sync();
    const answer = await large.put(`schedules/${id}/meetings/${await large.meetingId(0, 2)}/place`, 0, {
      slotId: large.slotIds[0],
      tableId: large.tableIds[1],
    });
    expect(answer.status).toBe(200);
    const { meetings } = answered(GridBody, await large.read(`schedules/${id}/grid`));
    const seats = meetings.map((m) => (m.aId === large.participantIds[0] ? m.aSeatNo : m.bSeatNo));
    expect(new Set(seats)).toEqual(new Set([1, 2]));
    expect(new Set(meetings.map((m) => m.interpreterId)).size).toBe(2);
  });
});
