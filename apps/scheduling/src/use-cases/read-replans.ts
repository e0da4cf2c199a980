import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { type Affected, affectedParticipants } from '../domain/difference';
import type { Scope } from '../domain/scope';
import { CompareSchedules, type Comparison } from './compare-schedules';
import { type AnswerOf, type Run, Runs } from './ports/runs';

/** A re-plan: how far it is and, once it has a draft, what that would change and for whom. */
export interface ReplanReading {
  readonly run: Run;
  readonly answer: AnswerOf<'replan'> | null;
  readonly comparison: Comparison | null;
  readonly affected: readonly Affected[];
}

@Injectable()
export class ReadReplans {
  constructor(
    private readonly transaction: Transaction,
    private readonly runs: Runs,
    private readonly compare: CompareSchedules,
  ) {}

  /** @throws DomainError RUN.NOT_FOUND */
  one(scope: Scope, runId: string): Promise<ReplanReading> {
    return this.transaction.run(scope.tenantId, async () => {
      const { run, answer } = await this.runs.requireFor(scope, runId, 'replan');
      const { basedOn } = run.request;
      const comparison =
        run.scheduleId !== null && basedOn !== null
          ? await this.compare.execute(scope, basedOn, run.scheduleId)
          : null;
      return { run, answer, comparison, affected: affectedParticipants(comparison?.changes ?? []) };
    });
  }
}
