import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { requireCancellable } from '../domain/run';
import type { Scope } from '../domain/scope';
import { type Run, Runs } from './ports/runs';

/**
 * Ends a run early. One that nobody works on yet ends at once; a running one is asked to, and its worker stores the
 * best schedule so far as a draft.
 */
@Injectable()
export class CancelRun {
  constructor(
    private readonly transaction: Transaction,
    private readonly runs: Runs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError RUN.NOT_FOUND, RUN.ENDED */
  execute(scope: Scope, actor: Actor, runId: string): Promise<Run> {
    return this.transaction.run(scope.tenantId, async () => {
      const run = await this.runs.lock(scope, runId);
      requireCancellable(run);
      const at = this.clock.now();
      if (run.status === 'queued') {
        const end = {
          status: 'cancelled',
          result: null,
          answer: null,
          scheduleId: null,
          failure: null,
        } as const;
        await this.runs.end(scope, runId, { ...end, at });
      }
      await this.runs.requestCancel(scope, runId, at);
      const { matchmakingId } = scope;
      await this.audit.record({ matchmakingId, by: actor, action: 'run.cancelled', about: [runId] });
      return this.runs.require(scope, runId);
    });
  }
}
