import type { Assignment } from './problem';
import type { Bounds, Schedule } from './schedule';

/** How `allocate` is to run. */
export interface AllocateOptions {
  /** Any integer; default 1. Same problem, seed and iterations: same schedule. */
  readonly seed?: number;
  /** Moves tried at most; default 1,000,000. `Infinity` is welcome together with `shouldStop`. */
  readonly iterations?: number;
  /** Asked every few hundred moves; true ends the search with the best so far. The only way to know a clock. */
  readonly shouldStop?: () => boolean;
  /** Told whenever the best gets better, and every `progressEvery` moves. */
  readonly onProgress?: (progress: Progress) => void;
  /** Default 100,000. */
  readonly progressEvery?: number;
  /** Asked every few hundred moves; true sends the state of the search to `onCheckpoint`, and the search goes on. */
  readonly shouldCheckpoint?: () => boolean;
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Continues an earlier run of the same problem exactly where it stopped; its seed and start count. */
  readonly checkpoint?: Checkpoint;
  /** Lets the exact engine take over where the moves have not reached the bounds; default: it does not. */
  readonly exact?: ExactOptions;
  /** Assignments to begin with instead of a fresh construction; what breaks a rule is left out. */
  readonly start?: readonly Assignment[];
}

/** How the exact engine is to take part. */
export interface ExactOptions {
  /** Conflicts it may have; about a thousand a second. Default 1,000,000. */
  readonly conflicts?: number;
  /** The number of moves after which it takes over; default 200,000 and 500 for each meeting. */
  readonly afterMoves?: number;
  /** Given the lines of the proofs, see `verify`. */
  readonly onProofLine?: (line: string) => void;
}

/** The best so far, and what is known about the best possible. */
export interface Progress {
  readonly iterations: number;
  readonly placed: number;
  readonly meetings: number;
  readonly weight: number;
  readonly moved: number;
  readonly breaks: number;
  readonly idleSlots: number;
  readonly bounds: Bounds;
}

/** The whole state of a search as JSON-able values. */
export interface Checkpoint {
  readonly version: 1;
  readonly seed: number;
  readonly iterations: number;
  /** Of the random generator. */
  readonly generator: readonly number[];
  /** The annealing cycle: its number, its first iteration and its length. */
  readonly cycle: readonly [number, number, number];
  /** After how many moves the best was proved, -1 when it is not. */
  readonly provedAt: number;
  /** Slot of each meeting, by position; -1 for unplaced. */
  readonly current: readonly number[];
  /** The unplaced meetings in the order the search keeps them. */
  readonly pool: readonly number[];
  readonly best: readonly number[];
}

export interface Allocation {
  readonly schedule: Schedule;
  /** Null when there was nothing to search: settled by counting, or proved optimal. */
  readonly checkpoint: Checkpoint | null;
}
