import { Injectable, Logger } from '@nestjs/common';
import type { Problem, Schedule as AllocatedSchedule } from '@ronda/allocation';
import { Clock, DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { SYSTEM } from '../domain/actor';
import type { Scope } from '../domain/scope';
import { leftAlone } from './build-problem';
import { placementsOf } from './placements-of-schedule';
import { Placements, type UnplacedMeeting } from './ports/placements';
import { type Answer, type ClaimedRun, type RunEnd, Runs } from './ports/runs';
import { Schedules } from './ports/schedules';
import { type Assembled, ProblemAssembly } from './problem-assembly';
import { hashOf } from './start-run';

/** The last words of a run, in one transaction that does nothing unless the run's epoch is still this worker's. */
@Injectable()
export class ConcludeRun {
  private readonly logger = new Logger('Allocation');

  constructor(
    private readonly transaction: Transaction,
    private readonly assembly: ProblemAssembly,
    private readonly runs: Runs,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Stores the result as a new draft, if what it was computed from is still so; an answer to a what-if is no draft. */
  withSchedule(
    scope: Scope,
    run: ClaimedRun,
    result: AllocatedSchedule,
    answer: Answer | null,
  ): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      const now = await this.assembly.assemble(scope, run.request);
      if (!(await this.runs.isStillMine(scope, run.id, run.epoch))) return;
      const { isCancelRequested } = await this.runs.require(scope, run.id);
      if (hashOf(now.problem) !== run.inputHash) {
        await this.end(scope, run, {
          status: 'stale_input',
          result,
          answer,
          scheduleId: null,
          failure: STALE,
        });
      } else if (result.status === 'infeasible' || result.status === 'incomplete') {
        await this.end(scope, run, {
          status: 'infeasible',
          result,
          answer,
          scheduleId: null,
          failure: INFEASIBLE,
        });
      } else {
        const isDraft = run.request.purpose !== 'what-if';
        const scheduleId = isDraft ? await this.store(scope, run, result, now) : null;
        const status = isCancelRequested ? 'cancelled' : 'finished';
        await this.end(scope, run, { status, result, answer, scheduleId, failure: null });
      }
    });
  }

  withFailure(scope: Scope, run: ClaimedRun, error: unknown): Promise<void> {
    const failure = error instanceof Error ? error.message : String(error);
    this.logger.error(`Run ${run.id} failed: ${failure}`);
    return this.transaction.run(scope.tenantId, async () => {
      if (!(await this.runs.isStillMine(scope, run.id, run.epoch))) return;
      await this.end(scope, run, { status: 'failed', result: null, answer: null, scheduleId: null, failure });
    });
  }

  private end(scope: Scope, run: ClaimedRun, end: Omit<RunEnd, 'at'>): Promise<void> {
    return this.runs.end(scope, run.id, { ...end, at: this.clock.now() });
  }

  private async store(
    scope: Scope,
    run: ClaimedRun,
    result: AllocatedSchedule,
    assembled: Assembled,
  ): Promise<string> {
    const { gathering, base, published, problem } = assembled;
    requireFixedPlaced(problem, result);
    const draft = await this.schedules.create(scope, {
      origin: 'run',
      basedOn: run.request.basedOn,
      runId: run.id,
      createdAt: this.clock.now(),
    });
    const locked = new Set(base.filter((p) => p.isLocked && run.request.keepLocked).map((p) => p.meetingId));
    const places = placementsOf(gathering, result.assignments, { previous: published, locked });
    const alone = leftAlone({ gathering, base, request: run.request });
    await this.placements.fill(scope, draft.id, places, [
      ...result.unplaced.map(unplacedMeeting),
      ...alone.map((meetingId) => ({ meetingId, causes: [{ kind: 'not-selected' as const }], repairs: [] })),
    ]);
    const details = { version: draft.version, placed: places.length, unplaced: result.unplaced.length };
    await this.audit.record({
      matchmakingId: scope.matchmakingId,
      by: SYSTEM,
      action: 'schedule.created',
      about: [draft.id, run.id],
      details,
    });
    return draft.id;
  }
}

const STALE =
  'The programme, the participants or the agreed meetings changed while the run was going on.\nMaybe start it again.';
const INFEASIBLE =
  'Not every meeting can be placed, and the run was asked to place all.\nMaybe see the causes, or run again without that rule.';

/** Locked meetings and those of no concern to the run keep their places, whatever else the engine finds. */
function requireFixedPlaced({ meetings }: Problem, { assignments }: AllocatedSchedule): void {
  const placed = new Set(assignments.map((assignment) => assignment.meeting));
  const lost = meetings.filter((meeting) => meeting.fixed && !placed.has(meeting.id));
  if (lost.length === 0) return;
  throw new DomainError(
    'RUN.FIXED_MEETINGS_LOST',
    `${lost.length} meetings that were to keep their places lost them, the first is ${lost[0]?.id ?? ''}.\n` +
      'Maybe run again with more iterations, or unlock some.',
    { meetingIds: lost.map((meeting) => meeting.id) },
  );
}

function unplacedMeeting({
  meeting,
  causes,
  repairs,
}: AllocatedSchedule['unplaced'][number]): UnplacedMeeting {
  return { meetingId: meeting, causes, repairs };
}
