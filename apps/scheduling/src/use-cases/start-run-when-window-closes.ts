import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { SYSTEM } from '../domain/actor';
import type { Scope } from '../domain/scope';
import { Programme } from './ports/programme';
import { Runs } from './ports/runs';
import { StartRun, WHOLE_RUN } from './start-run';

/** Starts a run when no request can be answered any more, where the organiser chose so and none is going on. */
@Injectable()
export class StartRunWhenWindowCloses {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly runs: Runs,
    private readonly startRun: StartRun,
  ) {}

  /** Nothing to place, or a run already going on, is no failure: the organiser sees the one or the other. */
  execute(scope: Scope): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      if (!(await this.programme.allocatesOnClose(scope))) return;
      if (await this.runs.findActive(scope)) return;
      try {
        await this.startRun.execute(scope, SYSTEM, WHOLE_RUN);
      } catch (error) {
        if (!(error instanceof DomainError && NOTHING_TO_DO.has(error.code))) throw error;
      }
    });
  }
}

const NOTHING_TO_DO = new Set(['RUN.NOTHING_TO_PLACE', 'RUN.NO_SLOTS', 'RUN.NO_TABLES']);
