import { HEADER } from './clause-arena';
import type { Literal } from '../literal';
import type { Propagation } from './propagation';

/** What a conflict teaches. */
export interface Lesson {
  /** The asserting literal first, then one of the level to go back to. */
  readonly literals: number[];
  readonly backtrackLevel: number;
  readonly lbd: number;
}

/**
 * From a conflict to the clause of the first unique implication point (Marques-Silva and Sakallah 1999),
 * without the literals that the others imply (Sörensson and Biere 2009).
 */
export class ConflictAnalysis {
  private isSeen = new Uint8Array(1);
  /** By variable, of this conflict: 1 implied by the rest, 2 not. */
  private verdict = new Uint8Array(1);
  private levelStamp = new Int32Array(1);
  private stamp = 0;
  private readonly touched: number[] = [];

  constructor(
    private readonly p: Propagation,
    private readonly onVariable: (variable: number) => void,
    private readonly onClause: (clause: number) => void,
  ) {}

  reserve(variables: number): void {
    if (variables <= this.isSeen.length) return;
    const size = Math.max(variables, 2 * this.isSeen.length);
    this.isSeen = new Uint8Array(size);
    this.verdict = new Uint8Array(size);
    this.levelStamp = new Int32Array(size + 1);
    this.stamp = 0;
  }

  learn(conflict: number): Lesson {
    const { p } = this;
    const { trail, level, reason } = p;
    const top = p.decisionLevel;
    const learned: number[] = [0];
    let open = 0;
    let position = p.trailSize;
    const see = (literal: Literal) => {
      const variable = literal >> 1;
      const at = level[variable] ?? 0;
      if (at === 0 || this.isSeen[variable] === 1) return;
      this.isSeen[variable] = 1;
      this.touched.push(variable);
      this.onVariable(variable);
      if (at === top) open += 1;
      else learned.push(literal);
    };
    this.eachOf(conflict, 0, see);
    for (;;) {
      do position -= 1;
      while (this.isSeen[(trail[position] ?? 0) >> 1] !== 1);
      const literal = trail[position] ?? 0;
      open -= 1;
      if (open === 0) {
        learned[0] = literal ^ 1;
        break;
      }
      this.eachOf(reason[literal >> 1] ?? 0, literal, see);
    }
    this.stampLevels(learned);
    const literals = learned.filter((literal, i) => i === 0 || !this.isImplied(literal, 0));
    this.forget();
    return { literals, backtrackLevel: this.arrange(literals), lbd: this.lbd(literals) };
  }

  /** The assumptions among the decisions that lead to a literal being false; with the literal's own denial. */
  assumptionsAgainst(failed: Literal): Literal[] {
    const { p } = this;
    const core = [failed];
    if ((p.level[failed >> 1] ?? 0) === 0) return core;
    this.isSeen[failed >> 1] = 1;
    this.touched.push(failed >> 1);
    for (let i = p.trailSize - 1; i >= (p.levelStart[0] ?? 0); i -= 1) {
      const literal = p.trail[i] ?? 0;
      if (this.isSeen[literal >> 1] !== 1) continue;
      const reason = p.reason[literal >> 1] ?? 0;
      if (reason === 0) {
        core.push(literal);
        continue;
      }
      this.eachOf(reason, literal, (other) => {
        if ((p.level[other >> 1] ?? 0) === 0 || this.isSeen[other >> 1] === 1) return;
        this.isSeen[other >> 1] = 1;
        this.touched.push(other >> 1);
      });
    }
    this.forget();
    return core;
  }

  lbd(literals: ArrayLike<number>): number {
    return this.stampLevels(literals);
  }

  /** Marks the decision levels of literals and counts them. */
  private stampLevels(literals: ArrayLike<number>): number {
    this.stamp += 1;
    let levels = 0;
    for (let i = 0; i < literals.length; i += 1) {
      const level = this.p.level[(literals[i] ?? 0) >> 1] ?? 0;
      if (level === 0 || this.levelStamp[level] === this.stamp) continue;
      this.levelStamp[level] = this.stamp;
      levels += 1;
    }
    return levels;
  }

  /** Calls with every literal of a reason but the one it implies. */
  private eachOf(reason: number, implied: Literal, see: (literal: Literal) => void): void {
    const { p } = this;
    if (reason > 0) {
      this.onClause(reason);
      const { data } = p.arena;
      const end = reason + HEADER + (data[reason] ?? 0);
      for (let i = reason + HEADER; i < end; i += 1) {
        const literal = data[i] ?? 0;
        if (literal !== implied) see(literal);
      }
    } else if (implied !== 0) see(-reason);
    else {
      see(p.conflictPair[0] ?? 0);
      see(p.conflictPair[1] ?? 0);
    }
  }

  /** Whether the other literals of the lesson already say so; recursion is cut at a depth no stack minds. */
  private isImplied(literal: Literal, depth: number): boolean {
    const { p } = this;
    const variable = literal >> 1;
    const reason = p.reason[variable] ?? 0;
    if (depth > 0) {
      if ((p.level[variable] ?? 0) === 0 || this.isSeen[variable] === 1) return true;
      const known = this.verdict[variable] ?? 0;
      if (known !== 0) return known === 1;
      if (this.levelStamp[p.level[variable] ?? 0] !== this.stamp) return false;
    }
    if (reason === 0 || depth > DEEPEST) return false;
    const isImplied = this.areImplied(reason, literal, depth + 1);
    if (depth > 0) {
      this.verdict[variable] = isImplied ? 1 : 2;
      this.touched.push(variable);
    }
    return isImplied;
  }

  private areImplied(reason: number, literal: Literal, depth: number): boolean {
    if (reason < 0) return this.isImplied(-reason, depth);
    const { data } = this.p.arena;
    const end = reason + HEADER + (data[reason] ?? 0);
    for (let i = reason + HEADER; i < end; i += 1) {
      const other = data[i] ?? 0;
      if (other >> 1 !== literal >> 1 && !this.isImplied(other, depth)) return false;
    }
    return true;
  }

  /** Puts a literal of the highest level but one second; returns that level. */
  private arrange(literals: number[]): number {
    let best = 0;
    let place = 1;
    for (let i = 1; i < literals.length; i += 1) {
      const level = this.p.level[(literals[i] ?? 0) >> 1] ?? 0;
      if (level > best) [best, place] = [level, i];
    }
    if (literals.length > 1) [literals[1], literals[place]] = [literals[place] ?? 0, literals[1] ?? 0];
    return best;
  }

  private forget(): void {
    for (const variable of this.touched) {
      this.isSeen[variable] = 0;
      this.verdict[variable] = 0;
    }
    this.touched.length = 0;
  }
}

const DEEPEST = 500;
