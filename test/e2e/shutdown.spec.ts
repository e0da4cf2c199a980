import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import { describeWithRedis, startRedis, testFolder, type TestDatabase, type TestRedis } from '@ronda/testing';
import { eventually } from '../integration/eventually';
import { environmentFor } from '../integration/platform-database';
import { wholeDatabase } from '../integration/platform/platform-app';
import { Way } from '../integration/way';

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
    toPostgres = await new Way(database.url).open();
    toRedis = await new Way(redis.url).open();
  });
  afterEach(() => {
    toPostgres.close();
    toRedis.close();
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
    ['Redis refuses', () => toRedis, 'close', 'lost its queue.*ECONNREFUSED'],
    ['Redis is silent', () => toRedis, 'beSilent', ''],
    ['PostgreSQL refuses', () => toPostgres, 'close', 'tried again.*ECONNREFUSED'],
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
