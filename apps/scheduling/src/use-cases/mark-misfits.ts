import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { misfitsOf } from '../domain/misfits';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules } from './ports/schedules';

/**
 * After the programme or somebody's availability changed: marks, in the published version and in every draft, the
 * meetings that no longer fit. None is moved or dropped; that is the organiser's decision.
 */
@Injectable()
export class MarkMisfits {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly clock: Clock,
  ) {}

  execute(scope: Scope): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const gathering = await this.programme.load(scope);
      const noticedAt = this.clock.now();
      for (const { id } of await this.schedules.standing(scope)) {
        await this.schedules.lock(scope, id);
        const misfits = misfitsOf(gathering, await this.placements.of(scope, id));
        const rows = [...misfits].map(([meetingId, reasons]) => ({ meetingId, reasons, noticedAt }));
        await this.placements.replaceMisfits(scope, id, rows);
      }
    });
  }
}
