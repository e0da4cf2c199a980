/**
 * Whether the meetings of one slot can all be given a table (or an interpreter). Resources that suit the same
 * meetings form a class, meetings that suit the same classes a type; a slot has room when the loads of its
 * types flow into the capacities of its classes. Where no type has a choice of classes, counting is enough.
 */
export class Room {
  private readonly loads: Int32Array;
  private readonly flow: Int32Array;
  private readonly free: Int32Array;
  private readonly visited: Uint8Array;
  private readonly single: boolean;
  /** The one class of each type, -1 for none; null where some type has a choice and counting is not enough. */
  private readonly onlyClass: Int32Array | null;
  /** Loads of the classes, slot by slot, where they can be counted. */
  private readonly classLoads: Int32Array;
  /** Capacity of each slot for the first type. */
  private readonly totals: Int32Array;

  /**
   * @param classesOf for each type the classes that suit it
   * @param capacity for each slot the number of open resources of each class, slot by slot
   */
  constructor(
    private readonly classesOf: readonly (readonly number[])[],
    private readonly classCount: number,
    private readonly capacity: Int32Array,
    slots: number,
  ) {
    this.loads = new Int32Array(slots * classesOf.length);
    this.flow = new Int32Array(classesOf.length * classCount);
    this.free = new Int32Array(classCount);
    this.visited = new Uint8Array(classCount);
    this.single = classesOf.length === 1;
    this.totals = Int32Array.from({ length: slots }, (_, slot) => this.totalCapacity(slot, 0));
    this.onlyClass = classesOf.every((classes) => classes.length < 2)
      ? Int32Array.from(classesOf, ([only]) => only ?? -1)
      : null;
    this.classLoads = new Int32Array(slots * classCount);
  }

  /** Whether no meeting needs this kind of resource. */
  get isIdle(): boolean {
    return this.classesOf.length === 0;
  }

  change(slot: number, type: number, by: number): void {
    const cell = slot * this.classesOf.length + type;
    this.loads[cell] = (this.loads[cell] ?? 0) + by;
    const only = this.onlyClass?.[type] ?? -1;
    if (only < 0) return;
    const ofClass = slot * this.classCount + only;
    this.classLoads[ofClass] = (this.classLoads[ofClass] ?? 0) + by;
  }

  /** Whether all meetings suit the same resources, so that counting them is enough. */
  get isPlain(): boolean {
    return this.single;
  }

  /** Whether so many more have room; for plain room only. */
  fitsMore(slot: number, more: number): boolean {
    return (this.loads[slot] ?? 0) + more <= (this.totals[slot] ?? 0);
  }

  /** Whether what sits in the slot now has room. */
  fits(slot: number): boolean {
    if (this.single) return this.fitsMore(slot, 0);
    return this.onlyClass ? this.fitsByClass(slot) : this.flows(slot);
  }

  private fitsByClass(slot: number): boolean {
    const end = (slot + 1) * this.classCount;
    for (let cell = slot * this.classCount; cell < end; cell += 1)
      if ((this.classLoads[cell] ?? 0) > (this.capacity[cell] ?? 0)) return false;
    return true;
  }

  private flows(slot: number): boolean {
    this.flow.fill(0);
    for (let c = 0; c < this.classCount; c += 1)
      this.free[c] = this.capacity[slot * this.classCount + c] ?? 0;
    for (let type = 0; type < this.classesOf.length; type += 1) {
      for (let left = this.loads[slot * this.classesOf.length + type] ?? 0; left > 0; left -= 1) {
        this.visited.fill(0);
        if (!this.augment(type)) return false;
      }
    }
    return true;
  }

  private totalCapacity(slot: number, type: number): number {
    let sum = 0;
    for (const c of this.classesOf[type] ?? []) sum += this.capacity[slot * this.classCount + c] ?? 0;
    return sum;
  }

  /** Sends one more meeting of the type into some class, moving others on where that helps. */
  private augment(type: number): boolean {
    for (const c of this.classesOf[type] ?? []) {
      if (this.visited[c] === 1) continue;
      this.visited[c] = 1;
      if ((this.free[c] ?? 0) > 0) {
        this.free[c] = (this.free[c] ?? 0) - 1;
        this.send(type, c, 1);
        return true;
      }
      for (let other = 0; other < this.classesOf.length; other += 1) {
        if ((this.flow[other * this.classCount + c] ?? 0) === 0 || !this.augment(other)) continue;
        this.send(other, c, -1);
        this.send(type, c, 1);
        return true;
      }
    }
    return false;
  }

  private send(type: number, c: number, by: number): void {
    const cell = type * this.classCount + c;
    this.flow[cell] = (this.flow[cell] ?? 0) + by;
  }
}
