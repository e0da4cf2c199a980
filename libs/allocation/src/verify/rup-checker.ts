import { negated, type Literal } from '../exact/literal';

/**
 * Follows a refutation clause by clause. A clause follows *by unit propagation* (RUP, Goldberg and Novikov
 * 2003; Van Gelder 2008) when denying all of its literals leads, one forced literal after the other, to a
 * conflict. Shares nothing with the solver; what it accepts is true whoever wrote it.
 */
export class RupChecker {
  private variables = 0;
  /** By literal: 1 true, -1 false. */
  private readonly values: number[] = [0, 0];
  /** By literal: the clauses that watch it. */
  private readonly watchers: number[][] = [[], []];
  private readonly clauses: (Literal[] | null)[] = [];
  private readonly trail: Literal[] = [];
  private head = 0;
  /** The learned clauses by their text, to be found again when they are forgotten. */
  private readonly learned = new Map<string, number[]>();
  private isContradictory = false;

  newVariable(): number {
    this.variables += 1;
    this.values.push(0, 0);
    this.watchers.push([], []);
    return this.variables;
  }

  /** Adds a clause that is given. */
  addClause(literals: readonly Literal[]): void {
    this.install(literals);
  }

  /** Whether no assignment satisfies what is given and learned. */
  get isRefuted(): boolean {
    return this.isContradictory;
  }

  /** Adds a clause if it follows; false if it does not. */
  learn(literals: readonly Literal[]): boolean {
    if (!this.follows(literals)) return false;
    const place = this.install(literals);
    if (place < 0) return true;
    const key = keyOf(literals);
    const places = this.learned.get(key);
    if (places) places.push(place);
    else this.learned.set(key, [place]);
    return true;
  }

  /** Forgets a learned clause; of no effect for others. */
  forget(literals: readonly Literal[]): void {
    const place = this.learned.get(keyOf(literals))?.pop();
    if (place !== undefined) this.clauses[place] = null;
  }

  private follows(literals: readonly Literal[]): boolean {
    if (this.isContradictory) return true;
    if (literals.some((literal) => literal < 2 || literal > 2 * this.variables + 1)) return false;
    const start = this.trail.length;
    let hasConflict = false;
    for (const literal of literals) {
      if (this.value(literal) > 0) hasConflict = true;
      else if (this.value(literal) === 0) this.assign(negated(literal));
    }
    hasConflict ||= !this.propagate();
    this.undo(start);
    return hasConflict;
  }

  /** Where the clause is kept; -1 where it is not because it holds already, or is a single literal. */
  private install(literals: readonly Literal[]): number {
    const kept = [...new Set(literals)];
    if (this.isContradictory || kept.some((one) => this.value(one) > 0 || kept.includes(negated(one))))
      return -1;
    // Two literals that are open come first, so that they can be watched.
    kept.sort((a, b) => Math.abs(this.value(a)) - Math.abs(this.value(b)));
    const [first, second] = kept;
    if (first === undefined || this.value(first) < 0) {
      this.isContradictory = true;
      return -1;
    }
    if (second === undefined || this.value(second) < 0) {
      this.assign(first);
      this.isContradictory = !this.propagate();
      return -1;
    }
    const place = this.clauses.push(kept) - 1;
    this.watchers[first]?.push(place);
    this.watchers[second]?.push(place);
    return place;
  }

  private value(literal: Literal): number {
    return this.values[literal] ?? 0;
  }

  private assign(literal: Literal): void {
    this.values[literal] = 1;
    this.values[negated(literal)] = -1;
    this.trail.push(literal);
  }

  private undo(start: number): void {
    for (let i = this.trail.length - 1; i >= start; i -= 1) {
      const literal = this.trail[i] ?? 0;
      this.values[literal] = 0;
      this.values[negated(literal)] = 0;
    }
    this.trail.length = start;
    this.head = start;
  }

  /** Draws every conclusion; false on a conflict. */
  private propagate(): boolean {
    while (this.head < this.trail.length) {
      const falsified = negated(this.trail[this.head] ?? 0);
      this.head += 1;
      if (!this.visit(falsified, this.watchers[falsified] ?? [])) return false;
    }
    return true;
  }

  private visit(falsified: Literal, watching: number[]): boolean {
    let kept = 0;
    for (let i = 0; i < watching.length; i += 1) {
      const place = watching[i] ?? 0;
      const clause = this.clauses[place];
      if (!clause) continue;
      if (clause[0] === falsified) [clause[0], clause[1]] = [clause[1] ?? 0, falsified];
      const other = clause[0] ?? 0;
      if (this.value(other) <= 0 && this.moveWatch(clause, place)) continue;
      watching[kept] = place;
      kept += 1;
      if (this.value(other) > 0) continue;
      if (this.value(other) < 0) {
        for (let rest = i + 1; rest < watching.length; rest += 1, kept += 1)
          watching[kept] = watching[rest] ?? 0;
        watching.length = kept;
        return false;
      }
      this.assign(other);
    }
    watching.length = kept;
    return true;
  }

  /** Lets another literal that is not false watch in place of the second. */
  private moveWatch(clause: Literal[], place: number): boolean {
    for (let i = 2; i < clause.length; i += 1) {
      const literal = clause[i] ?? 0;
      if (this.value(literal) < 0) continue;
      clause[i] = clause[1] ?? 0;
      clause[1] = literal;
      this.watchers[literal]?.push(place);
      return true;
    }
    return false;
  }
}

const keyOf = (literals: readonly Literal[]): string => [...literals].sort((a, b) => a - b).join();
