import { Injectable } from '@nestjs/common';
import { causeText, participantText } from '@ronda/allocation';
import { Transaction } from '@ronda/persistence';
import type { Scope } from '../domain/scope';
import { type Misfit, Placements, type UnplacedCause } from './ports/placements';
import { type Agenda, type Grid, Readings, type UnplacedReading } from './ports/readings';
import { Schedules, type ScheduleSummary } from './ports/schedules';

/** An unplaced meeting whose causes can be read. */
export interface Explained extends UnplacedReading {
  readonly causes: readonly (UnplacedCause & { readonly sentence: string })[];
}

export interface ExplainedAgenda extends Omit<Agenda, 'unplaced'> {
  readonly participantId: string;
  readonly unplaced: readonly (Agenda['unplaced'][number] & { readonly explanation: string })[];
}

/** What screens show of schedules. */
@Injectable()
export class ReadSchedules {
  constructor(
    private readonly transaction: Transaction,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly readings: Readings,
  ) {}

  list(scope: Scope, limit: number, beforeVersion: number | null): Promise<ScheduleSummary[]> {
    return this.transaction.run(scope.tenantId, () => this.schedules.list(scope, limit, beforeVersion));
  }

  one(scope: Scope, scheduleId: string): Promise<ScheduleSummary> {
    return this.transaction.run(scope.tenantId, () => this.schedules.summary(scope, scheduleId));
  }

  grid(scope: Scope, scheduleId: string): Promise<Grid & { schedule: ScheduleSummary; revision: number }> {
    return this.transaction.run(scope.tenantId, async () => {
      const schedule = await this.schedules.summary(scope, scheduleId);
      const grid = await this.readings.grid(scope, scheduleId);
      return { ...grid, schedule, revision: schedule.revision };
    });
  }

  /** The unplaced meetings of a version with each cause also as a sentence for the organiser. */
  unplaced(scope: Scope, scheduleId: string): Promise<Explained[]> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.schedules.require(scope, scheduleId);
      const names = await this.readings.names(scope);
      const name = (id: string): string => names.get(id) ?? id;
      const unplaced = await this.readings.unplaced(scope, scheduleId);
      return unplaced.map((meeting) => ({
        ...meeting,
        causes: meeting.causes.map((cause) => ({ ...cause, sentence: causeSentence(cause, name) })),
      }));
    });
  }

  misfits(scope: Scope, scheduleId: string): Promise<Misfit[]> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.schedules.require(scope, scheduleId);
      return this.placements.misfits(scope, scheduleId);
    });
  }

  /**
   * A participant's agenda. Whatever has no place is explained by one sentence for every cause, so that a private
   * veto cannot be told from lack of room.
   */
  agenda(scope: Scope, participantId: string): Promise<ExplainedAgenda> {
    return this.transaction.run(scope.tenantId, async () => {
      const agenda = await this.readings.agenda(scope, participantId);
      const unplaced = agenda.unplaced.map((meeting) => ({ ...meeting, explanation: participantText() }));
      return { ...agenda, participantId, unplaced };
    });
  }
}

function causeSentence(cause: UnplacedCause, name: (id: string) => string): string {
  if (cause.kind === 'not-selected') return 'The run was not asked to place it.';
  if (cause.kind === 'unscheduled-by-organiser') return 'The organiser took its time and table away.';
  if (cause.kind === 'declined-invitation') return 'A side declined the invitation.';
  return causeText(cause, name);
}
