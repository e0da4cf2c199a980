import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compareObjectives, type Problem, type Progress, type Schedule } from '@ronda/allocation';
import type { WorkerInput, WorkerMessage } from './allocation-worker';

export interface RunOptions {
  readonly seed: number;
  readonly threads: number;
  readonly iterations: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Lets the exact engine take part, in the first thread; its proof goes into the file. */
  readonly exact?: { readonly proofFile?: string };
  /** Aborting ends the search with the best so far. */
  readonly signal?: AbortSignal;
}

/**
 * Runs one search a thread, with the seeds `seed`, `seed + 1`, …, and keeps the best. With one thread and a
 * number of iterations the result depends on nothing else.
 */
export async function runAllocation(problem: Problem, options: RunOptions): Promise<Schedule> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const halt = () => Atomics.store(stop, 0, 1);
  options.signal?.addEventListener('abort', halt);
  if (options.signal?.aborted === true) halt();
  const seeds = Array.from({ length: options.threads }, (_, thread) => options.seed + thread);
  const runs = seeds.map((seed, thread) => {
    const { iterations, deadline } = options;
    const exact = (thread === 0 && options.exact) || null;
    return runWorker({ problem, seed, iterations, deadline, stop, exact }, options.onProgress).then(
      (schedule) => {
        // Nothing can be better than what is proved: the others may stop.
        if (isProved(schedule)) halt();
        return schedule;
      },
    );
  });
  const schedules = await Promise.all(runs);
  options.signal?.removeEventListener('abort', halt);
  return schedules.reduce((best, other) => (isBetter(problem, other, best) ? other : best));
}

const isProved = ({ status }: Schedule): boolean => status === 'optimal' || status === 'infeasible';

function isBetter(problem: Problem, a: Schedule, b: Schedule): boolean {
  if (isProved(a) !== isProved(b)) return isProved(a);
  return compareObjectives(a.objective, b.objective, problem.rules) < 0;
}

function runWorker(input: WorkerInput, onProgress?: (progress: Progress) => void): Promise<Schedule> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'allocation-worker.js'), { workerData: input });
    worker.on('message', (message: WorkerMessage) => {
      if ('schedule' in message) resolve(message.schedule);
      else onProgress?.(message.progress);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      reject(new Error(`The search ended without a result (exit code ${code}).`));
    });
  });
}
