import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Transaction } from '@ronda/persistence';
import { Runs } from './ports/runs';
import { Tenants } from './ports/tenants';

/** A message already under way is given this long before it is sent again, in milliseconds. */
const RING_AGAIN_MS = 30_000;

/** Finds runs whose worker died and asks for another; whoever claims first goes on from the last checkpoint. */
@Injectable()
export class ResumeAbandonedRuns {
  constructor(
    private readonly transaction: Transaction,
    private readonly tenants: Tenants,
    private readonly runs: Runs,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const tenantIds = await this.transaction.withoutTenant(() => this.tenants.all());
    for (const tenantId of tenantIds) await this.transaction.run(tenantId, () => this.ring());
  }

  private async ring(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - RING_AGAIN_MS);
    for (const { matchmakingId, runId, epoch } of await this.runs.ringAbandoned(now, before)) {
      await this.outbox.add('scheduling.allocate@1', { matchmakingId, runId, revision: epoch });
    }
  }
}
