import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { type BlastRadius, blastRadiusOf, type Change, differenceOf } from '../domain/difference';
import { misfitsOf } from '../domain/misfits';
import type { Reason } from '../domain/reason';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Publications } from './ports/publications';
import { Schedules } from './ports/schedules';

export interface Preview {
  readonly blastRadius: BlastRadius;
  readonly changes: readonly Change[];
  readonly misfits: ReadonlyMap<string, readonly Reason[]>;
}

/** What publishing a version would do to people's calendars, and what would keep it from being published. */
@Injectable()
export class PreviewPublication {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly publications: Publications,
  ) {}

  execute(scope: Scope, scheduleId: string): Promise<Preview> {
    return this.transaction.run(scope.tenantId, async () => {
      const { id } = await this.schedules.require(scope, scheduleId);
      await this.programme.sync(scope);
      const after = await this.placements.appearances(scope, id);
      const changes = differenceOf(await this.publications.announced(scope), after);
      const gathering = await this.programme.load(scope);
      const misfits = misfitsOf(gathering, await this.placements.of(scope, id));
      return { changes, misfits, blastRadius: blastRadiusOf(changes, after.size) };
    });
  }
}
