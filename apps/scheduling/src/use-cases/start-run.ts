import { createHash, randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Problem } from '@ronda/allocation';
import { Clock, DomainError } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import type { Scope } from '../domain/scope';
import { type Run, type RunRequest, Runs } from './ports/runs';
import { ProblemAssembly } from './problem-assembly';
import { movesFor } from './search-budget';

const LARGEST_SEED = 2 ** 31;
/** What may be left out is decided for the caller. */
export interface RunWish extends Omit<RunRequest, 'basedOn'> {
  /** Undefined: the published version, else the newest draft, else none. */
  readonly basedOn?: string | null | undefined;
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
}

/** Everything at its default: all meetings are placed afresh, locked ones stay. */
export const WHOLE_RUN: RunWish = {
  purpose: 'allocate',
  changes: [],
  scope: 'all',
  meetingIds: [],
  keepLocked: true,
  keepPublishedFirst: false,
  mustPlaceAll: false,
  maxBreakDifference: null,
};

/** Freezes the problem as it is now and asks a worker, by message, to solve it. */
@Injectable()
export class StartRun {
  constructor(
    private readonly transaction: Transaction,
    private readonly assembly: ProblemAssembly,
    private readonly runs: Runs,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError RUN.ALREADY_ACTIVE, RUN.NOTHING_TO_PLACE, RUN.NO_SLOTS, RUN.NO_TABLES, RUN.UNKNOWN_MEETING,
   * RUN.CHANGE_REFUSED, SCHEDULE.NOT_FOUND
   */
  execute(scope: Scope, actor: Actor, { seed, iterations, ...wish }: RunWish): Promise<Run> {
    return this.transaction.run(scope.tenantId, async () => {
      const request = await this.assembly.request(scope, wish);
      const { problem } = await this.assembly.assemble(scope, request);
      requireSolvable(problem, request);
      const run = await this.runs.add(scope, {
        id: randomUUID(),
        request,
        problem,
        inputHash: hashOf(problem),
        seed: seed ?? randomInt(LARGEST_SEED),
        iterations: iterations ?? movesFor(problem),
        createdAt: this.clock.now(),
      });
      await this.outbox.add('scheduling.allocate@1', {
        matchmakingId: scope.matchmakingId,
        runId: run.id,
        revision: run.epoch,
      });
      const { purpose, scope: part } = request;
      const details = { seed: run.seed, iterations: run.iterations, purpose, scope: part };
      const { matchmakingId } = scope;
      await this.audit.record({ matchmakingId, by: actor, action: 'run.started', about: [run.id], details });
      return run;
    });
  }
}

/** Equal for equal problems: facts are read in a fixed order. */
export function hashOf(problem: Problem): string {
  return createHash('sha256').update(JSON.stringify(problem)).digest('hex');
}

function requireSolvable(problem: Problem, { meetingIds }: RunRequest): void {
  const complaint = complaintAbout(problem, meetingIds);
  if (complaint) throw new DomainError(...complaint);
}

function complaintAbout(
  { meetings, slots, tables }: Problem,
  meetingIds: readonly string[],
): ConstructorParameters<typeof DomainError> | null {
  const known = new Set(meetings.map((meeting) => meeting.id));
  const unknown = meetingIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    return [
      'RUN.UNKNOWN_MEETING',
      `${unknown.length} of the selected meetings cannot be placed, the first is ${unknown[0] ?? ''}.\nMaybe an id was mistyped, or a side took its acceptance back.`,
      { meetingIds: unknown },
    ];
  }
  if (slots.length === 0) {
    return ['RUN.NO_SLOTS', 'The programme has no time slot.\nMaybe add a session to the programme first.'];
  }
  if (tables.length === 0) {
    return ['RUN.NO_TABLES', 'The programme has 0 tables.\nMaybe add a table, booth or virtual room first.'];
  }
  if (meetings.length === 0) {
    return [
      'RUN.NOTHING_TO_PLACE',
      'No meeting request has been accepted.\nMaybe wait for answers, or close the booking window.',
    ];
  }
  return null;
}
