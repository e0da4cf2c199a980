import { Injectable } from '@nestjs/common';
import { applyChanges, type Problem, type Schedule as AllocatedSchedule } from '@ronda/allocation';
import { Transaction } from '@ronda/persistence';
import type { Scope } from '../domain/scope';
import { type AnswerOf, type Run, Runs } from './ports/runs';

/** What screens and files show of runs. */
@Injectable()
export class ReadRuns {
  constructor(
    private readonly transaction: Transaction,
    private readonly runs: Runs,
  ) {}

  list(scope: Scope, limit: number, before: Date | null): Promise<Run[]> {
    return this.transaction.run(scope.tenantId, () => this.runs.list(scope, limit, before));
  }

  one(scope: Scope, runId: string): Promise<Run> {
    return this.transaction.run(scope.tenantId, () => this.runs.require(scope, runId));
  }

  /** @throws DomainError RUN.NOT_FOUND */
  whatIf(scope: Scope, runId: string): Promise<{ run: Run; answer: AnswerOf<'what-if'> | null }> {
    return this.transaction.run(scope.tenantId, () => this.runs.requireFor(scope, runId, 'what-if'));
  }

  /** The problem that the run's schedule solves: after the changes that were asked for. */
  problem(scope: Scope, runId: string): Promise<Problem> {
    return this.transaction.run(scope.tenantId, async () => {
      const { request } = await this.runs.require(scope, runId);
      return applyChanges(await this.runs.problem(scope, runId), request.changes);
    });
  }

  schedule(scope: Scope, runId: string): Promise<AllocatedSchedule> {
    return this.transaction.run(scope.tenantId, () => this.runs.result(scope, runId));
  }
}
