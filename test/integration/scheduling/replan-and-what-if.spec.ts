import type { Problem, Schedule } from '@ronda/allocation';
import { verify } from '@ronda/allocation';
import { ReplanBody, WhatIfBody } from '../../../apps/scheduling/src/http/replan.schema';
import { GridBody } from '../../../apps/scheduling/src/http/schedule.schema';
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

/** Four participants, all of whom meet; five meetings published, the sixth (2 with 3) in neither. */
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
    [1, 3],
  ] as const)
    await gathering.agreed(one, other);
});

const publishAll = () =>
  gathering.published([0, 1, 0, 0], [0, 2, 1, 0], [1, 3, 1, 1], [0, 3, 2, 0], [1, 2, 2, 1]);

const runOf = async (kind: 'replans' | 'what-ifs', body: object): Promise<string> => {
  const answer = await gathering.post(kind, { seed: 5, iterations: 5_000, ...body });
  expect([answer.status, answer.body.code]).toEqual([202, undefined]);
  const runId = answer.body.id as string;
  await eventually('the run ended', async () => {
    const { body: run } = await gathering.read(`runs/${runId}`);
    return run.endedAt === null ? null : true;
  });
  return runId;
};
const exported = async <T>(runId: string, what: 'problem' | 'schedule'): Promise<T> => {
  const answer = await gathering.read(`runs/${runId}/${what}`);
  return JSON.parse(String(answer.text || answer.body)) as T;
};

describe('re-planning', () => {
  it('makes a draft with the fewest moves, says whom it concerns, and changes nothing that is published', async () => {
    const publishedId = await publishAll();
    const before = await gathering.announced();
    const [gone] = gathering.participantIds;
    const runId = await runOf('replans', {
      changes: [{ kind: 'participant-away', participant: gone, from: gathering.slotIds[2] }],
    });
    const replan = answered(ReplanBody, await gathering.read(`replans/${runId}`));
    expect(replan.run).toMatchObject({ status: 'finished', failure: null, request: { purpose: 'replan' } });
    expect(replan.answer).toMatchObject({
      moves: { found: 1, bound: 1, isProved: true },
      weight: { isProved: true },
    });
    // 0 with 3 was in the third slot: 0 has left, and nothing else has to move for it.
    expect(replan.comparison?.changes).toHaveLength(1);
    expect(replan.affected.map(({ participantId }) => participantId).sort()).toEqual(
      [gathering.participantIds[0], gathering.participantIds[3]].sort(),
    );
    expect(await gathering.announced()).toEqual(before);
    const { body: standing } = await gathering.read(`schedules/${publishedId}`);
    expect(standing.status).toBe('published');
    const draft = answered(GridBody, await gathering.read(`schedules/${replan.run.scheduleId!}/grid`));
    expect(draft.schedule).toMatchObject({ status: 'draft', origin: 'run', basedOn: publishedId });
    const schedule = await exported<Schedule>(runId, 'schedule');
    expect(verify(await exported<Problem>(runId, 'problem'), schedule).violations).toEqual([]);
  });

  it('moves a locked meeting only when its table is lost', async () => {
    const draftId = await gathering.draft([0, 1, 0, 0], [0, 2, 1, 0]);
    const meeting = await gathering.meetingId(0, 1);
    await gathering.put(`schedules/${draftId}/meetings/${meeting}/lock`, 0, { isLocked: true });
    await gathering.post(`schedules/${draftId}/publish`).set('If-Match', '"1"');
    const [table] = gathering.tableIds;
    const runId = await runOf('replans', {
      changes: [{ kind: 'tables-lost', tables: [table], until: gathering.slotIds[1] }],
    });
    const { run, comparison } = answered(ReplanBody, await gathering.read(`replans/${runId}`));
    expect(run.failure).toBeNull();
    const moved = comparison?.changes.filter(({ kind }) => kind === 'moved');
    expect(moved?.map(({ meetingId }) => meetingId)).toEqual([meeting]);
  });

  it('needs something published, and changes that name what there is', async () => {
    const nothing = await gathering.post('replans');
    expect([nothing.status, nothing.body.code]).toEqual([409, 'REPLAN.NOTHING_PUBLISHED']);
    await publishAll();
    const stranger = { kind: 'participant-away', participant: gathering.slotIds[0] };
    const refused = await gathering.post('replans', { changes: [stranger] });
    expect([refused.status, refused.body.code]).toEqual([422, 'RUN.CHANGE_REFUSED']);
    expect(refused.body.detail).toMatch(/\$\.changes\[0\].*is no participant of the problem/);
    const addition = await gathering.post('replans', {
      changes: [{ kind: 'table-added', table: { id: 'new' } }],
    });
    expect(addition.status).toBe(400);
  });
});

describe('what-if', () => {
  it('tells what a loss costs and what one more is worth, and leaves no draft', async () => {
    const lost = await runOf('what-ifs', {
      changes: [{ kind: 'slots-lost', slots: gathering.slotIds.slice(1) }],
    });
    const loss = answered(WhatIfBody, await gathering.read(`what-ifs/${lost}`));
    expect(loss.run).toMatchObject({ status: 'finished', scheduleId: null, request: { purpose: 'what-if' } });
    expect(loss.answer).toMatchObject({ placed: -3, isProved: true });
    const schedule = await exported<Schedule>(lost, 'schedule');
    expect(
      verify(await exported<Problem>(lost, 'problem'), schedule).violations.map(({ kind }) => kind),
    ).toEqual([]);
    const added = await runOf('what-ifs', { changes: [{ kind: 'table-added', table: { id: 'new' } }] });
    const gain = answered(WhatIfBody, await gathering.read(`what-ifs/${added}`));
    expect(gain.answer).toMatchObject({ weight: 0, atMost: 0, isProved: true });
    expect((await gathering.read('schedules')).body.items).toEqual([]);
  });

  it('ranks everything that could be added, where nothing certain is asked about', async () => {
    await gathering.agreed(2, 3);
    await publishAll();
    await app.query('DELETE FROM registration.slot WHERE slot_id = $1', [gathering.slotIds[3]]);
    await app.query('DELETE FROM registration.table WHERE table_id = $1', [gathering.tableIds[1]]);
    const { answer } = answered(WhatIfBody, await gathering.read(`what-ifs/${await runOf('what-ifs', {})}`));
    expect(answer).toMatchObject({ weight: 0, placed: 0, isProved: true });
    expect(answer?.options.map(({ kind, placed, isProved }) => [kind, placed, isProved])).toEqual([
      ['table', 3, true],
      ['slot', 1, true],
    ]);
  });

  it('is no re-plan, and neither is an allocation', async () => {
    const runId = await runOf('what-ifs', { changes: [{ kind: 'table-added', table: { id: 'new' } }] });
    const answer = await gathering.read(`replans/${runId}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'RUN.NOT_FOUND']);
  });
});
