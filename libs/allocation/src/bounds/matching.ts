/**
 * Which items can be served when each needs one unit of any of its cells: offered one by one, an item is
 * taken when an augmenting path exists. The sets that can be served form a transversal matroid, so offering
 * the heaviest first gives the greatest weight (Edmonds and Fulkerson, 1965).
 */
export class Matching {
  /** How many items of a kind sit in a cell; items with the same cells are of one kind and interchangeable. */
  private readonly flow: Int32Array;
  private readonly free: Int32Array;
  /** Cells from which no free cell can be reached any more; they stay so. */
  private readonly isDead: Uint8Array;
  private readonly visited: Uint8Array;

  /** @param kinds for each kind of item the cells that suit it */
  constructor(
    capacity: readonly number[],
    private readonly kinds: readonly (readonly number[])[],
  ) {
    this.flow = new Int32Array(kinds.length * capacity.length);
    this.free = Int32Array.from(capacity);
    this.isDead = new Uint8Array(capacity.length);
    this.visited = new Uint8Array(capacity.length);
  }

  /** Offers an item of a kind; true when it is taken. */
  offer(kind: number): boolean {
    this.visited.set(this.isDead);
    if (this.augment(kind)) return true;
    this.isDead.set(this.visited);
    return false;
  }

  /** Cells that are full for good: the items confined to them are more than they can hold, if one was refused. */
  get exhausted(): Uint8Array {
    return this.isDead;
  }

  private augment(kind: number): boolean {
    const cells = this.kinds[kind] ?? [];
    for (const cell of cells) {
      if ((this.free[cell] ?? 0) === 0 || this.visited[cell] === 1) continue;
      this.free[cell] = (this.free[cell] ?? 0) - 1;
      this.send(kind, cell, 1);
      return true;
    }
    for (const cell of cells) {
      if (this.visited[cell] === 1) continue;
      this.visited[cell] = 1;
      for (let other = 0; other < this.kinds.length; other += 1) {
        if ((this.flow[other * this.free.length + cell] ?? 0) === 0 || !this.augment(other)) continue;
        this.send(other, cell, -1);
        this.send(kind, cell, 1);
        return true;
      }
    }
    return false;
  }

  private send(kind: number, cell: number, by: number): void {
    const at = kind * this.free.length + cell;
    this.flow[at] = (this.flow[at] ?? 0) + by;
  }
}
