import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
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
  path = `/api/scheduling/matchmakings/${await tables.gathering(tenantId)}`;
});
afterAll(() => tables.stop());

const post = (to: string) => request(url).post(to).set({ Cookie: cookie, 'Idempotency-Key': randomUUID() });
const add = (body: object) => post(`${path}/tables`).send(body);
const addText = (text: string) => post(`${path}/tables`).type('application/json').send(text);
const get = (to: string) => request(url).get(to).set('Cookie', cookie);

describe('wrong input', () => {
  it('is named field by field, with what was sent and what is expected', async () => {
    const answer = await add({ name: '', seats: [{ label: 'A' }, { label: 7 }], colour: 'red', size: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'HTTP.INVALID_INPUT',
      hint: expect.stringMatching(/^Maybe/) as string,
      errors: [
        { in: 'body', field: 'name', value: '', message: expect.stringContaining('>=1') as string },
        {
          in: 'body',
          field: 'seats.1.label',
          value: 7,
          message: expect.stringContaining('string') as string,
        },
        { in: 'body', field: 'colour', value: 'red', message: 'There is no such field.' },
        { in: 'body', field: 'size', value: 1, message: 'There is no such field.' },
      ],
    });
  });

  it('is not sent back where it may be a secret', async () => {
    const answer = await add({ name: 'a', password: '12' });
    expect(answer.body.errors).toEqual([
      { in: 'body', field: 'password', message: expect.stringContaining('>=3') as string },
    ]);
  });

  it.each([
    ['no body at all', ''],
    ['half an object', '{"name":'],
    ['a bare text', '"name"'],
    ['a list', '[]'],
    ['a body cut in a multi-byte letter', '{"name":"\\ud800'],
  ])('is a problem and no fault of ours: %s', async (_, text) => {
    const answer = await addText(text);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('may not name %s, however deep', async (key) => {
    const answer = await addText(`{"name":"a","seats":[{"label":"x","${key}":{"isAdmin":true}}]}`);
    expect(answer.body.errors).toEqual([
      { in: 'body', field: `seats.0.${key}`, message: 'This name is never a field.' },
    ]);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it.each([
    ['NUL', '\\u0000'],
    ['half a character', '\\ud800'],
    ['an escape sequence', '\\u001b'],
  ])('may not contain %s, which is no text', async (_what, character) => {
    for (const [body, field] of [
      [`{"name":"a${character}b"}`, 'name'],
      [`{"name":"a","seats":[{"label":"${character}"}]}`, 'seats.0.label'],
      [`{"name":"a","${character}":1}`, ''],
    ] as const) {
      const answer = await addText(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        { in: 'body', field, value: expect.any(String), message: expect.stringContaining('no text') },
      ]);
    }
    const cursor = Buffer.from(`["a${character}"]`).toString('base64url');
    expect((await get(`${path}/tables?cursor=${cursor}`)).body.code).toBe('HTTP.INVALID_CURSOR');
    expect((await get(`${path}/tables?cursor=%00`)).body.errors[0]).toMatchObject({ field: 'cursor' });
  });

  it('may not be nested without end', async () => {
    const answer = await addText(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain('deeper than 16');
  });

  it('may not be an endless list', async () => {
    const answer = await add({ name: 'a', seats: Array.from({ length: 10_001 }, () => 1) });
    expect(answer.body.errors[0].message).toContain('10001 items');
  });

  it('may not be larger than 256 kB', async () => {
    const answer = await add({ name: 'a'.repeat(256 * 1024) });
    expect([answer.status, answer.body.code]).toEqual([413, 'HTTP.TOO_LARGE']);
  });

  it('may not be compressed, since it may unpack to anything', async () => {
    const answer = await addText('{"name":"a"}').set('Content-Encoding', 'gzip');
    expect(answer.status).toBe(415);
  });

  it.each(['limit=0', 'limit=101', 'limit=1e1', 'limit=ten', 'limit=', 'free=yes', 'limit=1&limit=2', 'x=1'])(
    'is refused in a query too: ?%s',
    async (query) => {
      const answer = await get(`${path}/tables?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0]).toMatchObject({ in: 'query', field: query.split('=')[0] });
    },
  );

  it('is refused where a route takes no query or body', async () => {
    expect((await get('/api/scheduling/who-am-i?x=1')).status).toBe(400);
    const answer = await request(url).get('/api/scheduling/who-am-i').send({ userId: 'me' });
    expect(answer.status).toBe(400);
  });

  it('is refused as an id in a path', async () => {
    const answer = await request(url).patch(`${path}/tables/7`).set({ Cookie: cookie, 'If-Match': '"7"' });
    expect(answer.body.errors).toEqual([
      { in: 'path', field: 'tableId', value: '7', message: 'Invalid UUID' },
    ]);
  });

  it('of a cursor of another list is said to be that', async () => {
    expect((await get(`${path}/tables?cursor=WzEsMl0`)).body.code).toBe('HTTP.INVALID_CURSOR');
  });
});

describe('an upload', () => {
  const importFile = (content: Buffer | string, field = 'file') =>
    post(`${path}/import`).attach(field, Buffer.from(content), 'participants.csv');

  it('reaches its route', async () => {
    expect((await importFile('name;country')).body).toEqual({ name: 'participants.csv', bytes: 12 });
  });

  it('of 50 MB is refused with its limit, whether it declares its length or not', async () => {
    const declared = await importFile(Buffer.alloc(50 * 1024 ** 2));
    expect([declared.status, declared.body.code]).toEqual([413, 'HTTP.UPLOAD_TOO_LARGE']);
    expect(declared.body.detail).toContain('1000 bytes');
    const streamed = await importFile(Buffer.alloc(1001));
    expect([streamed.status, streamed.body.code]).toEqual([413, 'HTTP.UPLOAD_TOO_LARGE']);
  });

  it('without a file, under another name, or not as a form is refused', async () => {
    const misnamed = await importFile('a', 'other');
    expect([misnamed.status, misnamed.body.hint]).toEqual([
      400,
      expect.stringContaining('in the field "file"'),
    ]);
    expect((await post(`${path}/import`).field('note', 'no file')).status).toBe(400);
    expect((await post(`${path}/import`).send({ file: 'a' })).status).toBe(415);
  });

  it('is not taken where JSON is expected', async () => {
    const answer = await post(`${path}/tables`).attach('file', Buffer.from('a'), 'a.csv');
    expect(answer.status).toBe(415);
  });

  it('repeated with other bytes under the same key is another request', async () => {
    const key = randomUUID();
    const once = (text: string) => importFile(text).set('Idempotency-Key', key);
    expect((await once('a')).status).toBe(200);
    expect((await once('a')).headers['idempotency-replayed']).toBe('true');
    expect((await once('b')).status).toBe(422);
  });
});

describe('whatever is sent', () => {
  const anything = fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' }));
  const method = fc.constantFrom('get', 'post', 'patch', 'put', 'delete', 'head', 'options');
  const place = fc.oneof(
    fc.constantFrom('/tables', '/tables/x', '/import', '', '/'),
    fc.webPath().map((part) => `/${part}`),
    fc
      .string({ unit: 'binary', maxLength: 30 })
      .map((part) => `/tables/${encodeURIComponent(Buffer.from(part).toString('latin1'))}`),
    fc.constantFrom('/../../../../../x', '/tables/%', '/tables/%ff', '/tables/%00', '//', '/..%2f..'),
  );
  const query = fc.oneof(
    fc.constant(''),
    fc.webQueryParameters().map((text) => `?${text}`),
    fc.constantFrom('?%', '?[]', '?a[b]=1'),
  );
  const type = fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  );

  it('is answered without a fault of ours, and refusals are problems', async () => {
    await fc.assert(
      fc.asyncProperty(method, place, query, type, anything, async (how, where, what, as, body) => {
        const answer = await fetch(`${url}${path}${where}${what}`, {
          method: how.toUpperCase(),
          headers: {
            cookie,
            'idempotency-key': randomUUID(),
            'if-match': '"1"',
            ...(as !== '' && { 'content-type': as }),
          },
          ...(!['get', 'head'].includes(how) && { body }),
        });
        const text = await answer.text();
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400 && how !== 'head')
          expect(JSON.parse(text)).toMatchObject({ status: answer.status });
        expect(text).not.toMatch(/node_modules|at \w+ \(|SELECT|INSERT/);
      }),
      { numRuns: 300 },
    );
  });
});
