import { randomUUID } from 'node:crypto';
import type { Problem, Schedule } from '@ronda/allocation';
import { verify } from '@ronda/allocation';
import { QueueConnection } from '@ronda/messaging';
import type { z } from 'zod';
import { RunBody } from '../../../apps/scheduling/src/http/run.schema';
import { GridBody } from '../../../apps/scheduling/src/http/schedule.schema';
import { ConcludeRun } from '../../../apps/scheduling/src/use-cases/conclude-run';
import { Runs } from '../../../apps/scheduling/src/use-cases/ports/runs';
import { eventually } from '../eventually';
import { answered } from './answered';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

/** Some runs last longer than Jest waits by default. */

/** So many that no test waits for the end of it. */
const ENDLESS = 1_000_000_000;

type Run = z.input<typeof RunBody>;

let app: SchedulingApp;
let gathering: TestGathering;

beforeAll(async () => {
  app = await SchedulingApp.start();
});
afterAll(() => app.stop());

/** Ten participants, each with four meetings, in six slots and three tables: two meetings too many. */
beforeEach(async () => {
  gathering = await TestGathering.create(app);
  await gathering.withSlots(6);
  await gathering.withTables(3);
  await gathering.withParticipants(10);
  for (let i = 0; i < 10; i += 1) {
    for (const step of [1, 2]) await gathering.agreed(i, (i + step) % 10);
  }
});

const start = (body: object = {}) => gathering.post('runs', { seed: 7, iterations: 20_000, ...body });
const started = async (body: object = {}) => answered(RunBody, await start(body)).id;
const look = async (runId: string) => answered(RunBody, await gathering.read(`runs/${runId}`));
const ended = (runId: string): Promise<Run> =>
  eventually('the run ended', async () => {
    const run = await look(runId);
    return run.endedAt === null ? null : run;
  });
const running = (runId: string): Promise<Run> =>
  eventually('the run is going on', async () => {
    const run = await look(runId);
    return run.status === 'running' && run.progress !== null ? run : null;
  });
const exported = async <T>(runId: string, what: 'problem' | 'schedule'): Promise<T> => {
  const answer = await gathering.read(`runs/${runId}/${what}`);
  return JSON.parse(String(answer.text || answer.body)) as T;
};
const assignmentsOf = async (runId: string) => (await exported<Schedule>(runId, 'schedule')).assignments;
const gridOf = async (scheduleId: string | null) =>
  answered(GridBody, await gathering.read(`schedules/${scheduleId!}/grid`));

describe('an allocation run', () => {
  it('gives everybody the time to move that the organiser has set', async () => {
    const walksWithoutRest = async () => {
      const { id, status } = await ended(await started());
      expect(status).toBe('finished');
      const [{ meetings, rules }, { assignments }] = [
        await exported<Problem>(id, 'problem'),
        await exported<Schedule>(id, 'schedule'),
      ];
      const sides = new Map(meetings.map((meeting) => [meeting.id, meeting.participants]));
      const stops = assignments.flatMap(({ meeting, slot, table }) =>
        (sides.get(meeting) ?? []).map((who) => ({ who, at: gathering.slotIds.indexOf(slot), table })),
      );
      expect(stops.length).toBeGreaterThan(0);
      const walks = stops.filter(({ who, at, table }) =>
        stops.some((next) => next.who === who && next.at === at + 1 && next.table !== table),
      );
      return { walks: walks.length, buffer: rules?.buffer };
    };
    expect((await walksWithoutRest()).walks).toBeGreaterThan(0);
    await app.query('UPDATE registration.matchmaking SET buffer_minutes = 5 WHERE matchmaking_id = $1', [
      gathering.matchmakingId,
    ]);
    expect(await walksWithoutRest()).toEqual({ walks: 0, buffer: { minutes: 5 } });
  });

  it('goes from the organiser’s wish to a draft that the independent checker accepts', async () => {
    const answer = await start();
    expect([answer.status, answer.body.status]).toEqual([202, 'queued']);
    const run = await ended(answer.body.id as string);
    expect([run.status, run.failure, run.epoch]).toEqual(['finished', null, 1]);
    const [problem, schedule] = [
      await exported<Problem>(run.id, 'problem'),
      await exported<Schedule>(run.id, 'schedule'),
    ];
    expect(verify(problem, schedule)).toMatchObject({ isValid: true, violations: [] });
    expect(schedule.objective.placed).toBe(18);
    const { placed, weight, breaks } = schedule.objective;
    expect(run.progress).toMatchObject({ placed, weight, breaks, meetings: 20, bounds: schedule.bounds });
    const grid = await gridOf(run.scheduleId);
    expect(grid.schedule).toMatchObject({
      status: 'draft',
      version: 1,
      placed: 18,
      unplaced: 2,
      runId: run.id,
    });
  });

  it('keeps how best and bound came together, for a curve', async () => {
    const { trace, progress } = await ended(await started());
    expect(trace.length).toBeGreaterThan(0);
    expect(trace.map(({ iterations }) => iterations)).toEqual(
      trace.map(({ iterations }) => iterations).toSorted((a, b) => a - b),
    );
    for (const point of trace) expect(point.weight).toBeLessThanOrEqual(point.bounds.weight);
    expect(trace.at(-1)!.weight).toBeLessThanOrEqual(progress!.weight);
  });

  it('explains to the organiser what it could not place', async () => {
    const run = await ended(await started());
    const { body } = await gathering.read(`schedules/${run.scheduleId!}/unplaced`);
    expect(body).toHaveLength(2);
    expect(body[0].causes[0]).toMatchObject({
      kind: expect.any(String),
      sentence: expect.stringMatching(/\w+ \w+/),
    });
  });

  it('is published, and everybody concerned is told', async () => {
    const run = await ended(await started());
    const answer = await gathering.post(`schedules/${run.scheduleId!}/publish`).set('If-Match', '"0"');
    expect(answer.body.blastRadius).toMatchObject({ people: 10, invitations: 36 });
    expect(await gathering.announced()).toHaveLength(18);
  });

  it('gives the same schedule again for the same seed, and takes it from the caller', async () => {
    const [first, second] = [await ended(await started()), await ended(await started())];
    expect(await assignmentsOf(second.id)).toEqual(await assignmentsOf(first.id));
    expect(second.inputHash).toBe(first.inputHash);
  });

  it('is the only one going on for its gathering', async () => {
    const runId = await started({ iterations: ENDLESS });
    const answer = await start();
    expect([answer.status, answer.body.code]).toEqual([409, 'RUN.ALREADY_ACTIVE']);
    await gathering.post(`runs/${runId}/cancel`);
    await ended(runId);
  });

  it('stops when cancelled, with the best schedule so far', async () => {
    const runId = await started({ iterations: ENDLESS });
    const { progress } = await running(runId);
    expect(progress).toMatchObject({ meetings: 20, bounds: { weight: 36 } });
    expect((await gathering.post(`runs/${runId}/cancel`)).body.isCancelRequested).toBe(true);
    const run = await ended(runId);
    expect(run.status).toBe('cancelled');
    expect((await gridOf(run.scheduleId)).schedule.placed).toBe(18);
    const again = await gathering.post(`runs/${runId}/cancel`);
    expect([again.status, again.body.code]).toEqual([409, 'RUN.ENDED']);
  });

  it('ends at once when it is cancelled before anybody worked on it', async () => {
    const queue = app.get(QueueConnection).queue('scheduling');
    await queue.pause();
    const runId = await started();
    const answer = await gathering.post(`runs/${runId}/cancel`);
    await queue.resume();
    expect(answer.body).toMatchObject({ status: 'cancelled', scheduleId: null });
  });

  it('reports while it goes on, as server-sent events', async () => {
    const run = await ended(await started());
    const answer = await gathering.read(`runs/${run.id}/progress`);
    expect(answer.headers['content-type']).toContain('text/event-stream');
    expect(answer.text).toContain('event: run');
    expect(answer.text).toContain('"status":"finished"');
  });

  it('reports nothing of a run that is not there, or not in this gathering', async () => {
    const run = await ended(await started());
    const other = await TestGathering.create(app);
    for (const [stranger, id] of [
      [gathering, randomUUID()],
      [other, run.id],
    ] as const) {
      const answer = await stranger.read(`runs/${id}/progress`);
      expect([answer.status, answer.body.code]).toEqual([404, 'RUN.NOT_FOUND']);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('ends without a draft when what it was computed from has changed', async () => {
    const runId = await started({ iterations: ENDLESS });
    await running(runId);
    await gathering.agreed(0, 5);
    await gathering.post(`runs/${runId}/cancel`);
    const run = await ended(runId);
    expect([run.status, run.scheduleId]).toEqual(['stale_input', null]);
    expect(run.failure).toContain('Maybe start it again');
  });

  it('says that not everything can be placed when it must be', async () => {
    const run = await ended(await started({ mustPlaceAll: true }));
    expect([run.status, run.scheduleId]).toEqual(['infeasible', null]);
  });
});

describe('a run that starts from a version', () => {
  it('places only what is unplaced, and moves nothing', async () => {
    const first = await ended(await started());
    const before = await gridOf(first.scheduleId);
    await gathering.withSlots(2);
    const second = await ended(await started({ scope: 'unplaced' }));
    const after = await gridOf(second.scheduleId);
    expect([second.request.basedOn, after.schedule.placed]).toEqual([first.scheduleId, 20]);
    const places = new Map(after.meetings.map((m) => [m.meetingId, [m.slotId, m.tableId]]));
    expect(before.meetings.map((m) => places.get(m.meetingId))).toEqual(
      before.meetings.map((m) => [m.slotId, m.tableId]),
    );
  });

  it('leaves locked meetings where they are, still locked', async () => {
    const first = await ended(await started());
    const [meeting] = (await gridOf(first.scheduleId)).meetings;
    const lock = `schedules/${first.scheduleId!}/meetings/${meeting!.meetingId}/lock`;
    await gathering.put(lock, 0, { isLocked: true });
    const second = await ended(await started({ seed: 99 }));
    const kept = (await gridOf(second.scheduleId)).meetings.find((m) => m.meetingId === meeting!.meetingId);
    expect(kept).toMatchObject({ slotId: meeting!.slotId, tableId: meeting!.tableId, isLocked: true });
  });

  it('moves the selected meetings only', async () => {
    const first = await ended(await started());
    const before = await gridOf(first.scheduleId);
    const [selected] = before.meetings;
    const second = await ended(
      await started({ scope: 'selected', meetingIds: [selected!.meetingId], basedOn: first.scheduleId }),
    );
    const after = await gridOf(second.scheduleId);
    const moved = before.meetings.filter((m) => {
      const now = after.meetings.find((n) => n.meetingId === m.meetingId);
      return now?.slotId !== m.slotId || now.tableId !== m.tableId;
    });
    expect(moved.filter((m) => m.meetingId !== selected!.meetingId)).toEqual([]);
    expect(after.schedule).toMatchObject({ placed: 18, unplaced: 2 });
  });
});

describe('a run that cannot start', () => {
  it.each([
    ['without tables', { tables: 0 }, 'RUN.NO_TABLES'],
    ['without slots', { slots: 0 }, 'RUN.NO_SLOTS'],
    ['without accepted requests', { meetings: 0 }, 'RUN.NOTHING_TO_PLACE'],
  ])('%s says so', async (_, { tables = 1, slots = 1, meetings = 1 }: Record<string, number>, code) => {
    const empty = await TestGathering.create(app);
    await empty.withTables(tables);
    await empty.withSlots(slots);
    await empty.withParticipants(2);
    if (meetings > 0) await empty.agreed(0, 1);
    const answer = await empty.post('runs', {});
    expect([answer.status, answer.body.code]).toEqual([409, code]);
    expect(answer.body.hint).toMatch(/^Maybe /);
  });

  it.each([
    [{ scope: 'selected' }, 'meetingIds'],
    [{ meetingIds: ['1b671a64-40d5-491e-99b0-da01ff1f3341'] }, 'meetingIds'],
    [{ iterations: -1 }, 'iterations'],
    [{ seed: 1.5 }, 'seed'],
    [{ speed: 'fast' }, 'speed'],
  ])('refuses %j by naming %s', async (body, field) => {
    const answer = await gathering.post('runs', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ in: 'body', field })]);
  });

  it('names a selected meeting that does not exist', async () => {
    const meetingIds = ['1b671a64-40d5-491e-99b0-da01ff1f3341'];
    const answer = await start({ scope: 'selected', meetingIds });
    expect([answer.status, answer.body.code]).toEqual([409, 'RUN.UNKNOWN_MEETING']);
    expect(answer.body.detail).toContain(meetingIds[0]);
  });
});

describe('when the booking window closes', () => {
  const close = () =>
    app.deliver('booking-window.closed@1', gathering.tenantId, {
      matchmakingId: gathering.matchmakingId,
      revision: 1,
    });
  const runs = async () => (await gathering.read('runs')).body.items as Run[];

  it('a run starts where the organiser chose so, once', async () => {
    await app.query(
      'UPDATE registration.matchmaking SET allocate_on_close = true WHERE matchmaking_id = $1',
      [gathering.matchmakingId],
    );
    await close();
    await close();
    const [run, ...others] = await runs();
    expect(others).toEqual([]);
    expect((await ended(run!.id)).status).toBe('finished');
  });

  it('none starts where the organiser did not', async () => {
    await close();
    expect(await runs()).toEqual([]);
  });
});

describe('a worker that was overtaken', () => {
  const overtake = (runId: string) =>
    app.query(
      `UPDATE scheduling.run SET epoch = epoch + 1, lease_until = now() - interval '1 minute' WHERE id = $1`,
      [runId],
    );

  it('stores nothing, and whoever takes over gives the schedule that an undisturbed run gives', async () => {
    const iterations = 1_500_000;
    const undisturbed = await ended(await started({ iterations, basedOn: null }));
    const runId = await started({ iterations, basedOn: null });
    // Its figures are told now and then only; a quick machine might have finished by then.
    await eventually('a worker has taken the run', async () => (await look(runId)).status === 'running');
    await overtake(runId);
    const run = await ended(runId);
    expect([run.status, run.epoch]).toEqual(['finished', 3]);
    expect(await assignmentsOf(runId)).toEqual(await assignmentsOf(undisturbed.id));
    const drafts = await app.query('SELECT FROM scheduling.schedule WHERE run_id = $1', [runId]);
    expect(drafts).toHaveLength(1);
  });

  it('cannot commit even when it wakes up with a result', async () => {
    const queue = app.get(QueueConnection).queue('scheduling');
    await queue.pause();
    const runId = await started();
    const claim = () =>
      gathering.inTransaction(() =>
        app.get(Runs).claim(gathering.scope, runId, 'test', new Date(), new Date(Date.now() - 1)),
      );
    const [zombie] = [await claim(), await claim()];
    await queue.resume();
    const stale: Schedule = {
      format: 'ronda.schedule/1',
      status: 'feasible',
      assignments: [],
      unplaced: [],
      objective: {
        placed: 0,
        weight: 0,
        moved: 0,
        maxBreakDifference: 0,
        breaks: 0,
        idleSlots: 0,
        tableChanges: 0,
      },
      bounds: { weight: 0, moved: 0, breaks: 0 },
      proof: { weight: '', moved: '', breaks: '' },
      causes: [],
      search: { seed: 1, iterations: 1, engine: 'none' },
    };
    await app.get(ConcludeRun).withSchedule(gathering.scope, zombie!, stale, null);
    const run = await ended(runId);
    expect([run.status, run.epoch]).toEqual(['finished', 3]);
    expect((await gridOf(run.scheduleId)).schedule).toMatchObject({ version: 1, placed: 18 });
  });

  it('hands over at once when its process is asked to stop', async () => {
    const other = await app.replica();
    const runId = await started({ iterations: ENDLESS });
    await running(runId);
    await other.close();
    await gathering.post(`runs/${runId}/cancel`);
    expect((await ended(runId)).status).toBe('cancelled');
  });
});
