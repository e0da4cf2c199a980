import { Injectable, Logger, Optional, type OnApplicationShutdown } from '@nestjs/common';
import type { Envelope } from '@ronda/contracts';
import { Config } from '@ronda/config';
import { SERVICES, type ServiceName } from '@ronda/domain';
import { atMost, Readiness } from '@ronda/observability';
import {
  createPostgresBackend,
  createRedisBackend,
  withBackend,
  type PostgresConnectionOptions,
  type Processor,
  type Queue,
  type Worker,
} from 'bullmq';
import { Pool } from 'pg';
import { checkRedis } from './queue-checks';
import { requireQueueUrl } from './queue-url';

/** One queue a consumer, named like the service. */
export type MessageQueue = Queue<Envelope, void>;
export type MessageWorker = Worker<Envelope, void>;
export type MessageProcessor = Processor<Envelope, void>;

/** BullMQ's own schema, when the queue is in Postgres. */
export const QUEUE_SCHEMA = 'bullmq';
const REDIS_PREFIX = 'ronda';

/** A worker holds a LISTEN connection of its own; the rest is for commands. */
const POOL_SIZE = 4 * SERVICES.length;

/** A store that is silent is told of the end no longer than this. */
const CLOSE_MS = 1_000;
/** A producer hears from a store within this time, or takes it for lost. */
const ANSWER_MS = 10_000;

/** A worker that blocks its event loop for longer loses its job to another one. */
const LOCK_MS = 60_000;
/** The default, 1, fails a job for good when its worker dies a second time. */
const MAX_STALLED_COUNT = 100;

/** The queues of this process, in Postgres or in Redis; nothing else knows which. */
@Injectable()
export class QueueConnection implements OnApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly queues = new Map<ServiceName, MessageQueue>();
  private readonly pool: Pool | null;

  constructor(
    private readonly config: Config,
    @Optional() readiness?: Readiness,
  ) {
    readiness?.add({ name: 'queue', check: () => this.check(), canWait: true });
    this.pool = config.queue.backend === 'postgres' ? openPool(config) : null;
    this.pool?.on('error', (error) => {
      this.logger.warn(`A connection to the queue broke: ${error.message}`);
    });
  }

  /** The queue of one consumer. Adding to it fails at once while the store is away. */
  queue(consumer: ServiceName): MessageQueue {
    const known = this.queues.get(consumer);
    if (known) return known;
    const queue = this.openQueue(consumer);
    queue.on('error', (error) => {
      this.logger.warn(`Queue ${consumer}: ${error.message}`);
    });
    this.queues.set(consumer, queue);
    return queue;
  }

  /** Every queue, for the queue board. */
  all(): MessageQueue[] {
    return SERVICES.map((service) => this.queue(service));
  }

  /** A worker that has not started yet; it waits while the store is away. */
  worker(consumer: ServiceName, process: MessageProcessor): MessageWorker {
    const options = {
      autorun: false,
      concurrency: this.config.queue.workerConcurrency,
      lockDuration: LOCK_MS,
      maxStalledCount: MAX_STALLED_COUNT,
    };
    if (this.pool) {
      const { Worker } = withBackend(createPostgresBackend);
      return new Worker<Envelope, void>(consumer, process, {
        ...options,
        connection: asConnection(this.pool),
      }) as unknown as MessageWorker;
    }
    const { Worker } = withBackend(createRedisBackend);
    return new Worker<Envelope, void>(consumer, process, {
      ...options,
      prefix: REDIS_PREFIX,
      connection: { url: requireQueueUrl(this.config), maxRetriesPerRequest: null },
    });
  }

  private async check(): Promise<void> {
    if (this.pool) await this.pool.query('SELECT 1');
    else await checkRedis(requireQueueUrl(this.config));
  }

  async onApplicationShutdown(): Promise<void> {
    await atMost(CLOSE_MS, this.close());
  }

  private async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    if (this.pool && !this.pool.ended) await this.pool.end();
  }

  private openQueue(consumer: ServiceName): MessageQueue {
    if (this.pool) {
      const { Queue } = withBackend(createPostgresBackend);
      return new Queue<Envelope, void>(consumer, {
        connection: asConnection(this.pool),
      }) as unknown as MessageQueue;
    }
    const { Queue } = withBackend(createRedisBackend);
    return new Queue<Envelope, void>(consumer, {
      prefix: REDIS_PREFIX,
      connection: {
        url: requireQueueUrl(this.config),
        enableOfflineQueue: false,
        maxRetriesPerRequest: 1,
        commandTimeout: ANSWER_MS,
      },
    });
  }
}

/** BullMQ describes a pool by types of its own, which demand an index signature that pg's class has not. */
function asConnection(pool: Pool): PostgresConnectionOptions {
  return pool as unknown as PostgresConnectionOptions;
}

/**
 * What the queue knows may lag behind the disk: a crash of the server then rings some messages twice or, where the
 * ring itself was lost, later. The outbox's own commit, which follows the ring, brings that to the disk too.
 */
const RELAXED = '-c synchronous_commit=off';

function openPool(config: Config): Pool {
  return new Pool({
    connectionString: requireQueueUrl(config),
    application_name: 'ronda-queue',
    max: POOL_SIZE,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    options: `-c search_path=${QUEUE_SCHEMA} ${RELAXED}`,
  });
}
