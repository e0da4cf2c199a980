import type { Checkpoint, Problem, Progress, Schedule } from '@ronda/allocation';
import type { TracePoint } from '../../domain/trace';
import type { Answer, RunRequest } from './runs';

export interface AllocationTask {
  readonly problem: Problem;
  readonly request: Pick<RunRequest, 'purpose' | 'changes'>;
  readonly seed: number;
  /** Moves to try in all, those before the checkpoint included. */
  readonly iterations: number;
  /** Where to resume; null begins anew. */
  readonly checkpoint: Checkpoint | null;
  /** About how many milliseconds of work a crash may cost. */
  readonly checkpointEveryMs: number;
}

/** One allocation going on elsewhere, so that this thread stays free to answer. */
export interface Allocation {
  /**
   * The schedule, once the independent checker has accepted it. Rejects with `AllocationAborted` when it was given
   * up, with another error when the problem contradicts itself or the checker refused the result.
   */
  readonly schedule: Promise<Schedule>;
  /** What there is to say beside the schedule, once that is there. */
  answer(): Answer | null;
  /** The latest report; null before the first. */
  progress(): Progress | null;
  /** Every improvement so far, the oldest first. */
  trace(): readonly TracePoint[];
  /** The latest point from which another worker could go on; null before the first. */
  checkpoint(): Checkpoint | null;
  /** Asks for the best schedule so far. */
  stop(): void;
  /** Gives it up. */
  abort(): void;
}

export class AllocationAborted extends Error {
  constructor() {
    super('The allocation was given up here; whoever takes it over goes on from its last checkpoint.');
    this.name = 'AllocationAborted';
  }
}

/** Where allocations are computed. */
export abstract class AllocationEngine {
  abstract start(task: AllocationTask): Allocation;
}
