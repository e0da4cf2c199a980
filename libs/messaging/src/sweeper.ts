import { Logger } from '@nestjs/common';
import type { Envelope } from '@ronda/contracts';
import { SERVICES, type ServiceName } from '@ronda/domain';
import type { Transaction } from '@ronda/persistence';
import { Doorbell } from './doorbell';
import type { MessageMetrics } from './message-metrics';
import { consumersOf, type OutboxMessage, type OutboxTable } from './outbox-table';
import type { QueueConnection } from './queue-connection';
import { jobOf } from './relay';
import type { Sweep } from './sweeps';

const BATCH = 500;
/** Rings after which a message is put aside for somebody to look at. */
const MAX_RINGS = 20;
const SETTLED_DAYS = 7;
/** Longer than any sender asks for a receipt. */
const RECEIPT_DAYS = 90;
const HOUR_MS = 3_600_000;

/**
 * Repairs what a lost queue or a dead process left behind: rings again for messages without a receipt, and calls
 * the service's own sweeps. Every replica does; row locks keep them apart.
 */
export class Sweeper {
  private readonly bell = new Doorbell();
  private readonly logger: Logger;
  private running: Promise<void> | null = null;
  private closing = false;
  private sincePurgeMs = HOUR_MS;

  constructor(
    service: ServiceName,
    private readonly intervalMs: number,
    private readonly sweeps: readonly Sweep[],
    private readonly transaction: Transaction,
    private readonly outbox: OutboxTable,
    private readonly connection: QueueConnection,
    private readonly metrics: MessageMetrics,
  ) {
    this.logger = new Logger(`Sweeper of ${service}`);
  }

  start(): void {
    this.running = this.loop();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.bell.ring();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.closing) {
      await this.guarded('ringing again', () => this.ringAgain());
      for (const sweep of this.sweeps) await this.guarded(sweep.constructor.name, () => sweep.sweep());
      await this.guarded('purging', () => this.purgeHourly());
      await this.bell.wait(this.intervalMs);
    }
  }

  /** One sweep's failure must not keep the others from running. */
  private async guarded(what: string, work: () => Promise<void>): Promise<void> {
    if (this.closing) return;
    await work().catch((error: unknown) => {
      this.logger.warn(`${what} failed and will be tried again: ${String(error)}`);
    });
  }

  private ringAgain(): Promise<void> {
    return this.transaction.withoutTenant(async () => {
      const claimed = await this.outbox.claimUnsettled(this.intervalMs, BATCH);
      if (claimed.length === 0) return;
      const waitingFor = await this.consumersWithoutReceipt(claimed);
      const settled = claimed.filter(({ envelope }) => !waitingFor.has(envelope.id));
      await this.outbox.markSettled(settled.map(({ envelope }) => envelope.id));
      const open = claimed.filter(({ envelope }) => waitingFor.has(envelope.id));
      await this.park(open.filter(({ rings }) => rings >= MAX_RINGS));
      await this.ringFor(
        open.filter(({ rings }) => rings < MAX_RINGS),
        waitingFor,
      );
    });
  }

  /** Of each message that some consumer has not acknowledged, those consumers. */
  private async consumersWithoutReceipt(
    claimed: readonly OutboxMessage[],
  ): Promise<Map<string, ServiceName[]>> {
    const missing = new Map<string, ServiceName[]>();
    for (const consumer of SERVICES) {
      const ids = claimed.filter(({ envelope }) => consumersOf(envelope.name).includes(consumer)).map(idOf);
      if (ids.length === 0) continue;
      const receipts = await this.outbox.receiptsOf(consumer, ids);
      for (const id of ids.filter((each) => !receipts.has(each))) {
        missing.set(id, [...(missing.get(id) ?? []), consumer]);
      }
    }
    return missing;
  }

  private async ringFor(
    open: readonly OutboxMessage[],
    waitingFor: ReadonlyMap<string, readonly ServiceName[]>,
  ): Promise<void> {
    const rung: string[] = [];
    for (const { envelope } of open) {
      for (const consumer of waitingFor.get(envelope.id) ?? []) {
        if (await this.ring(envelope, consumer)) rung.push(envelope.id);
      }
    }
    await this.outbox.markSwept(open.map(idOf), rung);
  }

  /** Makes the queue work on it again; false when it already has it waiting or in work. */
  private async ring(envelope: Envelope, consumer: ServiceName): Promise<boolean> {
    const queue = this.connection.queue(consumer);
    const { name, data, opts } = jobOf(envelope, consumer);
    const job = await queue.getJob(String(opts.jobId));
    if (!job) {
      await queue.add(name, data, opts);
      return true;
    }
    if (!(await job.isFailed())) return false;
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  }

  private async park(hopeless: readonly OutboxMessage[]): Promise<void> {
    if (hopeless.length === 0) return;
    await this.outbox.markParked(hopeless.map(idOf));
    for (const { envelope } of hopeless) {
      this.metrics.parked(envelope.name);
      this.logger.error(
        `Message ${envelope.id} "${envelope.name}" was rung for ${MAX_RINGS} times and nobody handled it; it is parked.\n` +
          'Maybe its handler always fails: see the failed job, repair the cause, then set parked_at to null.',
      );
    }
  }

  private async purgeHourly(): Promise<void> {
    this.sincePurgeMs += this.intervalMs;
    if (this.sincePurgeMs < HOUR_MS) return;
    await this.transaction.withoutTenant(() => this.outbox.purge(SETTLED_DAYS, RECEIPT_DAYS));
    this.sincePurgeMs = 0;
  }
}

function idOf({ envelope }: OutboxMessage): string {
  return envelope.id;
}
