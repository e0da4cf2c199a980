import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import { describeWithRedis, startRedis, testFolder, type TestDatabase, type TestRedis } from '@ronda/testing';
import { eventually } from '../integration/eventually';
import { environmentFor } from '../integration/platform-database';
import { wholeDatabase } from '../integration/platform/platform-app';
import { Way } from './way';

const PROGRAM = path.resolve(__dirname, '../../dist/apps/scheduling/src/main.js');

describeWithRedis('a service that is asked to end while a store is away', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let toPostgres: Way;
  let toRedis: Way;
  beforeAll(async () => {
    database = await wholeDatabase();
    redis = await startRedis();
  });
  beforeEach(async () => {
    toPostgres = await Way.to(database.url);
    toRedis = await Way.to(redis.url);
  });
  afterEach(() => {
    toPostgres.end();
    toRedis.end();
  });
  afterAll(async () => {
    await redis.stop();
    await database.drop();
  });

  async function start() {
    const port = await findFreePort();
    const settings = {
      PATH: process.env.PATH,
      DATA_DIR: testFolder(),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      QUEUE_BACKEND: 'redis',
      REDIS_URL: toRedis.url,
    };
    const env = environmentFor(toPostgres.url, settings);
    const child = fork(PROGRAM, [], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const program = { child, said: '' };
    child.stdout?.on('data', (chunk: Buffer) => (program.said += chunk.toString()));
    await eventually('it is ready', async () =>
      fetch(`http://127.0.0.1:${port}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return program;
  }

  it.each([
    ['Redis refuses', () => toRedis, 'refuse', 'lost its queue.*ECONNREFUSED'],
    ['Redis is silent', () => toRedis, 'beSilent', ''],
    ['PostgreSQL refuses', () => toPostgres, 'refuse', 'tried again.*ECONNREFUSED'],
    ['PostgreSQL is silent', () => toPostgres, 'beSilent', ''],
  ] as const)('ends by itself and in good order: %s', async (_case, way, breakDown, complaint) => {
    const program = await start();
    way()[breakDown]();
    await eventually('it noticed', () => Promise.resolve(new RegExp(complaint).test(program.said)));
    const { child } = program;
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(program.said).not.toContain('did not close in time');
    expect(code).toBe(0);
  });
});
