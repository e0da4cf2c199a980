/**
 * When to begin anew: in turns *focused*, as soon as the clauses learned lately are worse than usual (moving
 * averages of their LBD, Audemard and Simon 2012 in the form of Biere and Fröhlich 2015), which suits proofs,
 * and *stable*, seldom, after the sequence of Luby, Sinclair and Zuckerman (1993), which suits models.
 */
export class Restarts {
  isStable = true;
  private fast = 0;
  private slow = 0;
  private conflicts = 0;
  private sinceRestart = 0;
  private modeEnd = FIRST_MODE;
  private modes = 0;
  private luby = 1;

  onConflict(lbd: number): void {
    this.conflicts += 1;
    this.sinceRestart += 1;
    this.fast += (lbd - this.fast) * Math.max(FAST, 1 / this.conflicts);
    this.slow += (lbd - this.slow) * Math.max(SLOW, 1 / this.conflicts);
  }

  /** Whether to restart now; asked after each conflict. */
  isDue(): boolean {
    if (this.conflicts >= this.modeEnd) this.changeMode();
    const isDue = this.isStable
      ? this.sinceRestart >= luby(this.luby) * STABLE_UNIT
      : this.sinceRestart >= FOCUSED_LEAST && this.fast > this.slow * MARGIN;
    if (!isDue) return false;
    this.sinceRestart = 0;
    if (this.isStable) this.luby += 1;
    return true;
  }

  private changeMode(): void {
    this.isStable = !this.isStable;
    this.modes += 1;
    const round = 1 + (this.modes >> 1);
    this.modeEnd = this.conflicts + FIRST_MODE * round * round;
    this.sinceRestart = 0;
    this.luby = 1;
  }
}

const FIRST_MODE = 1000;
const STABLE_UNIT = 512;
const FOCUSED_LEAST = 4;
const FAST = 1 / 32;
const SLOW = 1 / 4096;
const MARGIN = 1.15;

/** 1, 1, 2, 1, 1, 2, 4, …; counted from 1. */
export function luby(position: number): number {
  let k = 1;
  while ((1 << k) - 1 < position) k += 1;
  return (1 << k) - 1 === position ? 1 << (k - 1) : luby(position - (1 << (k - 1)) + 1);
}
