import type {
  Checkpoint,
  Problem,
  ProblemChange,
  Progress,
  Proved,
  Schedule as AllocatedSchedule,
} from '@ronda/allocation';
import type { RunStatus } from '../../domain/run';
import type { Scope } from '../../domain/scope';
import type { TracePoint } from '../../domain/trace';

/** A draft, a draft that moves little of what is published, or an answer that becomes no schedule. */
export const PURPOSES = ['allocate', 'replan', 'what-if'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What the organiser asked a run to do. */
export interface RunRequest {
  readonly purpose: Purpose;
  /** What is taken to be otherwise than the programme says. */
  readonly changes: readonly ProblemChange[];
  /** Which meetings may get a new place; the others stay where the base version has them. */
  readonly scope: 'all' | 'unplaced' | 'selected';
  /** The meetings of scope `selected`. */
  readonly meetingIds: readonly string[];
  /** The version to start from; null means none: everything is placed afresh. */
  readonly basedOn: string | null;
  readonly keepLocked: boolean;
  readonly keepPublishedFirst: boolean;
  readonly mustPlaceAll: boolean;
  readonly maxBreakDifference: number | null;
  /** What begins earlier has begun: it stays as it is, and nothing else is put there. An ISO instant, as in JSON. */
  readonly notBefore?: string | null;
}

export interface Run {
  readonly id: string;
  readonly status: RunStatus;
  readonly request: RunRequest;
  readonly seed: number;
  readonly iterations: number;
  readonly inputHash: string;
  /** Rises with each takeover: how many times a worker began or resumed it. */
  readonly epoch: number;
  /** How far it is: the best schedule so far, and what no schedule can exceed. */
  readonly progress: Progress | null;
  /** How it came there; worth a curve. */
  readonly trace: readonly TracePoint[];
  readonly isCancelRequested: boolean;
  /** Set when it ended with a draft. */
  readonly scheduleId: string | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** What a run says beside its schedule. */
export type Answer =
  | {
      readonly kind: 'replan';
      /** Published meetings moved or dropped, and the weight placed. */
      readonly moves: Proved;
      readonly weight: Proved;
    }
  | {
      readonly kind: 'what-if';
      /** Weight and meetings placed more than without the changes. */
      readonly weight: number;
      readonly placed: number;
      readonly atMost: number;
      readonly isProved: boolean;
      readonly proof: string;
      /** What could be added, the worthiest first; only where no changes were asked about. */
      readonly options: readonly RankedOption[];
    };
/** Something an organiser could add, and what that would be worth. */
export interface RankedOption {
  readonly kind: 'table' | 'slot' | 'half-hour' | 'interpreter' | 'availability';
  readonly changes: readonly ProblemChange[];
  readonly weight: number;
  readonly placed: number;
  readonly atMost: number;
  readonly isProved: boolean;
  readonly proof: string;
}
export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

export interface NewRun {
  readonly id: string;
  readonly request: RunRequest;
  readonly problem: Problem;
  readonly inputHash: string;
  readonly seed: number;
  readonly iterations: number;
  readonly createdAt: Date;
}

/** A run that this worker holds until its lease ends or somebody takes it over. */
export interface ClaimedRun extends Run {
  readonly problem: Problem;
  /** Where an earlier worker left it. */
  readonly checkpoint: Checkpoint | null;
}

/** What a worker reports when it renews its lease. */
export interface Heartbeat {
  readonly leaseUntil: Date;
  readonly progress: Progress | null;
  readonly trace: readonly TracePoint[];
  /** Null leaves the stored one. */
  readonly checkpoint: Checkpoint | null;
}

export interface RunEnd {
  readonly status: 'finished' | 'cancelled' | 'stale_input' | 'infeasible' | 'failed';
  readonly result: AllocatedSchedule | null;
  readonly answer: Answer | null;
  readonly scheduleId: string | null;
  readonly failure: string | null;
  readonly at: Date;
}

/** Allocation runs. Every method works inside the running transaction. */
export abstract class Runs {
  /** @throws DomainError RUN.ALREADY_ACTIVE */
  abstract add(scope: Scope, run: NewRun): Promise<Run>;
  /** @throws DomainError RUN.NOT_FOUND */
  abstract require(scope: Scope, runId: string): Promise<Run>;
  /**
   * A run with what it answered; null before it has ended.
   * @throws DomainError RUN.NOT_FOUND, also where the run was for another purpose
   */
  abstract requireFor<K extends Answer['kind']>(
    scope: Scope,
    runId: string,
    purpose: K,
  ): Promise<{ run: Run; answer: AnswerOf<K> | null }>;
  /** Like `require`, and its status stays until the transaction ends. */
  abstract lock(scope: Scope, runId: string): Promise<Run>;
  /** Newest first; `before` continues a list. */
  abstract list(scope: Scope, limit: number, before: Date | null): Promise<Run[]>;
  abstract findActive(scope: Scope): Promise<Run | null>;
  /** @throws DomainError RUN.NOT_FOUND */
  abstract problem(scope: Scope, runId: string): Promise<Problem>;
  /** @throws DomainError RUN.NOT_FOUND, RUN.NO_RESULT */
  abstract result(scope: Scope, runId: string): Promise<AllocatedSchedule>;
  /** Takes a run nobody holds and raises its epoch; null when it ended or somebody works on it. */
  abstract claim(
    scope: Scope,
    runId: string,
    owner: string,
    now: Date,
    leaseUntil: Date,
  ): Promise<ClaimedRun | null>;
  /** Renews the lease of an epoch; null when another worker took over or the run ended. */
  abstract beat(
    scope: Scope,
    runId: string,
    epoch: number,
    beat: Heartbeat,
  ): Promise<{ isCancelRequested: boolean } | null>;
  /** Locks the run for its last words; false when the epoch is no longer this one. */
  abstract isStillMine(scope: Scope, runId: string, epoch: number): Promise<boolean>;
  abstract end(scope: Scope, runId: string, end: RunEnd): Promise<void>;
  abstract requestCancel(scope: Scope, runId: string, at: Date): Promise<void>;
  /** Runs of the tenant that should be going on and that nobody holds; each is returned once per `ringAgainAfter`. */
  abstract ringAbandoned(
    now: Date,
    ringAgainAfter: Date,
  ): Promise<{ matchmakingId: string; runId: string; epoch: number }[]>;
}
