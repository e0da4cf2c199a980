import { closeSync, openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { allocate, type Problem, type Progress, type Schedule } from '@ronda/allocation';

/** What a worker is given: one seed of one run. `stop[0]` is set to 1 by whoever wants the best so far. */
export interface WorkerInput {
  readonly problem: Problem;
  readonly seed: number;
  readonly iterations: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly stop: Int32Array;
  /** Whether the exact engine takes part, and the file for its proof. */
  readonly exact: { readonly proofFile?: string } | null;
}

export type WorkerMessage = { readonly progress: Progress } | { readonly schedule: Schedule };

/** Giving tables and explaining grow with the problem as setting up does, and take less than half as long. */
const CLOSING_SHARE = 0.5;

/** Lines on their way to a file, written in large pieces. */
class ProofFile {
  private readonly descriptor: number;
  private lines: string[] = [];

  constructor(path: string) {
    this.descriptor = openSync(path, 'w');
  }

  write(line: string): void {
    if (this.lines.push(line) >= 1000) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    if (this.lines.length > 0) writeSync(this.descriptor, `${this.lines.join('\n')}\n`);
    this.lines = [];
  }
}

if (parentPort) {
  const port = parentPort;
  const { problem, seed, iterations, deadline, stop, exact } = workerData as WorkerInput;
  const startedAt = Date.now();
  let lastMoment: number | undefined;
  const isLate = (): boolean => {
    const now = Date.now();
    lastMoment ??= deadline - (now - startedAt) * CLOSING_SHARE;
    return now >= lastMoment;
  };
  const proof = exact?.proofFile === undefined ? null : new ProofFile(exact.proofFile);
  const { schedule } = allocate(problem, {
    seed,
    iterations,
    ...(exact && {
      exact: {
        conflicts: Infinity,
        ...(proof && {
          onProofLine: (line) => {
            proof.write(line);
          },
        }),
      },
    }),
    shouldStop: () => isLate() || Atomics.load(stop, 0) === 1,
    onProgress: (progress) => {
      port.postMessage({ progress } satisfies WorkerMessage);
    },
  });
  proof?.close();
  port.postMessage({ schedule } satisfies WorkerMessage);
}
