import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { CommitCutter, type Cut } from '../commit-cutter';
import { TablesApp } from './tables-app';

describe('a request whose connection to the database breaks exactly at its COMMIT', () => {
  let cutter: CommitCutter;
  let tables: TablesApp;
  let cookie: string;
  let path: string;

  beforeAll(async () => {
    tables = await TablesApp.start({}, async (url) => {
      cutter = await new CommitCutter(url).open();
      return cutter.url;
    });
    const tenantId = randomUUID();
    cookie = await tables.signIn('organiser', { tenantId });
    path = `/api/scheduling/matchmakings/${await tables.gathering(tenantId)}/tables`;
  });
  afterAll(async () => {
    await tables.stop();
    cutter.close();
  });

  const add = (name: string, key: string) =>
    request(tables.url).post(path).set({ Cookie: cookie, 'Idempotency-Key': key }).send({ name });
  const count = async (name: string) =>
    (await tables.query(`SELECT FROM scheduling.venue_table WHERE name = '${name}'`)).length;

  it.each<[Cut, number]>([
    ['before the server hears of it', 0],
    ['after it took effect', 1],
  ])('%s is told that nobody knows, and its repetition is safe', async (cut, effects) => {
    const [name, key] = [`table ${effects}`, randomUUID()];
    await add(`warm up ${effects}`, randomUUID()); // the matchmaking is known now, so the next COMMIT is the request's
    cutter.cutNext(cut);
    const unknown = await add(name, key);
    expect([unknown.status, unknown.body.code]).toEqual([503, 'DATABASE.OUTCOME_UNKNOWN']);
    expect(unknown.body.hint).toContain('the same Idempotency-Key is safe');
    expect(await count(name)).toBe(effects);

    const again = await add(name, key);
    expect([again.status, again.body.name]).toEqual([201, name]);
    expect(again.headers['idempotency-replayed']).toBe(effects === 1 ? 'true' : undefined);
    expect(await count(name)).toBe(1);
  });
});
