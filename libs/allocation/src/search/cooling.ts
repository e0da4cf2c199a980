const HOT = 0.32;
const COLD = 0.27;
const GROWTH = 2;

/**
 * How much worse a state the search accepts, after so many moves. Warm enough throughout that it never
 * freezes: the walk is aimed (see `Proposals`), and what counts is the best state it passes. Cycles, each twice
 * as long as the last, begin at that best state a little warmer.
 */
export class Cooling {
  /** The temperature changes every so many moves. */
  private static readonly STEP = 128;
  private known = { at: -1, temperature: HOT };

  constructor(
    private number: number,
    private first: number,
    private length: number,
  ) {}

  static starting(meetings: number): Cooling {
    return new Cooling(0, 0, Math.max(50_000, 30 * meetings));
  }

  static restored([number, first, length]: readonly [number, number, number]): Cooling {
    return new Cooling(number, first, length);
  }

  isOver(iterations: number): boolean {
    return iterations - this.first >= this.length;
  }

  begin(iterations: number): void {
    this.number += 1;
    this.first = iterations;
    this.length = Math.round(this.length * GROWTH);
  }

  temperature(iterations: number): number {
    const at = Math.max(this.first, iterations - (iterations % Cooling.STEP));
    if (this.known.at !== at)
      this.known = { at, temperature: HOT * Math.pow(COLD / HOT, (at - this.first) / this.length) };
    return this.known.temperature;
  }

  state(): [number, number, number] {
    return [this.number, this.first, this.length];
  }
}
