import { leastBreaksOfAll } from '../bounds/breaks';
import { FAIR_DIFFERENCE } from '../objective/levels';
import type { ProblemIndex } from '../problem-index';
import type { PossibleSlots } from '../possible-slots';
import { whyNotExact } from './coverage';
import type { ProofLog } from './proof-log';
import { Question, type Effort } from './question';
import { breaksIn } from './slot-breaks';

/** A schedule by its slots: of each meeting, -1 for unplaced. */
export type SlotOfMeeting = ArrayLike<number>;

export interface ExactBudget extends Effort {
  /** Told whenever the schedule or a bound gets better. */
  readonly onProgress?: ((outcome: ExactOutcome) => void) | undefined;
  /** Where the proofs are written. */
  readonly log?: ProofLog | undefined;
}

/** What the exact engine knows when it ends. */
export interface ExactOutcome {
  /** The best known, in slots that leave room for tables; the incumbent itself where nothing better was found. */
  readonly slots: Int32Array;
  readonly conflicts: number;
  /** Proved: no schedule places more weight; null where nothing was proved beyond what counting shows. */
  readonly weight: number | null;
  /** Proved: no schedule that places as much and is as fair has fewer breaks; null likewise. */
  readonly breaks: number | null;
  /** Where not everything can be held though it must: meetings that exclude each other; null where not found. */
  readonly excluding: readonly number[] | null;
  /** Why the engine kept out, or null. */
  readonly unsupported: string | null;
}

/**
 * Looks for a schedule better than the incumbent, and proves what it can: first that no more weight can be
 * placed than the incumbent has (when `weightBound` says more), then from below how few breaks are possible.
 * The incumbent has to keep every hard rule. Deterministic: the same problem, incumbent and number of
 * conflicts give the same outcome; nothing depends on time unless `shouldStop` does.
 *
 * @example
 * const { slots, breaks } = improveExactly(index, possible, incumbent, weightBound, { conflicts: 50_000 });
 */
export function improveExactly(
  index: ProblemIndex,
  possible: PossibleSlots,
  incumbent: SlotOfMeeting,
  weightBound: number,
  budget: ExactBudget,
): ExactOutcome {
  const unsupported = whyNotExact(index, possible);
  const run = new Improvement(index, possible, incumbent, budget);
  if (unsupported === null && run.placeAllWeight(weightBound)) run.removeBreaks();
  return run.outcome(unsupported);
}

/** Conflicts of the first attempt at a question; each round has half as many again. */
const FIRST_SLICE = 4000;
const GROWTH = 1.5;
/** Conflicts for finding out which meetings exclude each other. */
const MOST_TO_EXPLAIN = 20_000;

class Improvement {
  private slots: Int32Array;
  private conflicts = 0;
  private weight: number | null = null;
  private breaks: number | null = null;
  private excluding: readonly number[] | null = null;
  private readonly total: number;

  constructor(
    private readonly index: ProblemIndex,
    private readonly possible: PossibleSlots,
    incumbent: SlotOfMeeting,
    private readonly budget: ExactBudget,
  ) {
    this.slots = Int32Array.from(incumbent);
    this.total = index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);
  }

  outcome(unsupported: string | null): ExactOutcome {
    const { slots, conflicts, weight, breaks, excluding } = this;
    return { slots, conflicts, weight, breaks, excluding, unsupported };
  }

  /** True when the schedule places as much weight as is possible. */
  placeAllWeight(bound: number): boolean {
    const mustPlaceAll = this.index.problem.rules?.mustPlaceAll === true;
    while (this.placedWeight() < bound) {
      const wanted = mustPlaceAll ? this.total : this.placedWeight() + 1;
      const question = this.question({ missing: this.total - wanted, breaks: this.fairness() });
      question.prefer(this.slots);
      const answer = question.isPossible(this.effort());
      this.conflicts += question.conflicts;
      if (answer === 'unknown') return false;
      if (answer === 'unsatisfiable') {
        this.weight = wanted - 1;
        if (mustPlaceAll) this.excluding = this.findExcluding();
        this.tell();
        return this.placedWeight() === this.weight;
      }
      this.adopt(question.slots);
    }
    return true;
  }

  private findExcluding(): readonly number[] | null {
    const scope = { missing: this.total, breaks: null };
    const question = new Question(this.index, this.possible, scope, undefined);
    const { conflicts, shouldStop } = this.effort();
    return question.heldTogether({ conflicts: Math.min(conflicts, MOST_TO_EXPLAIN), shouldStop });
  }

  /** From below, with a try from above now and then: refuting few breaks is easier than finding them. */
  removeBreaks(): void {
    let fewest = breaksIn(this.index, this.slots).total;
    const missing = this.total - this.placedWeight();
    let bound = leastBreaksOfAll(this.index, this.possible, missing).reduce((a, b) => a + b, 0);
    if (bound >= fewest) return;
    const { difference } = breaksIn(this.index, this.slots);
    const question = this.question({
      missing,
      breaks: { most: fewest, difference: Math.max(this.allowedDifference, difference) },
    });
    question.prefer(this.slots);
    const spent = this.conflicts;
    const ask = (breaks: number, slice: number) => {
      const { conflicts, shouldStop } = this.effort();
      const answer = question.hasAtMost(breaks, { conflicts: Math.min(slice, conflicts), shouldStop });
      this.conflicts = spent + question.conflicts;
      if (answer === 'satisfiable') {
        this.adopt(question.slots);
        fewest = breaksIn(this.index, this.slots).total;
      } else if (answer === 'unsatisfiable') {
        bound = breaks + 1;
        this.breaks = bound;
        this.tell();
      }
      return answer;
    };
    for (let slice = FIRST_SLICE; bound < fewest && !this.isOver();) {
      if (ask(bound, slice) !== 'unknown') continue;
      if (fewest - 1 > bound) ask(fewest - 1, slice);
      slice = Math.ceil(slice * GROWTH);
    }
  }

  private question(scope: ConstructorParameters<typeof Question>[2]): Question {
    return new Question(this.index, this.possible, scope, this.budget.log);
  }

  private adopt(slots: Int32Array): void {
    this.slots = Int32Array.from(slots);
    this.tell();
  }

  private tell(): void {
    this.budget.onProgress?.(this.outcome(null));
  }

  private effort(): Effort {
    return { conflicts: this.budget.conflicts - this.conflicts, shouldStop: this.budget.shouldStop };
  }

  private isOver(): boolean {
    return this.conflicts >= this.budget.conflicts || this.budget.shouldStop?.() === true;
  }

  private placedWeight(): number {
    return this.slots.reduce((sum, slot, meeting) => sum + (slot < 0 ? 0 : this.index.weight(meeting)), 0);
  }

  private get allowedDifference(): number {
    return this.index.problem.rules?.maxBreakDifference ?? FAIR_DIFFERENCE;
  }

  /** Fairness counts against placing more only where it is a rule. */
  private fairness(): { most: number; difference: number } | null {
    const difference = this.index.problem.rules?.maxBreakDifference;
    return difference === undefined ? null : { most: 0, difference };
  }
}
