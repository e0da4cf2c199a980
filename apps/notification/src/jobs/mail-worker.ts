import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '@ronda/config';
import { DeliverMail } from '../use-cases/deliver-mail';
import { MailTransport, type MailConnection } from '../use-cases/mail-transport';
import { MailWaiting } from '../use-cases/mail-waiting';

/** Wait after something unexpected, such as a database that restarts. */
const PAUSE_MS = 2000;

/** Sends mail for as long as there is any, one after another (or over as many connections as configured). */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly owner = `${hostname()}/${String(process.pid)}/${randomUUID().slice(0, 8)}`;
  private readonly stopping = new AbortController();
  private readonly tenants = new Set<string>();
  private readonly sleepers = new Set<() => void>();
  private lanes: Promise<void>[] = [];

  constructor(
    private readonly config: Config,
    private readonly transport: MailTransport,
    private readonly deliverMail: DeliverMail,
    waiting: MailWaiting,
  ) {
    waiting.onRing((tenantId) => {
      this.tenants.add(tenantId);
      for (const wake of this.sleepers) wake();
    });
  }

  onApplicationBootstrap(): void {
    const lanes = Array.from({ length: this.config.mail.concurrency }, (_, lane) =>
      this.run(`${this.owner}/${lane}`),
    );
    this.lanes = lanes;
  }

  /** The mail under way is finished; the rest of the batch is given back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const wake of this.sleepers) wake();
    await Promise.all(this.lanes);
  }

  private async run(owner: string): Promise<void> {
    const connection = this.transport.connection();
    while (!this.stopping.signal.aborted) {
      const [tenantId] = this.tenants;
      if (tenantId === undefined) {
        connection.close();
        await this.sleep();
      } else {
        await this.serve(tenantId, owner, connection);
      }
    }
    connection.close();
  }

  /** One batch; a tenant with no more mail due leaves the list, one with more goes to its end. */
  private async serve(tenantId: string, owner: string, connection: MailConnection): Promise<void> {
    this.tenants.delete(tenantId);
    try {
      const claimed = await this.deliverMail.execute(tenantId, owner, connection, this.stopping.signal);
      if (claimed > 0) this.tenants.add(tenantId);
    } catch (error) {
      this.logger.error(`Sending stopped for a moment: ${String(error)}`);
      connection.close();
      await delay(PAUSE_MS, null, { signal: this.stopping.signal }).catch(() => null);
      this.tenants.add(tenantId);
    }
  }

  private async sleep(): Promise<void> {
    let wake = (): void => undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      this.sleepers.add(wake);
      if (this.tenants.size > 0 || this.stopping.signal.aborted) resolve();
    });
    this.sleepers.delete(wake);
  }
}
