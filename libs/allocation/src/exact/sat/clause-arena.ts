/** Ints before the literals of a clause: its length, its LBD and when it was last used; see `ClauseArena`. */
export const HEADER = 3;
const [SIZE, LBD, USED] = [0, 1, 2];

/**
 * All clauses of more than two literals in one array of ints. A clause is known by where it begins, a number
 * above 0. The LBD of a given clause is 0, that of a learned one the number of decision levels in it (the
 * "literal blocks distance" of Audemard and Simon 2009); -1 marks a deleted clause.
 */
export class ClauseArena {
  data = new Int32Array(1 << 16);
  private end = 1;
  private wasted = 0;

  add(literals: ArrayLike<number>, lbd: number): number {
    const clause = this.end;
    const end = clause + HEADER + literals.length;
    if (end > this.data.length) this.grow(end);
    this.data[clause + SIZE] = literals.length;
    this.data[clause + LBD] = lbd;
    this.data[clause + USED] = 0;
    for (let i = 0; i < literals.length; i += 1) this.data[clause + HEADER + i] = literals[i] ?? 0;
    this.end = end;
    return clause;
  }

  size(clause: number): number {
    return this.data[clause + SIZE] ?? 0;
  }

  lbd(clause: number): number {
    return this.data[clause + LBD] ?? 0;
  }

  setLbd(clause: number, lbd: number): void {
    this.data[clause + LBD] = lbd;
  }

  /** The number of the conflict at which the clause was last of use. */
  lastUsed(clause: number): number {
    return this.data[clause + USED] ?? 0;
  }

  setLastUsed(clause: number, conflict: number): void {
    this.data[clause + USED] = conflict;
  }

  literals(clause: number): Int32Array {
    return this.data.subarray(clause + HEADER, clause + HEADER + this.size(clause));
  }

  remove(clause: number): void {
    this.setLbd(clause, -1);
    this.wasted += HEADER + this.size(clause);
  }

  isRemoved(clause: number): boolean {
    return this.lbd(clause) < 0;
  }

  /** Every clause that is not deleted, in the order of their making. */
  *clauses(): Generator<number> {
    for (let clause = 1; clause < this.end; clause += HEADER + this.size(clause))
      if (!this.isRemoved(clause)) yield clause;
  }

  /** Closes the gaps that deleted clauses have left; `onMove` is told where each of the others went. */
  compact(onMove: (from: number, to: number) => void): void {
    if (this.wasted === 0) return;
    let target = 1;
    for (let clause = 1; clause < this.end;) {
      const next = clause + HEADER + this.size(clause);
      if (!this.isRemoved(clause)) {
        this.data.copyWithin(target, clause, next);
        onMove(clause, target);
        target += next - clause;
      }
      clause = next;
    }
    this.end = target;
    this.wasted = 0;
  }

  private grow(needed: number): void {
    const data = new Int32Array(Math.max(needed, this.data.length * 2));
    data.set(this.data);
    this.data = data;
  }
}
