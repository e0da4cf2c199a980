import type { Answer } from './answer';
import { Gathering, type Caller } from './gathering';
import { countByOutcome } from './problem';
import { startMeetingRequest, type RunningService } from './service';

const MANY = 50;

describe('many at the same moment', () => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());

  const many = <T>(make: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: MANY }, (_, index) => make(index)));
  const crowd = async (gathering: Gathering, region: 'EU' | 'LAC'): Promise<Caller[]> =>
    many(() => gathering.participant({ region }));

  /** Its row exists: only its lock keeps the others waiting, not the making of the row. */
  const settled = async (participant: Promise<Caller>): Promise<Caller> => {
    const caller = await participant;
    await caller.put('/standing', { takesRequests: true });
    return caller;
  };

  it('make one agreed request of two who ask each other, whoever is first', async () => {
    const gathering = await Gathering.open(service);
    const milan = await gathering.participant({ region: 'EU' });
    const lima = await gathering.participant({ region: 'LAC' });
    const answers = await many((index) => (index % 2 === 0 ? milan.ask(lima) : lima.ask(milan)));
    expect(countByOutcome(answers)).toEqual({
      '201 proposed': 1,
      '201 accepted': 1,
      '409 MEETING_REQUEST.ALREADY_REQUESTED': MANY - 2,
    });
    expect(await gathering.messages()).toEqual(['meeting-request.proposed@1', 'meeting-request.accepted@1']);
  });

  it('send no more than the quota of the one who asks', async () => {
    const gathering = await Gathering.open(service, { max_sent: 1 });
    const milan = await settled(gathering.participant({ region: 'EU' }));
    const others = await crowd(gathering, 'LAC');
    const answers = await Promise.all(others.map((other) => milan.ask(other)));
    expect(countByOutcome(answers)).toEqual({
      '201 proposed': 1,
      '409 MEETING_REQUEST.SENT_QUOTA_REACHED': MANY - 1,
    });
  });

  it('reach no more than the quota of the one who is asked', async () => {
    const gathering = await Gathering.open(service, { max_received: 1 });
    const lima = await settled(gathering.participant({ region: 'LAC' }));
    const askers = await crowd(gathering, 'EU');
    const answers = await Promise.all(askers.map((asker) => asker.ask(lima)));
    expect(countByOutcome(answers)).toEqual({
      '201 proposed': 1,
      '409 MEETING_REQUEST.NOT_TAKING_REQUESTS': MANY - 1,
    });
  });

  it('agree to no more meetings than the quota, on either side', async () => {
    const gathering = await Gathering.open(service, { max_accepted: 1 });
    const lima = await gathering.participant({ region: 'LAC' });
    const askers = await crowd(gathering, 'EU');
    const asked = await Promise.all(askers.map((asker) => asker.ask(lima)));
    const accept = ({ body }: Answer) => lima.post(`/requests/${body.id}/accept`, {});
    expect(countByOutcome(await Promise.all(asked.map(accept)))).toEqual({
      '200 accepted': 1,
      '409 MEETING_REQUEST.ACCEPTED_QUOTA_REACHED': MANY - 1,
    });

    const engaged = (await lima.get('/requests?status=accepted')).body.items[0]!.from.participantId;
    const again = askers.find(({ id }) => id === engaged)!;
    const other = await gathering.participant({ region: 'LAC' });
    const { body } = await again.ask(other);
    expect(countByOutcome([await other.post(`/requests/${body.id}/accept`, {})])).toEqual({
      '409 MEETING_REQUEST.OTHER_SIDE_FULLY_BOOKED': 1,
    });
  });

  it('answer a request once, whatever they answer', async () => {
    const gathering = await Gathering.open(service);
    const milan = await gathering.participant({ region: 'EU' });
    const lima = await gathering.participant({ region: 'LAC' });
    const { body } = await milan.ask(lima);
    const answers = await many((index) =>
      lima.post(`/requests/${body.id}/${index % 2 === 0 ? 'accept' : 'decline'}`, {}),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      answers.filter(({ body: { code } }) => code === 'MEETING_REQUEST.ILLEGAL_TRANSITION'),
    ).toHaveLength(MANY - 1);
    expect(await gathering.messages()).toHaveLength(2);
  });

  it('leave nothing unanswered behind a window that closes among them', async () => {
    const gathering = await Gathering.open(service);
    const organiser = await gathering.organiser();
    const milan = await gathering.participant({ region: 'EU' });
    const others = await crowd(gathering, 'LAC');
    const [answers] = await Promise.all([
      Promise.all(others.map((other) => milan.ask(other))),
      organiser.post('/booking-window/close'),
    ]);
    const sent = answers.filter(({ status }) => status === 201).length;
    expect(countByOutcome(answers)).toEqual({
      ...(sent > 0 && { '201 proposed': sent }),
      ...(sent < MANY && { '409 BOOKING_WINDOW.CLOSED': MANY - sent }),
    });
    expect((await organiser.get('/statistics')).body.byStatus).toMatchObject({ proposed: 0, expired: sent });
  });

  it('let a veto and a wish meet without leaving an open request of a vetoed pair', async () => {
    const gathering = await Gathering.open(service);
    for (let round = 0; round < 5; round += 1) {
      const milan = await settled(gathering.participant({ region: 'EU' }));
      const lima = await settled(gathering.participant({ region: 'LAC' }));
      const [veto] = await Promise.all([
        lima.post('/vetoes', { otherParticipantId: milan.id }),
        ...Array.from({ length: 10 }, () => milan.ask(lima)),
      ]);
      expect(veto.status).toBe(201);
      const open = (await milan.get('/requests')).body.items.filter((item) =>
        ['proposed', 'accepted'].includes(item.status),
      );
      expect(open).toEqual([]);
    }
  });

  it('close a window once', async () => {
    const gathering = await Gathering.open(service);
    const organiser = await gathering.organiser();
    const answers = await many(() => organiser.post('/booking-window/close'));
    expect(countByOutcome(answers)).toEqual({
      '200 closed': 1,
      '409 BOOKING_WINDOW.ALREADY_CLOSED': MANY - 1,
    });
    expect(await gathering.messages()).toEqual(['booking-window.closed@1']);
  });
});
