import { randomUUID } from 'node:crypto';
import { Gathering, type Caller } from './gathering';
import { invalid, problem } from './problem';
import { startMeetingRequest, type RunningService } from './service';

describe('organisers', () => {
  let service: RunningService;
  let gathering: Gathering;
  let organiser: Caller;
  let milan: Caller;
  let turin: Caller;
  let lima: Caller;
  let quito: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    gathering = await Gathering.create(service, { max_accepted: 2 });
    organiser = await gathering.organiser();
    milan = await gathering.participant({ region: 'EU', name: 'Milan' });
    turin = await gathering.participant({ region: 'EU', name: 'Turin' });
    lima = await gathering.participant({ region: 'LAC', name: 'Lima' });
    quito = await gathering.participant({ region: 'LAC', name: 'Quito' });
  });

  const audited = async () => {
    const rows = await gathering.sql(
      'SELECT action, impersonator_id FROM meeting_request.audit WHERE matchmaking_id = $1 ORDER BY number',
      gathering.id,
    );
    return rows.map(({ action }) => action as string);
  };
  const requests = async () => (await organiser.get('/requests')).body.items;
  const row = (from: Caller, to: Caller, more: object = {}) => ({
    fromParticipantId: from.id,
    toParticipantId: to.id,
    ...more,
  });

  it('ask and answer for participants, and all of it is audited', async () => {
    await organiser.post('/booking-window/open');
    const { status, body } = await organiser.post('/requests', row(milan, lima));
    expect(status).toBe(201);
    expect(await organiser.post(`/requests/${body.id}/accept`, {})).toMatchObject({
      body: { status: 'accepted' },
    });
    expect(await organiser.post(`/requests/${body.id}/withdraw`)).toMatchObject({
      body: { status: 'withdrawn' },
    });
    await organiser.put('/standing', { participantId: milan.id, takesRequests: false });
    expect(await audited()).toEqual([
      'booking-window.opened',
      'meeting-request.proposed',
      'meeting-request.accepted',
      'meeting-request.withdrawn',
      'participant.pauses-requests',
    ]);
  });

  it('are audited under both ids when they act in a participant’s name; a participant is not', async () => {
    await organiser.post('/booking-window/open');
    const posing = await gathering.impersonate(milan);
    await posing.ask(lima);
    await turin.ask(lima);
    expect(await audited()).toEqual(['booking-window.opened', 'meeting-request.proposed']);
    const [entry] = await gathering.sql(
      `SELECT actor_id, impersonator_id FROM meeting_request.audit
       WHERE matchmaking_id = $1 AND action = 'meeting-request.proposed'`,
      gathering.id,
    );
    expect(entry!.impersonator_id).toEqual(expect.any(String));
    expect(entry!.actor_id).not.toBe(entry!.impersonator_id);
  });

  it('see every request, by participant, direction and status', async () => {
    await organiser.post('/booking-window/open');
    await milan.ask(lima);
    await quito.ask(milan);
    await turin.ask(quito);
    expect(await requests()).toHaveLength(3);
    const of = async (query: string) => (await organiser.get(`/requests?${query}`)).body.items.length;
    expect(await of(`participantId=${milan.id}`)).toBe(2);
    expect(await of(`participantId=${milan.id}&direction=sent`)).toBe(1);
    expect(await of(`participantId=${milan.id}&direction=received`)).toBe(1);
    expect(await of('status=accepted')).toBe(0);
  });

  it('see how the request phase goes', async () => {
    await organiser.post('/booking-window/open');
    expect((await organiser.get('/statistics')).body).toMatchObject({ acceptanceRate: null });
    const { body: one } = await milan.ask(lima);
    await lima.post(`/requests/${one.id}/accept`, {});
    const { body: other } = await lima.ask(turin);
    await turin.post(`/requests/${other.id}/decline`, {});
    expect((await organiser.get('/statistics')).body).toEqual({
      byStatus: { proposed: 0, accepted: 1, declined: 1, withdrawn: 0, expired: 0 },
      byRegion: [
        { from: 'EU', to: 'EU', requests: 0, accepted: 0 },
        { from: 'EU', to: 'LAC', requests: 1, accepted: 1 },
        { from: 'LAC', to: 'EU', requests: 1, accepted: 0 },
        { from: 'LAC', to: 'LAC', requests: 0, accepted: 0 },
      ],
      acceptanceRate: 0.5,
      withoutRequests: [
        { participantId: quito.id, name: 'Quito' },
        { participantId: turin.id, name: 'Turin' },
      ],
      byParticipant: [
        { participantId: lima.id, sent: 1, received: 1, accepted: 1 },
        { participantId: milan.id, sent: 1, received: 0, accepted: 1 },
        { participantId: quito.id, sent: 0, received: 0, accepted: 0 },
        { participantId: turin.id, sent: 0, received: 1, accepted: 0 },
      ],
    });
  });

  describe('import', () => {
    it('wishes and agreed meetings at once, before the window opens', async () => {
      const { status, body } = await organiser.post('/requests/import', {
        requests: [
          row(milan, lima, { status: 'accepted', priority: 'must' }),
          row(turin, lima, { message: 'Hello' }),
          row(milan, quito),
          row(quito, milan),
        ],
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({ proposed: 1, accepted: 2 });
      expect(body.requests).toHaveLength(3);
      expect((await requests()).map((item) => item.status).sort()).toEqual([
        'accepted',
        'accepted',
        'proposed',
      ]);
      expect((await gathering.messages()).sort()).toEqual([
        'meeting-request.accepted@1',
        'meeting-request.accepted@1',
        'meeting-request.proposed@1',
      ]);
      expect(await audited()).toHaveLength(3);
    });

    it('without telling anybody, when asked so', async () => {
      await organiser.post('/requests/import', { requests: [row(milan, lima)], tell: false });
      expect(await requests()).toHaveLength(1);
      expect(await gathering.messages()).toEqual([]);
    });

    it('agreed meetings also after the window closed, but no more wishes', async () => {
      await organiser.post('/booking-window/open');
      await organiser.post('/booking-window/close');
      expect(
        await organiser.post('/requests/import', { requests: [row(milan, lima, { status: 'accepted' })] }),
      ).toMatchObject({ status: 201, body: { accepted: 1 } });
      expect(await organiser.post('/requests/import', { requests: [row(turin, lima)] })).toMatchObject(
        problem(422, 'MEETING_REQUEST.IMPORT_REFUSED'),
      );
    });

    it('nothing when a single row is wrong, and name every wrong row', async () => {
      const nobody = randomUUID();
      const answer = await organiser.post('/requests/import', {
        requests: [
          row(milan, lima, { status: 'accepted' }),
          row(milan, turin),
          row(milan, milan),
          { fromParticipantId: milan.id, toParticipantId: nobody },
          row(milan, lima),
          row(milan, quito, { status: 'accepted' }),
          row(turin, lima, { status: 'accepted' }),
          row(turin, lima),
        ],
      });
      expect(answer).toMatchObject(problem(422, 'MEETING_REQUEST.IMPORT_REFUSED'));
      const problems = answer.body.details.problems.map(({ row: at, code }) => [at, code]);
      expect(problems).toEqual([
        [2, 'MEETING_REQUEST.SAME_REGION'],
        [3, 'MEETING_REQUEST.TO_ONESELF'],
        [4, 'PARTICIPANT.NOT_FOUND'],
        [5, 'MEETING_REQUEST.ALREADY_REQUESTED'],
        [8, 'MEETING_REQUEST.ALREADY_REQUESTED'],
      ]);
      expect(await requests()).toEqual([]);
      expect(await audited()).toEqual([]);
      expect(await gathering.messages()).toEqual([]);
    });

    it('no more meetings than the quota, counted over the rows', async () => {
      const third = await gathering.participant({ region: 'EU', name: 'Third' });
      const rows = [milan, turin, third].map((from) => row(from, lima, { status: 'accepted' }));
      const answer = await organiser.post('/requests/import', { requests: rows });
      expect(answer.body.details.problems).toMatchObject([
        { row: 3, code: 'MEETING_REQUEST.OTHER_SIDE_FULLY_BOOKED' },
      ]);
    });

    it.each([
      ['no rows', { requests: [] }, 'requests'],
      ['too many rows', { requests: Array.from({ length: 1001 }, () => ({})) }, 'requests'],
      ['an unknown field', { requests: [{ colour: 'red' }] }, 'requests.0.colour'],
      ['an unknown status', { requests: [{ status: 'declined' }] }, 'requests.0.status'],
      ['something else', { rows: [] }, 'rows'],
    ])('not %s', async (_what, body, field) => {
      expect(await organiser.post('/requests/import', body)).toMatchObject(invalid(field));
    });
  });
});
