/**
 * A small fast generator of pseudo-random numbers (sfc32, Chris Doty-Humphrey, PractRand): 128 bits of state
 * that can be saved and restored, so that a search can be continued exactly.
 */
export class Generator {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  static seeded(seed: number): Generator {
    const generator = new Generator(seed | 0, Math.floor(seed / 2 ** 32) | 0, 0x9e3779b9 | 0, 1);
    for (let round = 0; round < 15; round += 1) generator.next();
    return generator;
  }

  static restored(state: readonly number[]): Generator {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    return new Generator(a, b, c, d);
  }

  state(): number[] {
    return [this.a, this.b, this.c, this.d];
  }

  /** 32 random bits as a signed integer. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** A whole number from 0 to `count - 1`; the tiny bias of the multiplication does not matter here. */
  below(count: number): number {
    return Math.floor(((this.next() >>> 0) / 2 ** 32) * count);
  }

  /** A number in [0, 1). */
  fraction(): number {
    return (this.next() >>> 0) / 2 ** 32;
  }
}
