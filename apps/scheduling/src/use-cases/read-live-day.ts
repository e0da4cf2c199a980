import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import type { NotedAttendance, NotedTable } from '../domain/live-day';
import type { Scope } from '../domain/scope';
import { LiveDays } from './ports/live-days';
import { Schedules, type ScheduleSummary } from './ports/schedules';

/** How the day goes: what is announced, who is there, and which tables can be used. */
export interface LiveDay {
  readonly published: ScheduleSummary | null;
  readonly attendances: readonly NotedAttendance[];
  readonly tables: readonly NotedTable[];
}

@Injectable()
export class ReadLiveDay {
  constructor(
    private readonly transaction: Transaction,
    private readonly schedules: Schedules,
    private readonly liveDays: LiveDays,
  ) {}

  execute(scope: Scope): Promise<LiveDay> {
    return this.transaction.run(scope.tenantId, async () => {
      const published = await this.schedules.findPublished(scope);
      return {
        published: published && (await this.schedules.summary(scope, published.id)),
        attendances: await this.liveDays.attendances(scope),
        tables: await this.liveDays.tables(scope),
      };
    });
  }
}
