import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { TablesApp } from './tables-app';

let tables: TablesApp;
const tenantId = randomUUID();
let matchmakingId: string;
let organiser: string;

beforeAll(async () => {
  tables = await TablesApp.start();
  matchmakingId = await tables.gathering(tenantId);
  organiser = await tables.signIn('organiser', { tenantId });
});
afterAll(() => tables.stop());

const get = (path: string, cookie = organiser) => request(tables.url).get(path).set('Cookie', cookie);
const tablesOf = (id: string) => `/api/scheduling/matchmakings/${id}/tables`;

describe('access', () => {
  it('knows who is signed in by the session cookie', async () => {
    const answer = await get('/api/scheduling/who-am-i');
    expect(answer.body).toMatchObject({ role: 'organiser' });
  });

  it('lets nobody in without a session, and says so as a problem', async () => {
    const answer = await request(tables.url).get(tablesOf(matchmakingId));
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'HTTP.UNAUTHENTICATED', status: 401, title: 'Unauthorized' });
  });

  it.each(['sid=forged', `sid=${'A'.repeat(43)}`, '__Host-sid=wrong-name', ';;;=', 'sid=%00'])(
    'takes the cookie %s for nobody',
    async (cookie) => {
      expect((await get(tablesOf(matchmakingId), cookie)).status).toBe(401);
    },
  );

  it('does not take a session that has expired', async () => {
    const cookie = await tables.signIn('organiser', { tenantId, expiresAt: new Date(Date.now() - 1) });
    expect((await get(tablesOf(matchmakingId), cookie)).status).toBe(401);
  });

  it('refuses a role that the route does not name', async () => {
    const cookie = await tables.signIn('platform-admin', { tenantId: null });
    const answer = await get(tablesOf(matchmakingId), cookie);
    expect([answer.status, answer.body.code]).toEqual([403, 'HTTP.FORBIDDEN']);
  });

  it.each([
    ['an organiser', 'organiser', null],
    ['a co-organiser of it', 'co-organiser', 'it'],
    ['a participant of it', 'participant', 'it'],
  ] as const)('shows a matchmaking to %s', async (_, role, list) => {
    const cookie = await tables.signIn(role, { tenantId, matchmakingIds: list && [matchmakingId] });
    expect((await get(tablesOf(matchmakingId.toUpperCase()), cookie)).status).toBe(200);
  });

  it('answers a sibling, a foreign and an unknown matchmaking all alike', async () => {
    const sibling = await tables.gathering(tenantId);
    const foreign = await tables.gathering(randomUUID());
    const unknown = randomUUID();
    const cookie = await tables.signIn('co-organiser', {
      tenantId,
      matchmakingIds: [matchmakingId, foreign],
    });
    const answers = await Promise.all([sibling, foreign, unknown].map((id) => get(tablesOf(id), cookie)));
    const texts = answers.map((answer, i) => answer.text.replaceAll([sibling, foreign, unknown][i]!, 'ID'));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(texts).size).toBe(1);
    expect(answers[0]!.body.code).toBe('MATCHMAKING.NOT_FOUND');
  });

  it('refuses a matchmaking id that is no UUID, naming it', async () => {
    const answer = await get(tablesOf('undefined'));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { in: 'path', field: 'matchmakingId', value: 'undefined', message: 'Not a UUID.' },
    ]);
  });
});

describe('a change asked for by another site', () => {
  const post = (headers: Record<string, string>) =>
    request(tables.url)
      .post(tablesOf(matchmakingId))
      .set({ Cookie: organiser, 'Idempotency-Key': randomUUID(), ...headers })
      .send({ name: randomUUID() });

  it.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
  ])('is refused by %j', async (headers) => {
    const answer = await post(headers);
    expect([answer.status, answer.body.code]).toEqual([403, 'HTTP.CROSS_ORIGIN']);
  });

  it('is told from our own page and from a client that is no browser', async () => {
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await post({ Origin: tables.url })).status).toBe(201);
    expect((await post({})).status).toBe(201);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'cannot come as %s',
    async (type) => {
      const answer = await request(tables.url)
        .post(tablesOf(matchmakingId))
        .set({ Cookie: organiser, 'Idempotency-Key': randomUUID(), 'Content-Type': type })
        .send('{"name":"a"}');
      expect(answer.status).toBe(415);
    },
  );
});
