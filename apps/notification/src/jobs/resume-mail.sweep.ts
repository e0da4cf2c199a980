import { Injectable, Logger } from '@nestjs/common';
import { Sweeps, type Sweep } from '@ronda/messaging';
import { MailMetrics } from '../use-cases/mail-metrics';
import { MailQueue } from '../use-cases/mail-queue';
import { MailWaiting } from '../use-cases/mail-waiting';

const UNSETTLED = ['held', 'pending', 'sending', 'unknown'] as const;

/** Takes up what a dead process left and what became due: tenant by tenant. */
@Sweeps()
@Injectable()
export class ResumeMail implements Sweep {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly queue: MailQueue,
    private readonly waiting: MailWaiting,
    private readonly metrics: MailMetrics,
  ) {}

  async sweep(): Promise<void> {
    const total = new Map<string, number>(UNSETTLED.map((status) => [status, 0]));
    for (const tenantId of await this.queue.tenants()) {
      const recovered = await this.queue.recover(tenantId);
      if (recovered > 0) this.logger.warn(`The sender of ${recovered} mails disappeared.`);
      this.metrics.recovered(recovered);
      for (const [status, count] of await this.queue.unsettled(tenantId)) {
        total.set(status, (total.get(status) ?? 0) + count);
      }
      this.waiting.ring(tenantId);
    }
    for (const [status, count] of total) this.metrics.waiting(status, count);
    const unknown = total.get('unknown') ?? 0;
    if (unknown > 0)
      this.logger.warn(`Of ${unknown} mails nobody knows whether they arrived; an organiser decides.`);
  }
}
