import { parentPort, workerData } from 'node:worker_threads';
import { verify } from '@ronda/allocation';
import type { ThreadInput, ThreadMessage } from './messages';
import { solve } from './solve';

/** Nobody looks more often, in milliseconds. */
const TELL_MS = 250;

/** The thread's whole life: the search, telling of itself as it goes, then the checker. */
function run({ task, stopFlag }: ThreadInput): void {
  const { checkpoint, checkpointEveryMs } = task;
  const stop = new Int32Array(stopFlag);
  // Clocks decide what is told and when, never where the search goes.
  const isProgressDue = every(TELL_MS, -Infinity);
  const { problem, schedule, answer } = solve(task, {
    ...(checkpoint && { checkpoint }),
    shouldStop: () => Atomics.load(stop, 0) === 1,
    shouldCheckpoint: every(checkpointEveryMs, performance.now()),
    onCheckpoint: (reached) => {
      tell({ kind: 'checkpoint', checkpoint: reached });
    },
    onProgress: (progress) => {
      if (isProgressDue()) tell({ kind: 'progress', progress });
    },
  });
  const verdict = verify(problem, schedule);
  if (!verdict.isValid) {
    throw new Error(`The checker refused the schedule: ${JSON.stringify(verdict.violations.slice(0, 5))}`);
  }
  tell({ kind: 'schedule', schedule, answer });
}

/** Says yes when so many milliseconds have gone by since it last did. */
function every(ms: number, since: number): () => boolean {
  let last = since;
  return () => {
    const now = performance.now();
    if (now - last < ms) return false;
    last = now;
    return true;
  };
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

run(workerData as ThreadInput);
