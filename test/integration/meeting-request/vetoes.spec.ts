import { randomUUID } from 'node:crypto';
import { Gathering, type Caller } from './gathering';
import { invalid, problem } from './problem';
import { startMeetingRequest, type RunningService } from './service';

describe('a veto', () => {
  let service: RunningService;
  let gathering: Gathering;
  let milan: Caller;
  let lima: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    gathering = await Gathering.open(service);
    milan = await gathering.participant({ region: 'EU' });
    lima = await gathering.participant({ region: 'LAC', name: 'Clúster de Lima' });
  });

  const veto = (by: Caller, other: Caller) => by.post('/vetoes', { otherParticipantId: other.id });
  const published = () => gathering.published('meeting_request.published_veto');

  it('stops its author with a clear error, until it is withdrawn', async () => {
    const { status, body } = await veto(lima, milan);
    expect(status).toBe(201);
    expect(await lima.ask(milan)).toMatchObject(problem(409, 'MEETING_REQUEST.VETOED_BY_YOU'));
    expect((await lima.get('/vetoes')).body.items).toEqual([body]);
    expect((await milan.get('/vetoes')).body.items).toEqual([]);
    expect(await lima.delete(`/vetoes/${body.id}`)).toMatchObject({ status: 204 });
    expect(await lima.ask(milan)).toMatchObject({ status: 201 });
    expect(await published()).toEqual([]);
  });

  it('looks to the other side exactly like a participant that has paused requests', async () => {
    await veto(lima, milan);
    const vetoed = [
      await milan.ask(lima),
      await milan.get(`/directory/${lima.id}`),
      await milan.get('/recommendations'),
      await milan.get('/requests'),
    ];
    const { body } = await lima.get('/vetoes');
    await lima.delete(`/vetoes/${body.items[0]!.id}`);
    await lima.put('/standing', { takesRequests: false });
    const paused = [
      await milan.ask(lima),
      await milan.get(`/directory/${lima.id}`),
      await milan.get('/recommendations'),
      await milan.get('/requests'),
    ];
    expect(vetoed[0]).toMatchObject(problem(409, 'MEETING_REQUEST.NOT_TAKING_REQUESTS'));
    expect(vetoed).toEqual(paused);
  });

  it('looks like a full participant as well', async () => {
    const limited = await Gathering.open(service, { max_received: 1 });
    const [asker, first] = [await limited.participant(), await limited.participant()];
    const full = await limited.participant({ region: 'LAC', name: 'Same' });
    const refusing = await limited.participant({ region: 'LAC', name: 'Same' });
    await first.ask(full);
    await veto(refusing, asker);
    const [fromFull, fromRefusing] = [await asker.ask(full), await asker.ask(refusing)];
    expect(JSON.stringify(fromRefusing).replaceAll(refusing.id, full.id)).toBe(JSON.stringify(fromFull));
  });

  it('withdraws an agreed meeting, as its author could have done without it', async () => {
    const { body } = await milan.ask(lima);
    await lima.post(`/requests/${body.id}/accept`, {});
    await veto(lima, milan);
    expect((await milan.get(`/requests/${body.id}`)).body.status).toBe('withdrawn');
    expect((await gathering.messages()).at(-1)).toBe('meeting-request.withdrawn@1');
  });

  it('declines an unanswered request to its author, and withdraws one of its author', async () => {
    const { body: incoming } = await milan.ask(lima);
    await veto(lima, milan);
    expect((await milan.get(`/requests/${incoming.id}`)).body).toMatchObject({
      status: 'declined',
      declineReason: null,
    });
    const quito = await gathering.participant({ region: 'LAC' });
    const { body: outgoing } = await milan.ask(quito);
    await veto(milan, quito);
    expect((await quito.get(`/requests/${outgoing.id}`)).body.status).toBe('withdrawn');
  });

  it('is published as a pair, without its author, also when both sides made one', async () => {
    await veto(lima, milan);
    await veto(milan, lima);
    const [a, b] = [milan.id, lima.id].sort();
    expect(await published()).toEqual([
      {
        tenant_id: gathering.tenantId,
        matchmaking_id: gathering.id,
        a_participant_id: a,
        b_participant_id: b,
      },
    ]);
  });

  it('is refused of oneself, twice, of nobody, and with unknown fields', async () => {
    expect(await veto(lima, lima)).toMatchObject(problem(422, 'VETO.OF_ONESELF'));
    expect(await lima.post('/vetoes', { otherParticipantId: randomUUID() })).toMatchObject(
      problem(404, 'PARTICIPANT.NOT_FOUND'),
    );
    expect(await lima.post('/vetoes', { otherParticipantId: milan.id, reason: 'x' })).toMatchObject(
      invalid('reason'),
    );
    expect(
      await lima.post('/vetoes', { participantId: milan.id, otherParticipantId: lima.id }),
    ).toMatchObject(problem(404, 'PARTICIPANT.NOT_FOUND'));
    await veto(lima, milan);
    expect(await veto(lima, milan)).toMatchObject(problem(409, 'VETO.ALREADY_EXISTS'));
    expect(await published()).toHaveLength(1);
  });

  it('can be withdrawn by its author only', async () => {
    const { body } = await veto(lima, milan);
    const organiser = await gathering.organiser();
    for (const other of [milan, organiser]) {
      expect(await other.delete(`/vetoes/${body.id}`)).toMatchObject(problem(404, 'VETO.NOT_FOUND'));
    }
    expect(await published()).toHaveLength(1);
  });

  it('is hidden from organisers, also behind an impersonation', async () => {
    await veto(lima, milan);
    const organiser = await gathering.organiser();
    expect((await organiser.get('/vetoes')).body.items).toEqual([]);
    expect(
      await organiser.post('/requests', { fromParticipantId: lima.id, toParticipantId: milan.id }),
    ).toMatchObject(problem(409, 'MEETING_REQUEST.NOT_TAKING_REQUESTS'));
    const posing = await gathering.impersonate(lima);
    expect(await posing.get('/vetoes')).toMatchObject(problem(403, 'VETO.PRIVATE'));
    expect(await veto(posing, milan)).toMatchObject(problem(403, 'VETO.PRIVATE'));
    expect((await posing.get(`/directory/${milan.id}`)).body.obstacle).toBe('not-taking-requests');
  });

  it('of the organisers keeps a pair apart without either side knowing', async () => {
    const organiser = await gathering.organiser();
    const { status } = await organiser.post('/vetoes', {
      participantId: milan.id,
      otherParticipantId: lima.id,
    });
    expect(status).toBe(201);
    const neutral = problem(409, 'MEETING_REQUEST.NOT_TAKING_REQUESTS');
    expect(await milan.ask(lima)).toMatchObject(neutral);
    expect(await lima.ask(milan)).toMatchObject(neutral);
    expect((await milan.get('/vetoes')).body.items).toEqual([]);
    expect((await organiser.get('/vetoes')).body.items).toHaveLength(1);
  });
});
