import { Logger } from '@nestjs/common';
import { messages, type Envelope } from '@ronda/contracts';
import { SERVICES, type ServiceName } from '@ronda/domain';
import type { Transaction } from '@ronda/persistence';
import { Doorbell } from './doorbell';
import type { MessageMetrics } from './message-metrics';
import { consumersOf, type OutboxTable } from './outbox-table';
import type { QueueConnection } from './queue-connection';
import { jobOptions } from './retry-policies';

const BATCH = 200;
/** Up to so many jobs go one by one: for a bulk, the Postgres backend makes and drops two tables, whatever its size. */
const FEW = 20;
/** For messages of a process that died between commit and ring. */
const POLL_MS = 1000;

/**
 * Brings committed messages from one service's outbox to the queues of their consumers. A crash anywhere brings
 * some of them twice, which job ids and inboxes make harmless.
 */
export class Relay {
  private readonly bell = new Doorbell();
  private readonly logger: Logger;
  private running: Promise<void> | null = null;
  private closing = false;

  constructor(
    service: ServiceName,
    private readonly transaction: Transaction,
    private readonly outbox: OutboxTable,
    private readonly connection: QueueConnection,
    private readonly metrics: MessageMetrics,
  ) {
    this.logger = new Logger(`Relay of ${service}`);
  }

  start(): void {
    this.running = this.loop();
  }

  /** Something was committed just now. */
  wake(): void {
    this.bell.ring();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.bell.ring();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.closing) {
      const sent = await this.sendBatch().catch((error: unknown) => {
        this.logger.warn(`Messages stay in the outbox for now: ${String(error)}`);
        return 0;
      });
      if (sent < BATCH) await this.bell.wait(POLL_MS);
    }
  }

  private async sendBatch(): Promise<number> {
    const sent = await this.transaction.withoutTenant(async () => {
      const claimed = await this.outbox.claimUnsent(BATCH);
      if (claimed.length === 0) return [];
      const envelopes = claimed.map(({ envelope }) => envelope);
      for (const consumer of SERVICES) await this.addAll(consumer, envelopes);
      await this.outbox.markSent(envelopes.map(({ id }) => id));
      return envelopes;
    });
    for (const { name } of sent) this.metrics.sent(name);
    return sent.length;
  }

  private async addAll(consumer: ServiceName, envelopes: readonly Envelope[]): Promise<void> {
    const jobs = envelopes
      .filter(({ name }) => consumersOf(name).includes(consumer))
      .map((e) => jobOf(e, consumer));
    const queue = this.connection.queue(consumer);
    if (jobs.length > FEW) await queue.addBulk(jobs);
    else for (const { name, data, opts } of jobs) await queue.add(name, data, opts);
  }
}

/** The job of one message for one consumer; its id is the same every time the message is sent. */
export function jobOf(envelope: Envelope, consumer: ServiceName) {
  const { id, name } = envelope;
  return { name, data: envelope, opts: jobOptions(`${id}_${consumer}`, messages[name].retry) };
}
