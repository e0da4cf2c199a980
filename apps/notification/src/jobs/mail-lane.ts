import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DeliverMail } from '../use-cases/deliver-mail';
import type { Claimant } from '../use-cases/mail-queue';
import type { MailConnection } from '../use-cases/mail-transport';

/** Wait after something unexpected, such as a database that restarts. */
const PAUSE_MS = 2000;

/** One sender at work: a batch of each tenant that has mail in turn; it sleeps when none has. */
export class MailLane {
  private readonly logger = new Logger('Mail');
  private readonly tenants = new Set<string>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private wake = (): void => undefined;

  constructor(
    private readonly claimant: Claimant,
    private readonly connection: MailConnection,
    private readonly deliverMail: DeliverMail,
  ) {}

  /** Mail of this tenant waits. */
  ring(tenantId: string): void {
    this.tenants.add(tenantId);
    this.wake();
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the mail under way is finished and the rest of the batch is given back. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const [tenantId] = this.tenants;
      if (tenantId === undefined) {
        this.connection.close();
        await this.sleep();
      } else {
        await this.serve(tenantId);
      }
    }
    this.connection.close();
  }

  /** One batch; a tenant with no more mail due leaves the list, one with more goes to its end. */
  private async serve(tenantId: string): Promise<void> {
    const { claimant, connection, stopping } = this;
    this.tenants.delete(tenantId);
    try {
      const sender = { ...claimant, connection, signal: stopping.signal };
      const claimed = await this.deliverMail.execute(tenantId, sender);
      if (claimed > 0) this.tenants.add(tenantId);
    } catch (error) {
      this.logger.error(`Sending stopped for a moment: ${String(error)}`);
      connection.close();
      await delay(PAUSE_MS, null, { signal: stopping.signal }).catch(() => null);
      this.tenants.add(tenantId);
    }
  }

  private async sleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (this.tenants.size > 0 || this.stopping.signal.aborted) resolve();
    });
  }
}
