/**
 * Which value to try first for a variable: the one it had last (phase saving, Pipatsrisawat and Darwiche
 * 2007), or, in stable mode, the one it had in the longest assignment without conflict (target phases, Biere
 * and Fleury 2020). Now and then all begin again from the longest seen since the last time.
 */
export class Phases {
  private saved = new Uint8Array(1);
  private target = new Uint8Array(1);
  private longest = 0;
  private rephasings = 0;
  private nextRephasing = INTERVAL;

  reserve(variables: number): void {
    if (variables <= this.saved.length) return;
    const saved = new Uint8Array(2 * variables);
    saved.set(this.saved);
    this.saved = saved;
    this.target = new Uint8Array(saved.length).fill(OPEN);
    this.longest = 0;
  }

  save(literal: number): void {
    this.saved[literal >> 1] = (literal & 1) ^ 1;
  }

  /** The literal of the variable to try. */
  choose(variable: number, isStable: boolean): number {
    const target = this.target[variable] ?? OPEN;
    const value = isStable && target !== OPEN ? target : (this.saved[variable] ?? 0);
    return 2 * variable + 1 - value;
  }

  /** To be told at every conflict how many literals of the trail were free of it. */
  onConflict(trail: Int32Array, consistent: number, conflicts: number): void {
    if (consistent > this.longest) {
      this.longest = consistent;
      this.target.fill(OPEN);
      for (let i = 0; i < consistent; i += 1) {
        const literal = trail[i] ?? 0;
        this.target[literal >> 1] = (literal & 1) ^ 1;
      }
    }
    if (conflicts >= this.nextRephasing) this.rephase(conflicts);
  }

  private rephase(conflicts: number): void {
    this.rephasings += 1;
    this.nextRephasing = conflicts + INTERVAL * (1 + this.rephasings);
    if (this.rephasings % 2 === 1)
      this.target.forEach((value, variable) => {
        if (value !== OPEN) this.saved[variable] = value;
      });
    this.target.fill(OPEN);
    this.longest = 0;
  }
}

const OPEN = 2;
const INTERVAL = 1000;
