import { randomUUID } from 'node:crypto';
import { Gathering, type Caller } from './gathering';
import { invalid, problem } from './problem';
import { startMeetingRequest, type RunningService } from './service';

describe('meeting requests', () => {
  let service: RunningService;
  let gathering: Gathering;
  let milan: Caller;
  let lima: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    service.clock.set('2015-06-01T08:00:00Z');
    gathering = await Gathering.open(service, { request_expiry_days: 5 });
    milan = await gathering.participant({ region: 'EU', name: 'Clúster de Milán' });
    lima = await gathering.participant({ region: 'LAC', name: 'Clúster de Lima' });
  });

  const stored = () =>
    gathering.sql('SELECT * FROM meeting_request.request WHERE matchmaking_id = $1', gathering.id);

  it('go from a wish to an agreed meeting, and tell everybody', async () => {
    const asked = await milan.ask(lima, { priority: 'must', message: ' Cold chain? ' });
    expect(asked).toMatchObject({
      status: 201,
      etag: '"1"',
      body: {
        from: { participantId: milan.id, name: 'Clúster de Milán', region: 'EU' },
        to: { participantId: lima.id, name: 'Clúster de Lima', country: 'PE' },
        status: 'proposed',
        priority: 'must',
        message: 'Cold chain?',
        proposedAt: '2015-06-01T08:00:00.000Z',
        expiresAt: '2015-06-06T08:00:00.000Z',
        revision: 1,
      },
    });
    const accepted = await lima.post(`/requests/${asked.body.id}/accept`, { message: 'With pleasure' });
    expect(accepted).toMatchObject({
      status: 200,
      body: { status: 'accepted', reply: 'With pleasure', revision: 2 },
    });
    const withdrawn = await milan.post(`/requests/${asked.body.id}/withdraw`);
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', revision: 3 } });
    expect(await gathering.messages()).toEqual([
      'meeting-request.proposed@1',
      'meeting-request.accepted@1',
      'meeting-request.withdrawn@1',
    ]);
  });

  it('are declined with a reason, and then asked again by the other side only', async () => {
    const { body } = await milan.ask(lima);
    const declined = await lima.post(`/requests/${body.id}/decline`, { reason: 'No capacity' });
    expect(declined).toMatchObject({
      status: 200,
      body: { status: 'declined', declineReason: 'No capacity' },
    });
    expect(await milan.ask(lima)).toMatchObject(problem(409, 'MEETING_REQUEST.DECLINED_BEFORE'));
    expect(await lima.ask(milan)).toMatchObject({ status: 201, body: { status: 'proposed' } });
    expect(await milan.ask(lima)).toMatchObject({ status: 201, body: { status: 'accepted' } });
  });

  it('are sent to one participant three times at most when they are taken back again', async () => {
    for (let times = 1; times <= 3; times += 1) {
      const { body } = await milan.ask(lima);
      await milan.post(`/requests/${body.id}/withdraw`);
    }
    expect(await milan.ask(lima)).toMatchObject(problem(409, 'MEETING_REQUEST.WITHDRAWN_TOO_OFTEN'));
    expect(await lima.ask(milan)).toMatchObject({ status: 201, body: { status: 'proposed' } });
    expect(await milan.ask(lima)).toMatchObject({ status: 201, body: { status: 'accepted' } });
  });

  it('become an agreed meeting when both ask, with the stronger priority and the words of both', async () => {
    const { body: first } = await milan.ask(lima, { priority: 'nice', message: 'Us?' });
    const second = await lima.ask(milan, { priority: 'must', message: 'Yes, us' });
    expect(second).toMatchObject({
      status: 201,
      body: { id: first.id, status: 'accepted', priority: 'must', message: 'Us?', reply: 'Yes, us' },
    });
    expect(await stored()).toHaveLength(1);
  });

  it('can be edited by their asker while unanswered, from the revision it has seen', async () => {
    const { body } = await milan.ask(lima, { message: 'Old' });
    const path = `/requests/${body.id}`;
    expect(await milan.patch(path, { message: 'New', priority: 'must' }, 1)).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { message: 'New', priority: 'must', revision: 2 },
    });
    expect(await milan.patch(path, { message: 'Late' }, 1)).toMatchObject(
      problem(412, 'HTTP.REVISION_MISMATCH'),
    );
    expect(await milan.patch(path, { message: 'Blind' })).toMatchObject(
      problem(428, 'HTTP.REVISION_MISSING'),
    );
    expect(await milan.patch(path, {}, 2)).toMatchObject(invalid(''));
    expect(await lima.patch(path, { message: 'Mine' }, 2)).toMatchObject(
      problem(403, 'MEETING_REQUEST.NOT_YOURS_TO_CHANGE'),
    );
    await lima.post(`${path}/accept`, {});
    expect(await milan.patch(path, { message: 'Too late' }, 3)).toMatchObject(
      problem(409, 'MEETING_REQUEST.NOT_EDITABLE'),
    );
    expect((await milan.get(path)).body).toMatchObject({ message: 'New', revision: 3 });
  });

  describe('are refused, with one clear error and without a trace,', () => {
    afterEach(async () => {
      expect(await stored()).toEqual([]);
      expect(await gathering.messages()).toEqual([]);
    });

    it('to oneself, however the id is written', async () => {
      const toOneself = problem(422, 'MEETING_REQUEST.TO_ONESELF');
      expect(await milan.ask(milan)).toMatchObject(toOneself);
      expect(await milan.ask({ id: milan.id.toUpperCase() })).toMatchObject(toOneself);
    });

    it('to the same region, unless anyone may meet anyone', async () => {
      const turin = await gathering.participant({ region: 'EU' });
      expect(await milan.ask(turin)).toMatchObject(problem(422, 'MEETING_REQUEST.SAME_REGION'));
      const free = await Gathering.open(service, { pairing: 'anyone' });
      const [one, other] = [
        await free.participant({ region: 'EU' }),
        await free.participant({ region: 'EU' }),
      ];
      expect(await one.ask(other)).toMatchObject({ status: 201 });
    });

    it('within one organisation', async () => {
      const organisationId = randomUUID();
      const one = await gathering.participant({ region: 'EU', organisationId });
      const other = await gathering.participant({ region: 'LAC', organisationId });
      expect(await one.ask(other)).toMatchObject(problem(422, 'MEETING_REQUEST.SAME_ORGANISATION'));
    });

    it('to somebody who does not exist, or is in another gathering', async () => {
      const sibling = await Gathering.open(service, { tenantId: gathering.tenantId });
      const elsewhere = await sibling.participant({ region: 'LAC' });
      const unknown = await milan.ask({ id: randomUUID() });
      expect(unknown).toMatchObject(problem(404, 'PARTICIPANT.NOT_FOUND'));
      expect(await milan.ask(elsewhere)).toMatchObject(problem(404, 'PARTICIPANT.NOT_FOUND'));
    });

    it("in another's name", async () => {
      const answer = await milan.post('/requests', { fromParticipantId: lima.id, toParticipantId: milan.id });
      expect(answer).toMatchObject(problem(404, 'PARTICIPANT.NOT_FOUND'));
    });

    it('by organisers who do not say for whom', async () => {
      const organiser = await gathering.organiser();
      expect(await organiser.ask(lima)).toMatchObject(invalid('fromParticipantId'));
    });

    it.each([
      ['an unknown field', { status: 'accepted' }, 'status'],
      ['an unknown priority', { priority: 'urgent' }, 'priority'],
      ['a number for a text', { message: 7 }, 'message'],
      ['a message that is too long', { message: 'x'.repeat(2001) }, 'message'],
      ['a character that cannot be stored', { message: 'a\u0000b' }, 'message'],
      ['half a character', { message: '\ud800' }, 'message'],
      ['an id that is none', { toParticipantId: 'lima' }, 'toParticipantId'],
      ['a list for an id', { toParticipantId: [randomUUID()] }, 'toParticipantId'],
      ['null for an id', { toParticipantId: null }, 'toParticipantId'],
    ])('with %s', async (_what, change, field) => {
      expect(await milan.ask(lima, change)).toMatchObject(invalid(field));
    });

    it('without an Idempotency-Key', async () => {
      const response = await milan.post('/requests', { toParticipantId: lima.id }, '');
      expect(response.status).toBe(400);
      expect(response.body.code).toMatch(/^IDEMPOTENCY\./);
    });

    it('once the gathering is over', async () => {
      await gathering.sql(
        `UPDATE registration.matchmaking SET state = 'cancelled' WHERE matchmaking_id = $1`,
        gathering.id,
      );
      expect(await milan.ask(lima)).toMatchObject(problem(409, 'MEETING_REQUEST.MATCHMAKING_OVER'));
    });
  });

  it('are sent once when the same request arrives again', async () => {
    const key = randomUUID();
    const send = () => milan.post('/requests', { toParticipantId: lima.id }, key);
    const [first, second] = [await send(), await send()];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await gathering.messages()).toEqual(['meeting-request.proposed@1']);
  });

  it('are not sent twice to the same participant', async () => {
    const { body } = await milan.ask(lima);
    const again = await milan.ask(lima);
    expect(again).toMatchObject(problem(409, 'MEETING_REQUEST.ALREADY_REQUESTED'));
    expect(again.body.details).toMatchObject({ meetingRequestId: body.id });
    await lima.post(`/requests/${body.id}/accept`, {});
    expect(await lima.ask(milan)).toMatchObject(problem(409, 'MEETING_REQUEST.ALREADY_REQUESTED'));
  });

  it('are answered once, and by the side that was asked', async () => {
    const { body } = await milan.ask(lima);
    const path = `/requests/${body.id}`;
    expect(await milan.post(`${path}/accept`, {})).toMatchObject(
      problem(403, 'MEETING_REQUEST.NOT_YOURS_TO_ANSWER'),
    );
    expect(await milan.post(`${path}/decline`, {})).toMatchObject(
      problem(403, 'MEETING_REQUEST.NOT_YOURS_TO_ANSWER'),
    );
    expect(await lima.post(`${path}/withdraw`)).toMatchObject(
      problem(403, 'MEETING_REQUEST.NOT_YOURS_TO_CHANGE'),
    );
    await lima.post(`${path}/decline`, {});
    expect(await lima.post(`${path}/accept`, {})).toMatchObject(
      problem(409, 'MEETING_REQUEST.ILLEGAL_TRANSITION'),
    );
    expect((await lima.get(path)).body.status).toBe('declined');
  });

  it('are nobody else’s business: a third participant gets the answer of an id that does not exist', async () => {
    const { body } = await milan.ask(lima);
    const third = await gathering.participant({ region: 'LAC' });
    const acts = [
      (id: string) => third.get(`/requests/${id}`),
      (id: string) => third.post(`/requests/${id}/accept`, {}),
      (id: string) => third.post(`/requests/${id}/decline`, {}),
      (id: string) => third.post(`/requests/${id}/withdraw`),
      (id: string) => third.patch(`/requests/${id}`, { message: 'x' }, 1),
    ];
    for (const act of acts) {
      const unknown = randomUUID();
      const [foreign, missing] = [await act(body.id), await act(unknown)];
      expect(foreign).toMatchObject(problem(404, 'MEETING_REQUEST.NOT_FOUND'));
      expect(JSON.stringify(foreign.body).replaceAll(body.id, unknown)).toBe(JSON.stringify(missing.body));
    }
    expect((await third.get('/requests')).body.items).toEqual([]);
  });

  it('are listed newest first, page by page, by direction, status and priority', async () => {
    const others = [];
    for (let n = 0; n < 3; n += 1) {
      service.clock.set(`2015-06-01T09:0${n}:00Z`);
      const other = await gathering.participant({ region: 'LAC' });
      others.push(other.id);
      await milan.ask(other, { priority: n === 1 ? 'must' : 'nice' });
    }
    const { body: incoming } = await lima.ask(milan);
    const page = await milan.get('/requests?direction=sent&limit=2');
    expect(page.body.items.map((item) => item.to.participantId)).toEqual([others[2], others[1]]);
    const rest = await milan.get(`/requests?direction=sent&limit=2&cursor=${page.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ to: { participantId: others[0] } }], nextCursor: null });
    expect((await milan.get('/requests?direction=received')).body.items).toMatchObject([{ id: incoming.id }]);
    expect((await milan.get('/requests?priority=must')).body.items).toHaveLength(1);
    expect((await milan.get('/requests?status=accepted')).body.items).toEqual([]);
    expect((await lima.get('/requests')).body.items).toHaveLength(1);
    expect(await milan.get('/requests?cursor=nonsense')).toMatchObject(problem(400, 'HTTP.INVALID_CURSOR'));
    expect(await milan.get('/requests?limit=101')).toMatchObject(invalid('limit'));
    expect(await milan.get('/requests?colour=red')).toMatchObject(invalid('colour'));
  });
});
