import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Sweeps, type Sweep } from '@ronda/messaging';
import { MailQueue } from '../use-cases/mail-queue';
import { RemindPeople } from '../use-cases/remind-people';

const QUARTER_MS = 15 * 60_000;

/** Looks four times an hour whether somewhere it is the evening before a meeting. */
@Sweeps()
@Injectable()
export class RemindPeopleSweep implements Sweep {
  private lastQuarter = 0;

  constructor(
    private readonly queue: MailQueue,
    private readonly remindPeople: RemindPeople,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const quarter = Math.floor(now.getTime() / QUARTER_MS);
    if (quarter === this.lastQuarter) return;
    for (const tenantId of await this.queue.tenants()) await this.remindPeople.execute(tenantId, now);
    this.lastQuarter = quarter;
  }
}
