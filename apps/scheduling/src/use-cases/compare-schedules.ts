import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { type BlastRadius, blastRadiusOf, type Change, differenceOf } from '../domain/difference';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Schedules } from './ports/schedules';

export interface Comparison {
  readonly blastRadius: BlastRadius;
  readonly changes: readonly Change[];
}

/** The difference between two versions, meeting by meeting. */
@Injectable()
export class CompareSchedules {
  constructor(
    private readonly transaction: Transaction,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
  ) {}

  execute(scope: Scope, beforeId: string, afterId: string): Promise<Comparison> {
    return this.transaction.run(scope.tenantId, async () => {
      const before = await this.schedules.require(scope, beforeId);
      const after = await this.schedules.require(scope, afterId);
      const entries = await this.placements.appearances(scope, after.id);
      const changes = differenceOf(await this.placements.appearances(scope, before.id), entries);
      return { changes, blastRadius: blastRadiusOf(changes, entries.size) };
    });
  }
}
