import type { Bounds } from '../schedule';
import type { Checkpoint } from '../allocation';
import type { Compiled } from './compiled';
import { construct, tightestFirst } from './construct';
import { Cooling } from './cooling';
import { Generator } from './generator';
import { compareLevels, costOf, pricesOf, searchLevels, type Prices } from './levels';
import { Moves } from './moves';
import { Proposals } from './proposals';
import { State } from './state';

/** Share of the moves that try to place an unplaced meeting, while more can be placed and when it cannot. */
const INSERT_SHARE = { below: 0.5, atBound: 0.15 };
/** Insertions that unplace two for one are accepted as if it were so much warmer: often they are the only way. */
const INSERT_WARMTH = 3;

/**
 * Simulated annealing over complete states, in cycles that grow longer: the first gives a good schedule
 * early, the later ones use what time there is. What counts is the best state seen, compared level by level.
 */
export class Annealing {
  readonly state: State;
  best: Int32Array;
  iterations = 0;
  private bestLevels: number[];
  private isBestPending = false;
  /** The number of moves after which the best was proved, -1 before. */
  private provedAt = -1;
  private readonly generator: Generator;
  private readonly moves: Moves;
  private readonly prices: Prices;
  private readonly proposals: Proposals;
  private readonly cooling: Cooling;

  constructor(
    private readonly c: Compiled,
    private readonly bounds: Bounds,
    private readonly totalWeight: number,
    readonly seed: number,
    from: { readonly checkpoint?: Checkpoint | undefined; readonly start?: readonly number[] | undefined },
  ) {
    const { checkpoint } = from;
    this.state = new State(c);
    this.generator = checkpoint ? Generator.restored(checkpoint.generator) : Generator.seeded(seed);
    this.moves = new Moves(this.state, c, this.generator);
    this.prices = pricesOf(c, totalWeight);
    this.proposals = new Proposals(this.state, c, this.generator);
    this.cooling = checkpoint ? Cooling.restored(checkpoint.cycle) : Cooling.starting(c.meetings);
    if (checkpoint) this.resume(checkpoint);
    else this.begin(from.start);
    this.best = Int32Array.from(checkpoint?.best ?? this.state.slotOf);
    this.bestLevels = checkpoint ? this.levelsOf(checkpoint.best) : this.levels();
    this.provedAt = checkpoint?.provedAt ?? -1;
    this.noteProof();
  }

  /**
   * Whether nothing is left to win: every level down to the breaks is proved, and idle slots are gone or have
   * had their share of moves (half as many again as the proof took).
   */
  get isDone(): boolean {
    if (this.provedAt < 0) return false;
    return (this.bestLevels[5] ?? 0) === 0 || this.iterations >= this.provedAt * 1.5 + 50_000;
  }

  /** Runs `count` moves; true when the best got better. */
  run(count: number): boolean {
    const before = this.bestLevels;
    for (let i = 0; i < count; i += 1) {
      if (this.cooling.isOver(this.iterations)) this.nextCycle();
      this.step();
      this.iterations += 1;
    }
    this.keepBest();
    return this.bestLevels !== before;
  }

  /** The best state in figures that people know. */
  bestFigures(): { weight: number; moved: number; breaks: number; idleSlots: number } {
    const [, first = 0, second = 0, , breaks = 0, idleSlots = 0] = this.bestLevels;
    const [unplaced, moved] = this.c.keepPublishedFirst ? [second, first] : [first, second];
    return { weight: this.totalWeight - unplaced, moved, breaks, idleSlots };
  }

  checkpoint(): Checkpoint {
    return {
      version: 1,
      seed: this.seed,
      iterations: this.iterations,
      generator: this.generator.state(),
      cycle: this.cooling.state(),
      provedAt: this.provedAt,
      current: [...this.state.slotOf],
      pool: [...this.state.pool],
      best: [...this.best],
    };
  }

  private begin(start: readonly number[] | undefined): void {
    const { c, state } = this;
    start?.forEach((slot, meeting) => {
      if (slot < 0 || c.domain[meeting * c.slots + slot] !== 1) return;
      if (!state.isFreeFor(meeting, slot)) return;
      state.put(meeting, slot);
      if (state.settle() && state.totals.wrongOrder === 0) return;
      state.lift(meeting);
      state.settle();
    });
    construct(
      state,
      c,
      tightestFirst(c).filter((meeting) => (state.slotOf[meeting] ?? -1) < 0),
    );
  }

  private resume(checkpoint: Checkpoint): void {
    const { state } = this;
    checkpoint.current.forEach((slot, meeting) => {
      if (slot >= 0) state.put(meeting, slot);
    });
    state.settle();
    state.arrangePool(checkpoint.pool);
    this.iterations = checkpoint.iterations;
  }

  private nextCycle(): void {
    this.keepBest();
    this.cooling.begin(this.iterations);
    this.load(this.best);
  }

  private load(slots: Int32Array): void {
    const { state } = this;
    for (let meeting = 0; meeting < slots.length; meeting += 1)
      if (state.slotOf[meeting] !== slots[meeting] && (state.slotOf[meeting] ?? -1) >= 0) state.lift(meeting);
    for (let meeting = 0; meeting < slots.length; meeting += 1)
      if (state.slotOf[meeting] !== slots[meeting]) state.put(meeting, slots[meeting] ?? 0);
    state.settle();
  }

  private step(): void {
    const { state, generator, c } = this;
    if (state.pool.length > 0 && generator.fraction() < this.insertShare()) {
      const meeting = state.pool[generator.below(state.pool.length)] ?? 0;
      const slot = generator.below(c.slots);
      if (c.domain[meeting * c.slots + slot] === 1)
        this.tryMove(() => this.moves.insert(meeting, slot), INSERT_WARMTH);
      return;
    }
    if (!this.proposals.next()) return;
    const { meeting, slot } = this.proposals;
    if (c.hasPlainChains) this.trySwap(meeting, slot);
    else this.tryMove(() => this.moves.swap(meeting, slot));
  }

  /** Decides first and moves then. */
  private trySwap(meeting: number, slot: number): void {
    const change = this.moves.preview(meeting, slot);
    if (!change) return;
    const { prices } = this;
    const delta =
      change.breaks +
      change.idle * prices.idle +
      change.unfair * prices.unfair +
      change.moved * prices.moved +
      change.wrongOrder * prices.wrongOrder;
    if (!this.isWelcome(delta)) return;
    this.moves.applyPreviewed();
    if (this.isBestPending || delta < 0) this.compareWithBest();
  }

  /** Moves first and decides then. */
  private tryMove(move: () => boolean, warmth = 1): void {
    const before = this.cost();
    const { unplacedWeight } = this.state.totals;
    if (!move()) return;
    const delta = this.cost() - before;
    if (!this.isWelcome(delta, warmth)) this.moves.undo();
    else if (this.isBestPending || delta < 0 || this.state.totals.unplacedWeight < unplacedWeight)
      this.compareWithBest();
  }

  /** The rule of Metropolis: always what is better, sometimes what is worse. */
  private isWelcome(delta: number, warmth = 1): boolean {
    if (delta <= 0) return true;
    const temperature = warmth * this.cooling.temperature(this.iterations);
    return this.generator.fraction() < Math.exp(-delta / temperature);
  }

  private insertShare(): number {
    const canPlaceMore = this.state.totals.unplacedWeight > this.totalWeight - this.bounds.weight;
    return canPlaceMore ? INSERT_SHARE.below : INSERT_SHARE.atBound;
  }

  /** The best state is copied only when the search leaves it, which is rarer than finding a better one. */
  private compareWithBest(): void {
    const levels = this.levels();
    const difference = compareLevels(levels, this.bestLevels);
    if (difference < 0) {
      this.bestLevels = levels;
      this.isBestPending = true;
      this.noteProof();
    } else if (difference > 0 && this.isBestPending) {
      this.moves.writeBefore(this.best);
      this.isBestPending = false;
    }
  }

  private cost(): number {
    return costOf(this.state.totals, this.prices);
  }

  private noteProof(): void {
    if (this.provedAt < 0 && this.target.every((value, level) => (this.bestLevels[level] ?? 0) <= value))
      this.provedAt = this.iterations;
  }

  private keepBest(): void {
    if (!this.isBestPending) return;
    this.best.set(this.state.slotOf);
    this.isBestPending = false;
  }

  private levelsOf(slots: readonly number[]): number[] {
    const other = new State(this.c);
    slots.forEach((slot, meeting) => {
      if (slot >= 0) other.put(meeting, slot);
    });
    other.settle();
    return searchLevels(this.c, other.totals, other.busy.difference());
  }

  private levels(): number[] {
    return searchLevels(this.c, this.state.totals, this.state.busy.difference());
  }

  private get target(): number[] {
    const weight = this.totalWeight - this.bounds.weight;
    const { moved, breaks } = this.bounds;
    const first = this.c.keepPublishedFirst ? [moved, weight] : [weight, moved];
    return [0, ...first, 0, breaks];
  }
}
