import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import type { Config } from '@ronda/config';
import type { ServiceName } from '@ronda/domain';
import { atMost } from '@ronda/observability';
import type { Database, Transaction } from '@ronda/persistence';
import { HandlerRegistry } from './handler-registry';
import { Inbox } from './inbox';
import type { MessageMetrics } from './message-metrics';
import { OutboxTable } from './outbox-table';
import { refuseForgetfulRedis } from './queue-checks';
import type { MessageWorker, QueueConnection } from './queue-connection';
import { Receiver } from './receiver';
import { Relay } from './relay';
import { providersBeside } from './service-providers';
import { Sweeper } from './sweeper';
import { isSweep, type Sweep } from './sweeps';

/** Time that handlers, relay and sweeper have to finish after the process was asked to stop, which ends after 20 s. */
const CLOSE_MS = 10_000;
/** Time to take leave of the queue, for which BullMQ would wait as long as the queue is away. */
const FAREWELL_MS = 2_000;

export interface ServiceMessagingParts {
  readonly config: Config;
  readonly modules: ModulesContainer;
  readonly connection: QueueConnection;
  readonly database: Database;
  readonly transaction: Transaction;
  readonly metrics: MessageMetrics;
}

/** Starts and stops what moves the messages of one service. */
export class ServiceMessaging implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger: Logger;
  private readonly relay: Relay;
  private sweeper: Sweeper | null = null;
  private worker: MessageWorker | null = null;
  private readonly handling = new Set<Promise<void>>();

  constructor(
    private readonly service: ServiceName,
    private readonly parts: ServiceMessagingParts,
  ) {
    this.logger = new Logger(`Messages of ${service}`);
    const { transaction, connection, metrics } = parts;
    this.relay = new Relay(service, transaction, this.outboxTable(), connection, metrics);
  }

  /** A message was committed. */
  wake(): void {
    this.relay.wake();
  }

  async onApplicationBootstrap(): Promise<void> {
    const providers = providersBeside(this, this.parts.modules);
    const handlers = new HandlerRegistry(this.service, providers);
    await refuseForgetfulRedis(this.parts.config);
    this.startWorker(handlers);
    this.startSweeper(providers.filter((provider): provider is Sweep => isSweep(provider.constructor)));
    this.relay.start();
  }

  /** Before the databases close: what is being handled finishes, or is left to another replica. */
  async beforeApplicationShutdown(): Promise<void> {
    const closed = Promise.all([this.relay.close(), this.sweeper?.close(), this.closeWorker()]);
    if (!(await atMost(CLOSE_MS, closed)))
      this.logger.warn('Some work did not finish in time; another process will take it up.');
  }

  private startWorker(handlers: HandlerRegistry): void {
    const { connection, database, transaction, metrics } = this.parts;
    const receiver = new Receiver(handlers, transaction, new Inbox(this.service, database), metrics);
    this.worker = connection.worker(this.service, (job) => this.tracked(receiver.receive(job.data)));
    this.worker.on('error', (error) => {
      this.logger.warn(`The worker lost its queue and waits for it: ${error.message}`);
    });
    this.worker.on('failed', (job, error) => {
      this.logger.warn(`${job?.name ?? 'A message'} (job ${job?.id ?? 'unknown'}) failed: ${error.message}`);
    });
    this.worker.run().catch((error: unknown) => {
      this.logger.error(`The worker stopped: ${String(error)}`);
    });
  }

  private startSweeper(sweeps: readonly Sweep[]): void {
    const { config, connection, transaction, metrics } = this.parts;
    this.sweeper = new Sweeper(
      this.service,
      config.queue.sweepIntervalMs,
      sweeps,
      transaction,
      this.outboxTable(),
      connection,
      metrics,
    );
    this.sweeper.start();
  }

  private async tracked(handled: Promise<void>): Promise<void> {
    this.handling.add(handled);
    try {
      await handled;
    } finally {
      this.handling.delete(handled);
    }
  }

  /** Takes no more messages. One that was handled and could not be taken off the queue comes again, to no effect. */
  private async closeWorker(): Promise<void> {
    const closed = this.worker?.close();
    await Promise.allSettled(this.handling);
    if (closed && !(await atMost(FAREWELL_MS, closed)))
      this.logger.warn('The queue is away; left without it.');
  }

  private outboxTable(): OutboxTable {
    return new OutboxTable(this.parts.database);
  }
}
