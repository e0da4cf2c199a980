import { KEPT_LBD, leastPromising } from './clause-value';
import { ConflictAnalysis } from './conflict-analysis';
import type { Literal } from '../literal';
import { NONE, Propagation } from './propagation';
import { Phases } from './phases';
import { Restarts } from './restarts';
import { VariableHeap } from './variable-heap';

export type Answer = 'satisfiable' | 'unsatisfiable' | 'unknown';

/** Told every clause that follows, in the order found, and every one that is forgotten. */
export interface ProofListener {
  learned(literals: ArrayLike<number>): void;
  forgotten(literals: ArrayLike<number>): void;
}

export interface SolverOptions {
  readonly proof?: ProofListener;
}

/**
 * A clause-learning solver (CDCL; Marques-Silva and Sakallah 1999, Moskewicz and others 2001, Eén and
 * Sörensson 2003, Audemard and Simon 2009) for satisfiability under assumptions. Deterministic: no clock and
 * no chance; the same clauses and questions in the same order give the same answers.
 *
 * @example
 * const solver = new Solver();
 * const [a, b] = [solver.newVariable(), solver.newVariable()];
 * solver.addClause([2 * a, 2 * b]);
 * solver.solve([2 * a + 1]); // 'satisfiable': b holds
 */
export class Solver {
  readonly propagation = new Propagation();
  /** Which assumptions cannot hold together, after `unsatisfiable`; empty when no assumption is to blame. */
  core: readonly Literal[] = [];
  conflicts = 0;
  private readonly heap = new VariableHeap();
  private readonly analysis: ConflictAnalysis;
  private readonly restarts = new Restarts();
  private readonly phases = new Phases();
  private model = new Int8Array(1);
  private isContradictory = false;
  private nextReduction = FIRST_REDUCTION;
  private reductions = 0;
  private simplifiedAt = 0;
  private readonly proof: ProofListener | undefined;

  constructor(options: SolverOptions = {}) {
    this.proof = options.proof;
    const { arena } = this.propagation;
    this.analysis = new ConflictAnalysis(
      this.propagation,
      (variable) => {
        this.heap.bump(variable);
      },
      (clause) => {
        if (arena.lbd(clause) > 0) this.useAgain(clause);
      },
    );
  }

  newVariable(): number {
    const variable = this.propagation.newVariable();
    this.heap.reserve(variable + 1);
    this.analysis.reserve(variable + 2);
    this.phases.reserve(variable + 1);
    this.heap.insert(variable);
    return variable;
  }

  get variables(): number {
    return this.propagation.variables;
  }

  /** Which value to try first. */
  prefer(literal: Literal): void {
    this.phases.save(literal);
  }

  /** Adds a clause for good; to be called between questions only. */
  addClause(given: readonly Literal[]): void {
    this.backtrack(0);
    if (this.isContradictory) return;
    const p = this.propagation;
    const literals: Literal[] = [];
    for (const literal of [...given].sort((a, b) => a - b)) {
      if (p.value(literal) > 0 || literals.at(-1) === (literal ^ 1)) return;
      if (p.value(literal) === 0 && literals.at(-1) !== literal) literals.push(literal);
    }
    if (literals.length < given.length) this.proof?.learned(literals);
    this.install(literals, 0);
    if (literals.length > 0 && p.propagate() !== NONE) this.contradict();
  }

  /** Whether the literal is true in the last model. */
  isTrue(literal: Literal): boolean {
    return (this.model[literal >> 1] ?? 0) === ((literal & 1) === 0 ? 1 : -1);
  }

  /**
   * Is there an assignment in which every clause and every assumption holds? `unknown` when the conflicts are
   * used up or `shouldStop`, asked every few conflicts, says so.
   */
  solve(assumptions: readonly Literal[] = [], budget = Infinity, shouldStop?: () => boolean): Answer {
    this.core = [];
    this.backtrack(0);
    const last = this.conflicts + budget;
    while (!this.isContradictory) {
      const conflict = this.propagation.propagate();
      if (conflict !== NONE) {
        this.conflicts += 1;
        if (this.propagation.decisionLevel === 0) this.contradict();
        else this.learnFrom(conflict);
        if (this.conflicts >= last || (this.conflicts % ASK_EVERY === 0 && shouldStop?.() === true)) {
          this.backtrack(0);
          return 'unknown';
        }
        if (this.restarts.isDue()) this.backtrack(this.levelToKeep(assumptions.length));
        continue;
      }
      if (this.conflicts >= this.nextReduction) {
        this.reduce();
        continue;
      }
      const next = this.nextDecision(assumptions);
      if (next === FAILED) return 'unsatisfiable';
      if (next === COMPLETE) {
        this.model = this.propagation.values.filter((_, literal) => (literal & 1) === 0);
        this.backtrack(0);
        return 'satisfiable';
      }
      this.propagation.newLevel();
      if (next !== ALREADY) this.propagation.assign(next, 0);
    }
    return 'unsatisfiable';
  }

  private nextDecision(assumptions: readonly Literal[]): number {
    const p = this.propagation;
    if (p.decisionLevel < assumptions.length) {
      const literal = assumptions[p.decisionLevel] ?? 0;
      const value = p.value(literal);
      if (value === 0) return literal;
      if (value > 0) return ALREADY;
      this.core = this.analysis.assumptionsAgainst(literal);
      this.backtrack(0);
      return FAILED;
    }
    for (;;) {
      const variable = this.heap.pop();
      if (variable === 0) return COMPLETE;
      if (p.value(2 * variable) === 0) return this.phases.choose(variable, this.restarts.isStable);
    }
  }

  private learnFrom(conflict: number): void {
    const p = this.propagation;
    this.phases.onConflict(p.trail, p.levelStart.at(-1) ?? 0, this.conflicts);
    const { literals, backtrackLevel, lbd } = this.analysis.learn(conflict);
    this.backtrack(backtrackLevel);
    this.proof?.learned(literals);
    this.install(literals, Math.max(1, lbd));
    this.heap.decay(this.restarts.isStable ? DECAY.stable : DECAY.focused);
    this.restarts.onConflict(lbd);
  }

  /** Makes a clause of literals none of which is false but, when learned, all after the first. */
  private install(literals: readonly Literal[], lbd: number): void {
    const p = this.propagation;
    const [first = 0, second = 0] = literals;
    if (literals.length === 0) this.isContradictory = true;
    else if (literals.length === 1) p.assign(first, 0);
    else if (literals.length === 2) {
      p.addPair(first, second);
      if (lbd > 0) p.assign(first, -second);
    } else {
      const clause = p.arena.add(literals, lbd);
      if (lbd > 0) p.arena.setLastUsed(clause, this.conflicts);
      p.attach(clause);
      if (lbd > 0) p.assign(first, clause);
    }
  }

  private contradict(): void {
    this.proof?.learned([]);
    this.isContradictory = true;
  }

  private backtrack(level: number): void {
    if (this.propagation.decisionLevel <= level) return;
    this.propagation.backtrack(level, (literal) => {
      this.phases.save(literal);
      this.heap.insert(literal >> 1);
    });
  }

  /**
   * A restart need not take back the assumptions, nor decisions that would be made again because they are more
   * active than whatever is open (van der Tak and others 2011).
   */
  private levelToKeep(assumptions: number): number {
    const p = this.propagation;
    let next = this.heap.top();
    while (next !== 0 && p.value(2 * next) !== 0) {
      this.heap.pop();
      next = this.heap.top();
    }
    let level = Math.min(assumptions, p.decisionLevel);
    while (level < p.decisionLevel) {
      const decision = p.trail[p.levelStart[level] ?? 0] ?? 0;
      if (next === 0 || !this.heap.isBefore(decision >> 1, next)) break;
      level += 1;
    }
    return level;
  }

  private useAgain(clause: number): void {
    const { arena } = this.propagation;
    arena.setLastUsed(clause, this.conflicts);
    const old = arena.lbd(clause);
    if (old <= KEPT_LBD) return;
    const lbd = this.analysis.lbd(arena.literals(clause));
    if (lbd < old) arena.setLbd(clause, Math.max(1, lbd));
  }

  private reduce(): void {
    const p = this.propagation;
    const { arena } = p;
    this.reductions += 1;
    this.nextReduction =
      this.conflicts + FIRST_REDUCTION + REDUCTION_STEP * Math.floor(Math.sqrt(this.reductions));
    const reasons = new Set<number>();
    for (let i = 0; i < p.trailSize; i += 1) reasons.add(p.reason[(p.trail[i] ?? 0) >> 1] ?? 0);
    if (p.decisionLevel === 0) this.dropSatisfied(reasons);
    for (const clause of leastPromising(arena, reasons, this.conflicts)) this.forget(clause);
    p.collect();
  }

  private dropSatisfied(reasons: ReadonlySet<number>): void {
    const p = this.propagation;
    if (p.trailSize === this.simplifiedAt) return;
    this.simplifiedAt = p.trailSize;
    for (const clause of p.arena.clauses())
      if (!reasons.has(clause) && p.arena.literals(clause).some((literal) => p.value(literal) > 0))
        this.forget(clause);
  }

  private forget(clause: number): void {
    const { arena } = this.propagation;
    this.proof?.forgotten(arena.literals(clause));
    arena.remove(clause);
  }
}

const FAILED = -1;
const COMPLETE = -2;
const ALREADY = -3;
const ASK_EVERY = 32;
const DECAY = { focused: 0.92, stable: 0.96 };
const FIRST_REDUCTION = 2000;
const REDUCTION_STEP = 1200;
