import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Checkpoint, Progress, Schedule } from '@ronda/allocation';
import { extended, type TracePoint } from '../domain/trace';
import {
  type Allocation,
  AllocationAborted,
  AllocationEngine,
  type AllocationTask,
} from '../use-cases/ports/allocation-engine';
import type { Answer } from '../use-cases/ports/runs';
import type { ThreadInput, ThreadMessage } from './messages';

const EXTENSION = extname(__filename);
const ENTRY = join(__dirname, `allocation.worker${EXTENSION}`);
/** Run from its TypeScript source, as tests do, a thread needs the compiler that the main thread already has. */
const COMPILER =
  EXTENSION === '.ts' ? ['--require', join(__dirname, '../../../../scripts/register-typescript.cjs')] : [];

/** Each allocation in a thread of its own, so that requests are answered and leases renewed meanwhile. */
@Injectable()
export class ThreadEngine extends AllocationEngine implements OnModuleDestroy {
  private readonly going = new Set<ThreadAllocation>();
  private isClosing = false;

  override start(task: AllocationTask): Allocation {
    const allocation = new ThreadAllocation(task);
    if (this.isClosing) allocation.abort();
    this.going.add(allocation);
    const forget = (): void => {
      this.going.delete(allocation);
    };
    allocation.schedule.then(forget, forget);
    return allocation;
  }

  /** Gives every allocation up, before the queue waits for its handlers, so that another replica takes over at once. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const allocation of this.going) allocation.abort();
  }
}

class ThreadAllocation implements Allocation {
  readonly schedule: Promise<Schedule>;
  private readonly worker: Worker;
  private readonly stopFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  private latestProgress: Progress | null = null;
  private improvements: readonly TracePoint[] = [];
  private latestCheckpoint: Checkpoint | null = null;
  private said: Answer | null = null;
  private isAborted = false;

  constructor(task: AllocationTask) {
    const workerData: ThreadInput = { task, stopFlag: this.stopFlag };
    this.worker = new Worker(ENTRY, { workerData, execArgv: COMPILER });
    this.schedule = new Promise((resolve, reject) => {
      this.worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'schedule') {
          this.said = message.answer;
          resolve(message.schedule);
        } else {
          this.note(message);
        }
      });
      this.worker.on('error', reject);
      this.worker.on('exit', (code) => {
        reject(
          this.isAborted ? new AllocationAborted() : new Error(`The allocation thread ended (${code}).`),
        );
      });
    });
  }

  answer(): Answer | null {
    return this.said;
  }

  progress(): Progress | null {
    return this.latestProgress;
  }

  trace(): readonly TracePoint[] {
    return this.improvements;
  }

  checkpoint(): Checkpoint | null {
    return this.latestCheckpoint;
  }

  stop(): void {
    Atomics.store(new Int32Array(this.stopFlag), 0, 1);
  }

  abort(): void {
    this.isAborted = true;
    void this.worker.terminate();
  }

  private note(message: Exclude<ThreadMessage, { kind: 'schedule' }>): void {
    if (message.kind === 'checkpoint') {
      this.latestCheckpoint = message.checkpoint;
    } else {
      this.latestProgress = message.progress;
      this.improvements = extended(this.improvements, message.progress);
    }
  }
}
