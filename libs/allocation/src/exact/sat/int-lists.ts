/** Many growing lists of ints; kept as typed arrays, so that the inner loops stay free of objects. */
export class IntLists {
  readonly lists: Int32Array[] = [];
  sizes = new Int32Array(0);

  reserve(count: number): void {
    while (this.lists.length < count) this.lists.push(EMPTY);
    if (count <= this.sizes.length) return;
    const sizes = new Int32Array(Math.max(count, this.sizes.length * 2));
    sizes.set(this.sizes);
    this.sizes = sizes;
  }

  push(list: number, value: number): void {
    const size = this.sizes[list] ?? 0;
    const items = this.room(list, size + 1);
    items[size] = value;
    this.sizes[list] = size + 1;
  }

  pushTwo(list: number, first: number, second: number): void {
    const size = this.sizes[list] ?? 0;
    const items = this.room(list, size + 2);
    items[size] = first;
    items[size + 1] = second;
    this.sizes[list] = size + 2;
  }

  /** Empties every list. */
  clear(): void {
    this.sizes.fill(0);
  }

  private room(list: number, needed: number): Int32Array {
    const items = this.lists[list] ?? EMPTY;
    if (needed <= items.length) return items;
    const larger = new Int32Array(Math.max(4, items.length * 2));
    larger.set(items);
    this.lists[list] = larger;
    return larger;
  }
}

const EMPTY = new Int32Array(0);
