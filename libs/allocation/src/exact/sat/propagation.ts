import { ClauseArena, HEADER } from './clause-arena';
import { IntLists } from './int-lists';
import type { Literal } from '../literal';

/** No conflict. */
export const NONE = 0;

/**
 * The assignment and what follows from it by unit propagation. Clauses of two literals are lists of
 * implications; longer ones are found by two watched literals each, with a third as blocker that often saves
 * opening the clause (Moskewicz and others 2001; Sörensson and Eén 2008).
 *
 * The reason of an implied literal is the clause it follows from, or minus the other literal of a clause of
 * two; 0 for decisions and for what holds at level 0.
 */
export class Propagation {
  readonly arena = new ClauseArena();
  /** By literal: 1 true, -1 false, 0 open. */
  values = new Int8Array(2);
  level = new Int32Array(1);
  reason = new Int32Array(1);
  trail = new Int32Array(1);
  trailSize = 0;
  /** Where on the trail each decision level begins. */
  readonly levelStart: number[] = [];
  propagations = 0;
  variables = 0;
  /** The clause in conflict when its two literals are no clause of the arena. */
  readonly conflictPair = new Int32Array(2);
  private head = 0;
  /** By literal that has become true: what follows. */
  private readonly implied = new IntLists();
  /** By literal that has become false: pairs of clause and blocker. */
  private readonly watchers = new IntLists();

  newVariable(): number {
    this.variables += 1;
    const literals = 2 * (this.variables + 1);
    if (literals > this.values.length) this.reserve(literals * 2);
    this.implied.reserve(literals);
    this.watchers.reserve(literals);
    return this.variables;
  }

  get decisionLevel(): number {
    return this.levelStart.length;
  }

  value(literal: Literal): number {
    return this.values[literal] ?? 0;
  }

  newLevel(): void {
    this.levelStart.push(this.trailSize);
  }

  assign(literal: Literal, reason: number): void {
    const variable = literal >> 1;
    this.values[literal] = 1;
    this.values[literal ^ 1] = -1;
    this.level[variable] = this.levelStart.length;
    this.reason[variable] = reason;
    this.trail[this.trailSize] = literal;
    this.trailSize += 1;
  }

  /** Takes back everything above a decision level; `onOpen` is told each literal, the last first. */
  backtrack(level: number, onOpen: (literal: Literal) => void): void {
    const start = this.levelStart[level];
    if (start === undefined) return;
    for (let i = this.trailSize - 1; i >= start; i -= 1) {
      const literal = this.trail[i] ?? 0;
      this.values[literal] = 0;
      this.values[literal ^ 1] = 0;
      onOpen(literal);
    }
    this.trailSize = start;
    this.head = start;
    this.levelStart.length = level;
  }

  addPair(a: Literal, b: Literal): void {
    this.implied.push(a ^ 1, b);
    this.implied.push(b ^ 1, a);
  }

  /** Watches the first two literals of a clause of the arena. */
  attach(clause: number): void {
    const first = this.arena.data[clause + HEADER] ?? 0;
    const second = this.arena.data[clause + HEADER + 1] ?? 0;
    this.watchers.pushTwo(first, clause, second);
    this.watchers.pushTwo(second, clause, first);
  }

  /** After clauses were deleted: moves the others together and watches them anew. */
  collect(): void {
    const moved = new Map<number, number>();
    const isReason = new Set<number>();
    for (let i = 0; i < this.trailSize; i += 1) isReason.add(this.reason[(this.trail[i] ?? 0) >> 1] ?? 0);
    this.arena.compact((from, to) => {
      if (isReason.has(from)) moved.set(from, to);
    });
    for (let i = 0; i < this.trailSize; i += 1) {
      const variable = (this.trail[i] ?? 0) >> 1;
      const reason = this.reason[variable] ?? 0;
      if (reason > 0) this.reason[variable] = moved.get(reason) ?? 0;
    }
    this.watchers.clear();
    for (const clause of this.arena.clauses()) this.attach(clause);
  }

  /** Draws every conclusion; returns the clause in conflict, -1 for `conflictPair`, or `NONE`. */
  propagate(): number {
    const { values, trail, implied, watchers } = this;
    const start = this.head;
    let conflict = NONE;
    while (conflict === NONE && this.head < this.trailSize) {
      const literal = trail[this.head] ?? 0;
      this.head += 1;
      const pairs = implied.lists[literal] ?? EMPTY;
      const pairCount = implied.sizes[literal] ?? 0;
      for (let i = 0; i < pairCount; i += 1) {
        const other = pairs[i] ?? 0;
        const value = values[other] ?? 0;
        if (value > 0) continue;
        if (value < 0) {
          this.conflictPair[0] = other;
          this.conflictPair[1] = literal ^ 1;
          conflict = -1;
          break;
        }
        this.assign(other, -(literal ^ 1));
      }
      if (conflict === NONE) conflict = this.visit(literal ^ 1, watchers);
    }
    this.propagations += this.head - start;
    return conflict;
  }

  /** Looks at the clauses that watch a literal that has become false. */
  private visit(falsified: Literal, watchers: IntLists): number {
    const { values } = this;
    const { data } = this.arena;
    const list = watchers.lists[falsified] ?? EMPTY;
    const count = watchers.sizes[falsified] ?? 0;
    let conflict = NONE;
    let kept = 0;
    let i = 0;
    while (i < count) {
      const clause = list[i] ?? 0;
      const blocker = list[i + 1] ?? 0;
      i += 2;
      if ((values[blocker] ?? 0) > 0) {
        list[kept] = clause;
        list[kept + 1] = blocker;
        kept += 2;
        continue;
      }
      const begin = clause + HEADER;
      const other = (data[begin] ?? 0) ^ (data[begin + 1] ?? 0) ^ falsified;
      const otherValue = values[other] ?? 0;
      if (otherValue > 0) {
        list[kept] = clause;
        list[kept + 1] = other;
        kept += 2;
        continue;
      }
      const end = begin + (data[clause] ?? 0);
      let next = begin + 2;
      while (next < end && (values[data[next] ?? 0] ?? 0) < 0) next += 1;
      if (next < end) {
        const found = data[next] ?? 0;
        data[begin] = other;
        data[begin + 1] = found;
        data[next] = falsified;
        watchers.pushTwo(found, clause, other);
        continue;
      }
      list[kept] = clause;
      list[kept + 1] = other;
      kept += 2;
      data[begin] = other;
      data[begin + 1] = falsified;
      if (otherValue < 0) {
        conflict = clause;
        while (i < count) {
          list[kept] = list[i] ?? 0;
          kept += 1;
          i += 1;
        }
      } else this.assign(other, clause);
    }
    watchers.sizes[falsified] = kept;
    return conflict;
  }

  private reserve(literals: number): void {
    const variables = literals >> 1;
    this.values = copyInto(new Int8Array(literals), this.values);
    this.level = copyInto(new Int32Array(variables), this.level);
    this.reason = copyInto(new Int32Array(variables), this.reason);
    this.trail = copyInto(new Int32Array(variables), this.trail);
  }
}

const EMPTY = new Int32Array(0);

function copyInto<T extends Int8Array | Int32Array>(larger: T, old: T): T {
  larger.set(old);
  return larger;
}
