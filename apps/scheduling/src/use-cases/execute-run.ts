import { setInterval } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { Scope } from '../domain/scope';
import { resumed } from '../domain/trace';
import { ConcludeRun } from './conclude-run';
import { type Allocation, AllocationAborted, AllocationEngine } from './ports/allocation-engine';
import { type ClaimedRun, Runs } from './ports/runs';

/** How often a worker renews its lease, stores where it is, and looks whether it should stop. */
const BEAT_MS = 1000;
/** Longer than a busy machine or a restarting database delays a beat; short enough to be taken over soon. */
const LEASE_MS = 20_000;
/** About how much work a crash may cost. */
const CHECKPOINT_MS = 5000;

/**
 * Works on a run: claims it, lets the engine search, and concludes. Any number of workers may try the same run; the
 * one whose epoch is the run's is the only one that can write.
 */
@Injectable()
export class ExecuteRun {
  private readonly logger = new Logger('Allocation');

  constructor(
    private readonly transaction: Transaction,
    private readonly runs: Runs,
    private readonly engine: AllocationEngine,
    private readonly conclude: ConcludeRun,
    private readonly clock: Clock,
  ) {}

  /** Returns when the run has ended, or when it is somebody else's. */
  async execute(scope: Scope, runId: string): Promise<void> {
    const run = await this.claim(scope, runId);
    if (!run) return;
    this.logger.log(`Run ${runId}: epoch ${run.epoch}, ${run.checkpoint ? 'resumed' : 'begun'}.`);
    const allocation = this.engine.start({ ...run, checkpointEveryMs: CHECKPOINT_MS });
    const finished = new AbortController();
    const beating = this.beatUntil(finished.signal, scope, run, allocation);
    try {
      const schedule = await allocation.schedule;
      await this.beat(scope, run, allocation, this.leaseEnd());
      await this.conclude.withSchedule(scope, run, schedule, allocation.answer());
    } catch (error) {
      await this.gaveUp(scope, run, allocation, error);
    } finally {
      finished.abort();
      await beating;
    }
  }

  private claim(scope: Scope, runId: string): Promise<ClaimedRun | null> {
    const owner = `process ${process.pid}`;
    return this.transaction.run(scope.tenantId, () =>
      this.runs.claim(scope, runId, owner, this.clock.now(), this.leaseEnd()),
    );
  }

  private async beatUntil(
    finished: AbortSignal,
    scope: Scope,
    run: ClaimedRun,
    allocation: Allocation,
  ): Promise<void> {
    try {
      for await (const _ of setInterval(BEAT_MS, undefined, { signal: finished })) {
        const beat = await this.beat(scope, run, allocation, this.leaseEnd()).catch((error: unknown) => {
          this.logger.warn(`Run ${run.id}: a beat was missed: ${String(error)}`);
          return undefined;
        });
        if (beat === null) allocation.abort();
        if (beat?.isCancelRequested) allocation.stop();
      }
    } catch (error) {
      if (!finished.aborted) throw error;
    }
  }

  private beat(scope: Scope, run: ClaimedRun, allocation: Allocation, leaseUntil: Date) {
    return this.transaction.run(scope.tenantId, () =>
      this.runs.beat(scope, run.id, run.epoch, {
        leaseUntil,
        progress: allocation.progress(),
        trace: resumed(run.trace, allocation.trace()),
        checkpoint: allocation.checkpoint(),
      }),
    );
  }

  /** Given up here, the run is left for another worker from its last checkpoint; anything else ends it as failed. */
  private async gaveUp(scope: Scope, run: ClaimedRun, allocation: Allocation, error: unknown): Promise<void> {
    if (!(error instanceof AllocationAborted)) {
      await this.conclude.withFailure(scope, run, error);
      return;
    }
    const mine = await this.beat(scope, run, allocation, this.clock.now());
    if (mine) throw error;
    this.logger.warn(`Run ${run.id}: epoch ${run.epoch} was taken over; nothing of it is stored.`);
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}
