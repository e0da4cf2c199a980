/**
 * The unassigned variables, the most active first: a binary heap on the activity of EVSIDS (Moskewicz and
 * others 2001, in the exponential form of Eén and Sörensson 2003). Equal activities: the lower number first.
 */
export class VariableHeap {
  private activity = new Float64Array(1);
  private heap = new Int32Array(1);
  private place = new Int32Array(1).fill(-1);
  private count = 0;
  private increment = 1;

  reserve(variables: number): void {
    if (variables <= this.activity.length) return;
    const size = Math.max(variables, this.activity.length * 2);
    this.activity = grown(this.activity, new Float64Array(size));
    this.heap = grown(this.heap, new Int32Array(size));
    this.place = grown(this.place, new Int32Array(size).fill(-1));
  }

  insert(variable: number): void {
    if ((this.place[variable] ?? -1) >= 0) return;
    this.heap[this.count] = variable;
    this.place[variable] = this.count;
    this.count += 1;
    this.rise(this.count - 1);
  }

  /** Takes out the most active variable; 0 when there is none. */
  pop(): number {
    if (this.count === 0) return 0;
    const top = this.heap[0] ?? 0;
    this.place[top] = -1;
    this.count -= 1;
    if (this.count > 0) {
      const last = this.heap[this.count] ?? 0;
      this.heap[0] = last;
      this.place[last] = 0;
      this.sink(0);
    }
    return top;
  }

  /** The most active variable, 0 when there is none. */
  top(): number {
    return this.count === 0 ? 0 : (this.heap[0] ?? 0);
  }

  bump(variable: number, factor = 1): void {
    const activity = (this.activity[variable] ?? 0) + this.increment * factor;
    this.activity[variable] = activity;
    if (activity > 1e100) this.rescale();
    const place = this.place[variable] ?? -1;
    if (place >= 0) this.rise(place);
  }

  /** After each conflict: what was bumped long ago counts less and less. */
  decay(factor: number): void {
    this.increment /= factor;
  }

  private rescale(): void {
    for (let variable = 0; variable < this.activity.length; variable += 1)
      this.activity[variable] = (this.activity[variable] ?? 0) * 1e-100;
    this.increment *= 1e-100;
  }

  /** Whether `a` is taken out before `b`. */
  isBefore(a: number, b: number): boolean {
    const difference = (this.activity[a] ?? 0) - (this.activity[b] ?? 0);
    return difference > 0 || (difference === 0 && a < b);
  }

  private rise(start: number): void {
    const { heap, place } = this;
    const variable = heap[start] ?? 0;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const other = heap[parent] ?? 0;
      if (!this.isBefore(variable, other)) break;
      heap[i] = other;
      place[other] = i;
      i = parent;
    }
    heap[i] = variable;
    place[variable] = i;
  }

  private sink(start: number): void {
    const { heap, place, count } = this;
    const variable = heap[start] ?? 0;
    let i = start;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= count) break;
      if (child + 1 < count && this.isBefore(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      const other = heap[child] ?? 0;
      if (!this.isBefore(other, variable)) break;
      heap[i] = other;
      place[other] = i;
      i = child;
    }
    heap[i] = variable;
    place[variable] = i;
  }
}

function grown<T extends Float64Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
