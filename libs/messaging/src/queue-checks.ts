import { Logger } from '@nestjs/common';
import type { Config } from '@ronda/config';
import { Redis } from 'ioredis';
import { requireQueueUrl } from './queue-url';

/**
 * Refuses a Redis that forgets or evicts jobs. One that is away is no reason not to start: messages wait in the
 * outbox.
 */
export async function refuseForgetfulRedis(config: Config): Promise<void> {
  if (config.queue.backend !== 'redis' || config.environment === 'test') return;
  try {
    await checkRedis(requireQueueUrl(config));
  } catch (error) {
    if (error instanceof ForgetfulRedis) throw error;
    new Logger('Queue').warn(`Redis cannot be reached; messages wait in the outbox: ${String(error)}`);
  }
}

/** It answers, and would lose what it is told. */
class ForgetfulRedis extends Error {}

/**
 * Whether a Redis answers and keeps what it is told.
 * @throws Error with what is wrong
 */
export async function checkRedis(url: string): Promise<void> {
  const info = await infoOf(url);
  const problems = [
    ...(info.includes('aof_enabled:1') ? [] : ['its append-only file is off (appendonly no)']),
    ...(info.includes('maxmemory_policy:noeviction') ? [] : ['it may evict keys (maxmemory-policy)']),
  ];
  if (problems.length === 0) return;
  throw new ForgetfulRedis(
    `Redis would lose jobs: ${problems.join(' and ')}.\n` +
      'Maybe it runs with its default configuration; set "appendonly yes" and "maxmemory-policy noeviction".',
  );
}

async function infoOf(url: string): Promise<string> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  // The event knows more than the call, which says that the connection is closed.
  const reasons: Error[] = [];
  redis.on('error', (error) => reasons.push(error));
  try {
    await redis.connect();
    return (await redis.info('persistence')) + (await redis.info('memory'));
  } catch (error) {
    throw reasons[0] ?? error;
  } finally {
    redis.disconnect();
  }
}
