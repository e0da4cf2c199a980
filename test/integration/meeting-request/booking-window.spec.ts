import { FollowTheClock } from '../../../apps/meeting-request/src/jobs/follow-the-clock.sweep';
import { Gathering, type Caller } from './gathering';
import { invalid, problem } from './problem';
import { startMeetingRequest, type RunningService } from './service';

describe('the booking window', () => {
  let service: RunningService;
  let gathering: Gathering;
  let organiser: Caller;
  let milan: Caller;
  let lima: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    service.clock.set('2015-06-01T08:00:00Z');
    gathering = await Gathering.create(service, { request_expiry_days: 5 });
    organiser = await gathering.organiser();
    milan = await gathering.participant({ region: 'EU' });
    lima = await gathering.participant({ region: 'LAC' });
  });

  const sweep = () => service.app.get(FollowTheClock).sweep();
  const published = async () => {
    const [row] = await gathering.published('meeting_request.published_booking_window');
    return { status: row?.status, revision: row?.revision };
  };

  it('is planned, without dates, until somebody touches it', async () => {
    expect(await milan.get('/booking-window')).toMatchObject({
      status: 200,
      etag: '"0"',
      body: { status: 'planned', opensAt: null, closesAt: null, revision: 0 },
    });
    expect(await milan.ask(lima)).toMatchObject(problem(409, 'BOOKING_WINDOW.NOT_OPEN'));
  });

  it('opens and closes by hand, and everybody can read it', async () => {
    expect(await organiser.post('/booking-window/open')).toMatchObject({
      status: 200,
      body: { status: 'open', opensAt: '2015-06-01T08:00:00.000Z', closesAt: null, revision: 1 },
    });
    expect(await organiser.post('/booking-window/open')).toMatchObject(
      problem(409, 'BOOKING_WINDOW.ALREADY_OPEN'),
    );
    expect(await milan.ask(lima)).toMatchObject({ status: 201 });
    service.clock.set('2015-06-05T18:00:00Z');
    expect(await organiser.post('/booking-window/close')).toMatchObject({
      status: 200,
      body: { status: 'closed', closesAt: '2015-06-05T18:00:00.000Z', revision: 2 },
    });
    expect((await milan.get('/booking-window')).body.status).toBe('closed');
    expect(await published()).toEqual({ status: 'closed', revision: 2 });
  });

  it('cannot be closed twice: the second time says since when, and changes nothing', async () => {
    await organiser.post('/booking-window/open');
    await organiser.post('/booking-window/close');
    service.clock.set('2015-06-02T08:00:00Z');
    const again = await organiser.post('/booking-window/close');
    expect(again).toMatchObject(problem(409, 'BOOKING_WINDOW.ALREADY_CLOSED'));
    expect(again.body.detail).toContain('2015-06-01T08:00:00.000Z');
    expect(await gathering.messages()).toEqual(['booking-window.closed@1']);
    expect(await published()).toEqual({ status: 'closed', revision: 2 });
  });

  it('expires what nobody answered when it closes, and then takes no answer', async () => {
    await organiser.post('/booking-window/open');
    const { body: open } = await milan.ask(lima);
    const other = await gathering.participant({ region: 'LAC' });
    const { body: agreed } = await milan.ask(other);
    await other.post(`/requests/${agreed.id}/accept`, {});
    await organiser.post('/booking-window/close');

    expect((await milan.get(`/requests/${open.id}`)).body.status).toBe('expired');
    expect((await milan.get(`/requests/${agreed.id}`)).body.status).toBe('accepted');
    expect((await gathering.messages()).slice(-2)).toEqual([
      'meeting-request.expired@2',
      'booking-window.closed@1',
    ]);
    const closed = problem(409, 'BOOKING_WINDOW.CLOSED');
    expect(await lima.ask(milan)).toMatchObject(closed);
    expect(await lima.post(`/requests/${open.id}/accept`, {})).toMatchObject(closed);
    expect(await lima.post(`/requests/${open.id}/decline`, {})).toMatchObject(closed);
    expect(await milan.patch(`/requests/${open.id}`, { message: 'x' }, 2)).toMatchObject(closed);
    expect(await other.post(`/requests/${agreed.id}/withdraw`)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn' },
    });
  });

  it('opens and closes by its plan to the second, and the sweep tells so once', async () => {
    const plan = { opensAt: '2015-06-02T08:00:00Z', closesAt: '2015-06-03T08:00:00Z' };
    expect(await organiser.put('/booking-window', plan, 0)).toMatchObject({
      status: 200,
      body: { status: 'planned', revision: 1 },
    });
    service.clock.set('2015-06-02T07:59:59Z');
    expect(await milan.ask(lima)).toMatchObject(problem(409, 'BOOKING_WINDOW.NOT_OPEN'));
    service.clock.set('2015-06-02T08:00:00Z');
    expect(await milan.ask(lima)).toMatchObject({ status: 201 });
    await sweep();
    expect(await published()).toEqual({ status: 'open', revision: 2 });
    service.clock.set('2015-06-03T08:00:00Z');
    expect(await lima.ask(milan)).toMatchObject(problem(409, 'BOOKING_WINDOW.CLOSED'));
    expect((await milan.get('/booking-window')).body.status).toBe('closed');
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await published()).toEqual({ status: 'closed', revision: 3 });
    expect(await gathering.messages()).toEqual([
      'meeting-request.proposed@1',
      'meeting-request.expired@2',
      'booking-window.closed@1',
    ]);
    expect((await organiser.get('/booking-window')).body.closesAt).toBe('2015-06-03T08:00:00.000Z');
  });

  it('can be opened again, without the end that is over', async () => {
    await organiser.put(
      '/booking-window',
      { opensAt: '2015-06-01T08:00:00Z', closesAt: '2015-06-02T08:00:00Z' },
      0,
    );
    service.clock.set('2015-06-02T09:00:00Z');
    await sweep();
    expect(await organiser.post('/booking-window/open')).toMatchObject({
      status: 200,
      body: { status: 'open', closesAt: null },
    });
    expect(await milan.ask(lima)).toMatchObject({ status: 201 });
    expect(await organiser.post('/booking-window/close')).toMatchObject({ status: 200 });
    expect((await gathering.messages()).filter((name) => name === 'booking-window.closed@1')).toHaveLength(2);
  });

  it.each([
    [
      'ends before it begins',
      { opensAt: '2015-06-03T08:00:00Z', closesAt: '2015-06-02T08:00:00Z' },
      problem(422, 'BOOKING_WINDOW.CLOSES_BEFORE_OPENING'),
    ],
    [
      'ends in the past',
      { opensAt: null, closesAt: '2015-05-02T08:00:00Z' },
      problem(422, 'BOOKING_WINDOW.CLOSES_IN_THE_PAST'),
    ],
    ['has no zone', { opensAt: '2015-06-03T08:00:00', closesAt: null }, invalid('opensAt')],
    [
      'has a day that does not exist',
      { opensAt: '2015-02-30T08:00:00Z', closesAt: null },
      invalid('opensAt'),
    ],
    ['leaves out a field', { opensAt: null }, invalid('closesAt')],
    ['has a field nobody knows', { opensAt: null, closesAt: null, status: 'open' }, invalid('status')],
  ])('refuses a plan that %s', async (_what, plan, refusal) => {
    expect(await organiser.put('/booking-window', plan, 0)).toMatchObject(refusal);
    expect((await organiser.get('/booking-window')).body).toMatchObject({ opensAt: null, revision: 0 });
  });

  it('refuses a plan made from an older revision, or from none', async () => {
    await organiser.post('/booking-window/open');
    const plan = { opensAt: '2015-06-01T08:00:00Z', closesAt: '2015-06-09T08:00:00Z' };
    expect(await organiser.put('/booking-window', plan, 0)).toMatchObject(
      problem(412, 'HTTP.REVISION_MISMATCH'),
    );
    expect(await organiser.put('/booking-window', plan)).toMatchObject(problem(428, 'HTTP.REVISION_MISSING'));
    expect(await organiser.put('/booking-window', plan, 1)).toMatchObject({ status: 200 });
    const later = { ...plan, opensAt: '2015-06-08T08:00:00Z' };
    expect(await organiser.put('/booking-window', later, 2)).toMatchObject(
      problem(409, 'BOOKING_WINDOW.ALREADY_OPEN'),
    );
    await organiser.post('/booking-window/close');
    expect(await organiser.put('/booking-window', plan, 3)).toMatchObject(
      problem(409, 'BOOKING_WINDOW.ALREADY_CLOSED'),
    );
  });

  it('is the organisers’ alone to change', async () => {
    const forbidden = problem(403, 'HTTP.FORBIDDEN');
    expect(await milan.post('/booking-window/open')).toMatchObject(forbidden);
    expect(await milan.post('/booking-window/close')).toMatchObject(forbidden);
    expect(await milan.put('/booking-window', { opensAt: null, closesAt: null }, 0)).toMatchObject(forbidden);
    expect(await milan.get('/statistics')).toMatchObject(forbidden);
    expect(await milan.post('/requests/import', { requests: [] })).toMatchObject(forbidden);
  });

  it('lets requests expire after the days the organisers set, and no earlier', async () => {
    await organiser.post('/booking-window/open');
    const { body } = await milan.ask(lima);
    service.clock.set('2015-06-06T07:59:59Z');
    await sweep();
    expect((await milan.get(`/requests/${body.id}`)).body.status).toBe('proposed');
    service.clock.set('2015-06-06T08:00:00Z');
    await Promise.all([sweep(), sweep()]);
    expect((await milan.get(`/requests/${body.id}`)).body).toMatchObject({ status: 'expired', revision: 2 });
    expect(await gathering.messages()).toEqual(['meeting-request.proposed@1', 'meeting-request.expired@2']);
    expect(await milan.ask(lima)).toMatchObject({ status: 201 });
  });
});
