import { randomUUID } from 'node:crypto';
import { Gathering, type Caller } from './gathering';
import { invalid, problem } from './problem';
import { startMeetingRequest, type RunningService } from './service';

describe('the directory', () => {
  let service: RunningService;
  let gathering: Gathering;
  let milan: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
    gathering = await Gathering.open(service);
    milan = await gathering.participant({
      region: 'EU',
      name: 'Milano Food',
      offers: ['Packaging machines'],
      needs: ['Cacao orgánico', 'logistics'],
      sectors: ['agro-food'],
      languages: ['it', 'es'],
    });
    await gathering.admit({
      region: 'LAC',
      name: 'Ágave del Norte',
      country: 'MX',
      offers: ['Cold-chain logistics'],
      needs: ['packaging machines'],
      sectors: ['agro-food'],
      languages: ['es'],
      description: 'Productores de jalapeño y maíz',
    });
    await gathering.admit({ region: 'LAC', name: 'Zona Cacao', country: 'EC', offers: ['cacao organico'] });
    await gathering.admit({
      region: 'LAC',
      name: 'Álamo 100%',
      country: 'CL',
      attends: 'remote',
      sectors: ['Energía renovable'],
      needs: ['Financiación'],
      languages: ['es', 'en'],
    });
    await gathering.admit({ region: 'EU', name: 'Derry Dairy', country: 'GB-NIR' });
    await gathering.admit({ region: 'EU', name: 'Berlin ICT', country: 'DE', languages: ['en'] });
  });
  afterAll(() => service.stop());

  const names = async (query: string) =>
    (await milan.get(`/directory?${query}`)).body.items.map((item) => item.name);

  it('lists everybody by name, accents aside', async () => {
    expect(await names('')).toEqual([
      'Ágave del Norte',
      'Álamo 100%',
      'Berlin ICT',
      'Derry Dairy',
      'Milano Food',
      'Zona Cacao',
    ]);
  });

  it.each([
    ['text in a name, without its accent', 'text=agave', ['Ágave del Norte']],
    ['text with an accent the profile lacks', 'text=orgánico', ['Milano Food', 'Zona Cacao']],
    ['text in a description', 'text=MAIZ%20jalapeno', ['Ágave del Norte']],
    ['text in offers and needs together', 'text=logistics%20packaging', ['Ágave del Norte', 'Milano Food']],
    ['text with a wildcard, taken literally', 'text=100%25', ['Álamo 100%']],
    ['text nobody has', 'text=_', []],
    ['region', 'region=LAC', ['Ágave del Norte', 'Álamo 100%', 'Zona Cacao']],
    ['country', 'country=ec', ['Zona Cacao']],
    ['country with its parts', 'country=GB', ['Derry Dairy']],
    ['part of a country', 'country=GB-NIR', ['Derry Dairy']],
    ['sector', 'sector=energia', ['Álamo 100%']],
    ['offer', 'offer=cold', ['Ágave del Norte']],
    ['need', 'need=financiacion', ['Álamo 100%']],
    ['language', 'language=en', ['Álamo 100%', 'Berlin ICT']],
    ['attendance', 'attends=remote', ['Álamo 100%']],
    ['several at once', 'region=LAC&language=es&sector=agro', ['Ágave del Norte']],
  ])('finds by %s', async (_what, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('goes page by page without losing or repeating anybody', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await milan.get(`/directory?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((item) => item.name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(await names(''));
  });

  it('says of each participant whether it can be asked, and why not', async () => {
    const seen = await Gathering.open(service, { max_sent: 2 });
    const organisationId = randomUUID();
    const self = await seen.participant({ region: 'EU', organisationId });
    const admit = (options: object) => seen.participant({ region: 'LAC', ...options });
    const [open, sister, asked, asking, vetoed, declining, paused] = await Promise.all(
      [{}, { organisationId }, {}, {}, {}, {}, {}].map(admit),
    );
    const neighbour = await seen.participant({ region: 'EU' });
    await self.ask(asked!);
    await asking!.ask(self);
    const { body: refused } = await self.ask(declining!);
    await declining!.post(`/requests/${refused.id}/decline`, {});
    await self.post('/vetoes', { otherParticipantId: vetoed!.id });
    await paused!.put('/standing', { takesRequests: false });

    const look = async (other: Caller) => {
      const { body } = await self.get(`/directory/${other.id}`);
      return [body.mayRequest, body.obstacle, body.request?.direction ?? null];
    };
    expect(await look(open!)).toEqual([true, null, null]);
    expect(await look(self)).toEqual([false, 'oneself', null]);
    expect(await look(sister!)).toEqual([false, 'same-organisation', null]);
    expect(await look(neighbour)).toEqual([false, 'same-region', null]);
    expect(await look(asked!)).toEqual([false, 'already-requested', 'sent']);
    expect(await look(asking!)).toEqual([true, null, 'received']);
    expect(await look(vetoed!)).toEqual([false, 'vetoed-by-you', null]);
    expect(await look(declining!)).toEqual([false, 'declined-before', null]);
    expect(await look(paused!)).toEqual([false, 'not-taking-requests', null]);
    const another = await admit({});
    await self.ask(another);
    expect(await look(open!)).toEqual([false, 'sent-quota-reached', null]);
    const organiser = await seen.organiser();
    await organiser.post('/booking-window/close');
    expect(await look(open!)).toEqual([false, 'window-closed', null]);
    const { body } = await organiser.get(`/directory/${open!.id}`);
    expect([body.mayRequest, body.obstacle]).toEqual([null, null]);
    const { body: withEyes } = await organiser.get(`/directory/${open!.id}?participantId=${self.id}`);
    expect(withEyes.obstacle).toBe('window-closed');
  });

  it('shows only what everybody may know', async () => {
    const { body } = await milan.get('/directory?limit=1');
    expect(Object.keys(body.items[0]!).sort()).toEqual(
      [
        ...[
          'attends',
          'country',
          'description',
          'kind',
          'languages',
          'mayRequest',
          'name',
          'needs',
          'obstacle',
        ],
        ...['offers', 'participantId', 'region', 'request', 'sectors', 'website'],
      ].sort(),
    );
  });

  it.each([
    ['an unknown region', 'region=ASIA', 'region'],
    ['an unknown parameter', 'colour=red', 'colour'],
    ['a country that is none', 'country=Italia', 'country'],
    ['a filter by nothing', 'sector=', 'sector'],
    ['a parameter given twice', 'region=EU&region=LAC', 'region'],
    ['a limit of none', 'limit=0', 'limit'],
    ['a character that cannot be stored', 'text=%00', 'text'],
  ])('refuses %s', async (_what, query, field) => {
    expect(await milan.get(`/directory?${query}`)).toMatchObject(invalid(field));
  });

  it('knows nobody of another gathering, and lends nobody another’s eyes', async () => {
    const sibling = await Gathering.open(service, { tenantId: gathering.tenantId });
    const elsewhere = await sibling.participant();
    const notFound = problem(404, 'PARTICIPANT.NOT_FOUND');
    expect(await milan.get(`/directory/${elsewhere.id}`)).toMatchObject(notFound);
    expect(await milan.get(`/directory?participantId=${elsewhere.id}`)).toMatchObject(notFound);
    expect(await milan.get('/directory/nobody')).toMatchObject(invalid('participantId'));
  });

  describe('recommends', () => {
    it('whom to ask, best first, with the reasons', async () => {
      const { status, body } = await milan.get('/recommendations');
      expect(status).toBe(200);
      expect(body.items.map((item) => [item.name, item.score])).toEqual([
        ['Ágave del Norte', 14],
        ['Zona Cacao', 6],
      ]);
      expect(body.items[0]!.reasons).toEqual([
        { kind: 'offers-what-you-need', items: ['Cold-chain logistics'] },
        { kind: 'needs-what-you-offer', items: ['packaging machines'] },
        { kind: 'shared-sectors', items: ['agro-food'] },
        { kind: 'common-languages', items: ['es'] },
        { kind: 'other-region', items: ['LAC'] },
      ]);
      expect((await milan.get('/recommendations?limit=1')).body.items).toHaveLength(1);
    });

    it('nobody who was asked, has asked, is vetoed or takes no requests', async () => {
      const round = await Gathering.open(service);
      const self = await round.participant({ region: 'EU', needs: ['cacao'] });
      const [asked, asking, vetoed, paused, left] = await Promise.all(
        Array.from({ length: 5 }, () => round.participant({ region: 'LAC', offers: ['cacao'] })),
      );
      await self.ask(asked!);
      await asking!.ask(self);
      await vetoed!.post('/vetoes', { otherParticipantId: self.id });
      await paused!.put('/standing', { takesRequests: false });
      const { body } = await self.get('/recommendations');
      expect(body.items.map((item) => item.participantId)).toEqual([left!.id]);
    });

    it('for organisers only when they say for whom', async () => {
      const organiser = await gathering.organiser();
      expect(await organiser.get('/recommendations')).toMatchObject(invalid('participantId'));
      expect((await organiser.get(`/recommendations?participantId=${milan.id}`)).body.items).toHaveLength(2);
    });
  });
});
