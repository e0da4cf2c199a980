import type { Checkpoint, Progress, Schedule } from '@ronda/allocation';
import type { AllocationTask } from '../use-cases/ports/allocation-engine';
import type { Answer } from '../use-cases/ports/runs';

/** What the thread is started with. */
export interface ThreadInput {
  readonly task: AllocationTask;
  /** One number, set to 1 to ask for the best so far; shared because a busy thread reads no messages. */
  readonly stopFlag: SharedArrayBuffer;
}

/** What the thread tells. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'schedule'; readonly schedule: Schedule; readonly answer: Answer | null };
