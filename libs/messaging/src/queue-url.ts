import type { Config } from '@ronda/config';

/** @throws Error naming the setting when the chosen backend has no address */
export function requireQueueUrl({ queue }: Config): string {
  const [setting, url] =
    queue.backend === 'postgres' ? ['QUEUE_DATABASE_URL', queue.databaseUrl] : ['REDIS_URL', queue.redisUrl];
  if (url !== null) return url;
  throw new Error(
    `${setting} is not set, and QUEUE_BACKEND is ${queue.backend}.\n` +
      'Maybe the embedded PostgreSQL was not started before the queue was opened.',
  );
}
