import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { TablesApp } from './tables-app';

let tables: TablesApp;
let url: string;
let cookie: string;
let path: string;

beforeAll(async () => {
  tables = await TablesApp.start({ RATE_LIMIT_REQUESTS_PER_MINUTE: '100000' });
  url = tables.url;
  const tenantId = randomUUID();
  cookie = await tables.signIn('organiser', { tenantId });
  path = `/api/scheduling/matchmakings/${await tables.gathering(tenantId)}/tables`;
});
afterAll(() => tables.stop());

const add = (name: string, key: string = randomUUID(), as = cookie) =>
  request(url).post(path).set({ Cookie: as, 'Idempotency-Key': key }).send({ name });
const list = (query = '') => request(url).get(`${path}${query}`).set('Cookie', cookie);
const named = async (name: string) =>
  tables.query<{ id: string }>(`SELECT id FROM scheduling.venue_table WHERE name = '${name}'`);

describe('an answer', () => {
  it('holds what its schema declares and nothing else, instants as text', async () => {
    const answer = await add('declared');
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String) as string,
      name: 'declared',
      madeAt: '2026-06-12T09:00:00.000Z',
      revision: 0,
    });
    expect((await list()).text).not.toContain('canary');
  });

  it('carries its revision as ETag, and no cache keeps it', async () => {
    const answer = await add('tagged');
    expect(answer.headers).toMatchObject({ etag: '"0"', 'cache-control': 'no-store' });
  });

  it('comes in pages that together are the whole', async () => {
    await Promise.all(['p1', 'p2', 'p3'].map((name) => add(name)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: request.Response = await list(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      seen.push(...(page.body.items as { name: string }[]).map(({ name }) => name));
      cursor = page.body.nextCursor as string | null;
    } while (cursor !== null);
    const all = await list('?limit=100');
    expect(seen).toEqual((all.body.items as { name: string }[]).map(({ name }) => name));
    expect(all.body.nextCursor).toBeNull();
  });
});

describe('a refusal', () => {
  it('of a domain rule has its code, values and advice, and changes nothing', async () => {
    const answer = await add('forbidden');
    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({
      type: 'urn:ronda:problem:TABLE.FORBIDDEN',
      title: 'Conflict',
      status: 409,
      code: 'TABLE.FORBIDDEN',
      detail: 'Not this one.',
      hint: 'Maybe another.',
      details: { name: 'forbidden' },
    });
    expect(await named('forbidden')).toEqual([]);
  });

  it('by a constraint of the database has the code its service gave it', async () => {
    await add('twice');
    const answer = await add('twice');
    expect([answer.status, answer.body.code]).toEqual([409, 'TABLE.NAME_TAKEN']);
  });

  it('that only a bug can cause shows a correlation id and nothing of it', async () => {
    for (const name of ['bug', 'x'.repeat(55)]) {
      const answer = await add(name).set('X-Correlation-Id', 'support-case-17');
      expect(answer.status).toBe(500);
      expect(answer.body).toMatchObject({ code: 'HTTP.INTERNAL', correlationId: 'support-case-17' });
      expect(answer.headers['x-correlation-id']).toBe('support-case-17');
      expect(answer.text).not.toMatch(/canary|stack|table_name_short|violates/);
    }
  });

  it.each(['/api/scheduling/nothing', '/api', '/nothing', '/health', '/api/scheduling/who-am-i/'.repeat(2)])(
    'of an unknown address is a problem too: %s',
    async (where) => {
      const answer = await request(url).get(where);
      expect([answer.status, answer.body.code]).toEqual([404, 'HTTP.ROUTE_NOT_FOUND']);
    },
  );

  it.each(['/nothing', '/api/nothing'])(
    'of a body that is no JSON is a problem wherever it is sent: %s',
    async (where) => {
      const answer = await request(url).post(where).type('application/json').send('{');
      expect([answer.status, answer.body.code]).toEqual([400, 'HTTP.MALFORMED']);
    },
  );
});

describe('a change based on a revision', () => {
  const rename = (ifMatch?: string) => {
    const change = request(url).patch(`${path}/${randomUUID()}`).set('Cookie', cookie);
    return ifMatch === undefined ? change : change.set('If-Match', ifMatch);
  };

  it('passes when it is the current one', async () => {
    expect((await rename('"7"')).status).toBe(204);
  });

  it.each([
    [undefined, 428, 'HTTP.REVISION_MISSING'],
    ['"6"', 412, 'HTTP.REVISION_MISMATCH'],
    ['7', 400, 'HTTP.INVALID_INPUT'],
    ['*', 400, 'HTTP.INVALID_INPUT'],
    ['W/"7"', 400, 'HTTP.INVALID_INPUT'],
  ])('with If-Match %s is answered %d %s', async (ifMatch, status, code) => {
    const answer = await rename(ifMatch);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a repeated request', () => {
  it('has one effect and the same answer, however often and however much at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add('once', key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ headers }) => headers.etag)).toEqual(Array(5).fill('"0"'));
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(4);
    expect(await named('once')).toHaveLength(1);
  });

  it('with another content is refused', async () => {
    const key = randomUUID();
    await add('first', key);
    const answer = await add('second', key);
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    expect(await named('second')).toEqual([]);
  });

  it('is tried anew after a refusal, which stores nothing', async () => {
    const key = randomUUID();
    await add('anew');
    expect((await add('anew', key)).status).toBe(409);
    await tables.query(`DELETE FROM scheduling.venue_table WHERE name = 'anew'`);
    expect((await add('anew', key)).status).toBe(201);
  });

  it('of another person with the same key is a request of its own', async () => {
    const [row] = await tables.query<{ tenant_id: string }>('SELECT tenant_id FROM registration.gathering');
    const colleague = await tables.signIn('organiser', { tenantId: row!.tenant_id });
    const key = randomUUID();
    await add('mine', key);
    expect((await add('hers', key, colleague)).body).toMatchObject({ name: 'hers' });
  });

  it('after 24 hours is a new request', async () => {
    const key = randomUUID();
    await add('yesterday', key);
    await tables.query(`UPDATE scheduling.idempotency_key SET created_at = now() - interval '25 hours'`);
    expect((await add('today', key)).status).toBe(201);
  });

  it.each([
    [undefined, 'IDEMPOTENCY.KEY_MISSING'],
    ['', 'IDEMPOTENCY.KEY_INVALID'],
    ['x'.repeat(256), 'IDEMPOTENCY.KEY_INVALID'],
  ])('needs a proper key, not %j', async (key, code) => {
    const headers = { Cookie: cookie, ...(key !== undefined && { 'Idempotency-Key': key }) };
    const answer = await request(url).post(path).set(headers).send({ name: 'keyless' });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(await named('keyless')).toEqual([]);
  });
});
