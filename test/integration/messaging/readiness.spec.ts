import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ConfigModule, loadConfig, type Config } from '@ronda/config';
import { QueueConnection } from '@ronda/messaging';
import { ObservabilityModule, Readiness } from '@ronda/observability';
import { describeWithRedis, startRedis, type TestRedis } from '@ronda/testing';
import { Redis } from 'ioredis';
import { refuseForgetfulRedis } from '../../../libs/messaging/src/queue-checks';
import { configFor, platformDatabase } from '../platform-database';
import { SmallMeetingRequest, smallServices } from './small-services';

/** What BullMQ needs of a Redis (its guide, "Going to production"). */
const FORGETFUL = [
  ['appendonly', 'no', 'its append-only file is off'],
  ['maxmemory-policy', 'allkeys-lru', 'it may evict keys'],
] as const;

describeWithRedis('a process whose queue is in Redis', () => {
  const readiness = new Readiness();
  let redis: TestRedis;
  let admin: Redis;
  let config: Config;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    redis = await startRedis();
    admin = new Redis(redis.url, { retryStrategy: () => null });
    admin.on('error', () => undefined);
    const queue = { QUEUE_BACKEND: 'redis', REDIS_URL: redis.url };
    config = loadConfig({ environment: { RONDA_ENV: 'development', ...queue } });
    new QueueConnection(config, readiness);
  });

  afterAll(() => {
    admin.disconnect();
  });

  const told = (queue: 'up' | 'down') => ({ ready: true, checks: { queue } });

  it('is ready while Redis keeps what it is told', async () => {
    await expect(refuseForgetfulRedis(config)).resolves.toBeUndefined();
    expect(await readiness.report()).toEqual(told('up'));
  });

  it.each(FORGETFUL)(
    'tells of a Redis with %s %s, and does not start on it',
    async (name, value, problem) => {
      const [, before] = (await admin.config('GET', name)) as [string, string];
      await admin.config('SET', name, value);
      expect(await readiness.report()).toEqual(told('down'));
      await expect(refuseForgetfulRedis(config)).rejects.toThrow(problem);
      await admin.config('SET', name, before);
      expect(await readiness.report()).toEqual(told('up'));
    },
  );

  it('tells of a Redis that is away, and goes on: messages wait in the outbox', async () => {
    await redis.stop();
    expect(await readiness.report()).toEqual(told('down'));
    await expect(refuseForgetfulRedis(config)).resolves.toBeUndefined();
  });
});

describe('a process without its database', () => {
  it('is not ready', async () => {
    const database = await platformDatabase('small-services', smallServices);
    const app = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(configFor(database.url)), ObservabilityModule, SmallMeetingRequest],
    }).compile();
    app.useLogger(false);
    await app.init();
    const readiness = app.get(Readiness, { strict: false });
    expect(await readiness.report()).toEqual({
      ready: true,
      checks: { 'meeting-request database': 'up', queue: 'up' },
    });
    await app.close();
    expect((await readiness.report()).ready).toBe(false);
    await database.drop();
  });
});
