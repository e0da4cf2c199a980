import { Injectable } from '@nestjs/common';
import { Clock, requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { type NotedTable, requireForward, type Span } from '../domain/live-day';
import type { Scope } from '../domain/scope';
import { MarkMisfits } from './mark-misfits';
import { LiveDays } from './ports/live-days';
import { Programme } from './ports/programme';

export interface TableNote {
  readonly tableId: string;
  /** Null: it can be used again. */
  readonly lost: Span | null;
  readonly revision: number;
  readonly reason?: string | undefined;
}

/** A table is lost from a time on, or comes back; the meetings there are marked, none is moved. */
@Injectable()
export class NoteTable {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly liveDays: LiveDays,
    private readonly markMisfits: MarkMisfits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError TABLE.NOT_FOUND, HTTP.REVISION_MISMATCH, LIVE_DAY.ENDS_BEFORE_IT_BEGINS */
  execute(scope: Scope, actor: Actor, { tableId, lost, revision, reason }: TableNote): Promise<NotedTable> {
    if (lost) requireForward(lost);
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const before = await this.liveDays.table(scope, tableId);
      requireRevision(`What was noted of table ${tableId}`, before.revision, revision);
      await this.liveDays.noteTable(scope, tableId, lost, this.clock.now());
      await this.markMisfits.execute(scope);
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: actor,
        action: lost ? 'table.lost' : 'table.returned',
        about: [tableId],
        reason,
        details: { ...lost },
      });
      return this.liveDays.table(scope, tableId);
    });
  }
}
