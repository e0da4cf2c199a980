import { randomBytes } from 'node:crypto';
import { Readiness } from '@ronda/observability';
import request from 'supertest';
import { TablesApp } from './tables-app';

let tables: TablesApp;

beforeAll(async () => {
  tables = await TablesApp.start({
    PUBLIC_URL: 'https://ronda.example',
    RATE_LIMIT_REQUESTS_PER_MINUTE: '50',
  });
});
afterAll(() => tables.stop());

const get = (path: string) => request(tables.url).get(path);

describe('health', () => {
  it('is live while the process runs', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'up' });
  });

  it('is ready until something it needs is down', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    tables.app.get(Readiness).add({ name: 'queue', check: () => Promise.reject(new Error('canary')) });
    const answer = await get('/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toMatchObject({ code: 'HEALTH.NOT_READY', details: { checks: { queue: 'down' } } });
    expect(answer.text).not.toContain('canary');
  });
});

describe('the figures', () => {
  it('count requests by the template of their route, never by address', async () => {
    await get('/api/scheduling/who-am-i');
    await get('/api/scheduling/matchmakings/canary/tables');
    const { text } = await get('/metrics');
    expect(text).toContain('route="/api/scheduling/who-am-i",status="200"');
    expect(text).toContain('route="/api/scheduling/matchmakings/:matchmakingId/tables",status="401"');
    expect(text).not.toContain('canary');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('every answer', () => {
  it.each(['/api/scheduling/who-am-i', '/api/nothing', '/nothing', '/api/docs', '/health/live'])(
    'of %s protects the browser',
    async (path) => {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none';script-src 'self';style-src 'self' 'nonce-[\w+/=]{24}';img-src 'self' data:;/,
      );
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  it('carries the correlation id of the caller, or a fresh one', async () => {
    const given = await get('/health/live').set('X-Correlation-Id', 'edge-0001');
    expect(given.headers['x-correlation-id']).toBe('edge-0001');
    const forged = await get('/health/live').set('X-Correlation-Id', '<script>');
    expect(forged.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a flood', () => {
  it('is limited by client, health excepted, and told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => get('/api/scheduling/who-am-i')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]!.body.code).toBe('HTTP.TOO_MANY_REQUESTS');
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get('/health/live')).status).toBe(200);
    const signedIn = await tables.signIn('organiser');
    expect((await get('/api/scheduling/who-am-i').set('Cookie', signedIn)).body.role).toBe('organiser');
  });

  it('of invented sessions is refused before any is looked up, and people who are signed in are not', async () => {
    const known = await tables.signIn('organiser');
    const as = (cookie: string) => get('/api/scheduling/who-am-i').set('Cookie', cookie);
    expect((await as(known)).status).toBe(200);
    const invented = () => as(`__Host-sid=${randomBytes(32).toString('base64url')}`);
    await Promise.all(Array.from({ length: 60 }, invented));
    await tables.during('LOCK TABLE registration.known_session', async () => {
      const waiting = as(known).then(({ status }) => status);
      expect((await invented()).status).toBe(429);
      return waiting;
    });
    expect((await as(known)).body.role).toBe('organiser');
  });
});
