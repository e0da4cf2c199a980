import { Injectable } from '@nestjs/common';
import type { ProblemChange } from '@ronda/allocation';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import type { Scope } from '../domain/scope';
import type { Run } from './ports/runs';
import { Schedules } from './ports/schedules';
import { StartRun, WHOLE_RUN } from './start-run';

export interface ReplanWish {
  /** What has happened, as far as the programme does not say so already. */
  readonly changes: readonly ProblemChange[];
  /** Whatever begins earlier stays as it is, and nothing new is put there; null: nothing has begun. */
  readonly notBefore: string | null;
  /** False: placing more comes before moving less. */
  readonly keepPublishedFirst: boolean;
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
}

/** Asks for a draft with the fewest moves away from what is published; nothing happens before it is published. */
@Injectable()
export class StartReplan {
  constructor(
    private readonly transaction: Transaction,
    private readonly schedules: Schedules,
    private readonly startRun: StartRun,
  ) {}

  /** @throws DomainError REPLAN.NOTHING_PUBLISHED, and those of `StartRun` */
  execute(scope: Scope, actor: Actor, wish: ReplanWish): Promise<Run> {
    return this.transaction.run(scope.tenantId, async () => {
      const published = await this.schedules.findPublished(scope);
      if (!published) throw nothingPublished();
      return this.startRun.execute(scope, actor, {
        ...WHOLE_RUN,
        ...wish,
        purpose: 'replan',
        basedOn: published.id,
      });
    });
  }
}

const nothingPublished = (): DomainError =>
  new DomainError(
    'REPLAN.NOTHING_PUBLISHED',
    'No schedule has been published, so that nothing can be moved.\nMaybe start an allocation run instead.',
  );
