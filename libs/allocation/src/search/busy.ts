import type { Compiled } from './compiled';
import { lowest, ones } from './masks';

/** When each participant is busy, a bit a slot, and the breaks and idle slots that follow from it. */
export class Busy {
  readonly masks: Int32Array;
  readonly breaks: Int32Array;
  readonly idle: Int32Array;
  /** How many participants have how many breaks. */
  private readonly breakCounts: Int32Array;
  /** A bit for each participant that has more breaks than it must have. */
  private readonly broken: Int32Array;
  /** `masks` as they were when breaks were last counted. */
  private readonly counted: Int32Array;
  private readonly isOneWord: boolean;
  /** What `measure` has found. */
  private foundBreaks = 0;
  private foundIdle = 0;

  constructor(private readonly c: Compiled) {
    this.masks = new Int32Array(c.participants * c.words);
    this.counted = new Int32Array(c.participants * c.words);
    this.breaks = new Int32Array(c.participants);
    this.idle = new Int32Array(c.participants);
    this.breakCounts = new Int32Array(c.slots + 2);
    this.breakCounts[0] = c.participants;
    this.broken = new Int32Array(Math.ceil(c.participants / 32));
    this.isOneWord = c.words === 1 && c.days === 1;
  }

  has(participant: number, slot: number): boolean {
    return (((this.masks[participant * this.c.words + (slot >> 5)] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  flip(participant: number, slot: number): void {
    const cell = participant * this.c.words + (slot >> 5);
    this.masks[cell] = (this.masks[cell] ?? 0) ^ (1 << (slot & 31));
  }

  /** Counts again; false when the participant is as busy as at the last count (the middle of a chain). */
  recount(participant: number): boolean {
    if (!this.hasChanged(participant)) return false;
    const before = this.breaks[participant] ?? 0;
    this.measure(participant);
    const after = this.foundBreaks;
    this.idle[participant] = this.foundIdle;
    if (after === before) return true;
    this.breaks[participant] = after;
    this.breakCounts[before] = (this.breakCounts[before] ?? 0) - 1;
    this.breakCounts[after] = (this.breakCounts[after] ?? 0) + 1;
    const least = this.c.leastBreaks[participant] ?? 0;
    if (before > least !== after > least) {
      const word = participant >> 5;
      this.broken[word] = (this.broken[word] ?? 0) ^ (1 << (participant & 31));
    }
    return true;
  }

  /** Breaks and idle slots the participant would have with the two slots flipped, in `shown`. */
  preview(participant: number, slot: number, other: number, shown: { breaks: number; idle: number }): void {
    this.flip(participant, slot);
    this.flip(participant, other);
    this.measure(participant);
    this.flip(participant, slot);
    this.flip(participant, other);
    shown.breaks = this.foundBreaks;
    shown.idle = this.foundIdle;
  }

  /** Most breaks of a participant minus fewest. */
  difference(): number {
    let [fewest, most] = [0, this.breakCounts.length - 1];
    while (most > 0 && this.breakCounts[most] === 0) most -= 1;
    while (fewest < most && this.breakCounts[fewest] === 0) fewest += 1;
    return most - fewest;
  }

  /** The first participant with a break too many from this one on, round and round; -1 when there is none. */
  nextBroken(from: number): number {
    const { broken } = this;
    const own = (broken[from >> 5] ?? 0) & (-1 << (from & 31));
    if (own !== 0) return (from & ~31) + lowest(own);
    for (let step = 1; step <= broken.length; step += 1) {
      const word = ((from >> 5) + step) % broken.length;
      const bits = broken[word] ?? 0;
      if (bits !== 0) return word * 32 + lowest(bits);
    }
    return -1;
  }

  private hasChanged(participant: number): boolean {
    const { counted, masks, c } = this;
    let hasChanged = false;
    for (let cell = participant * c.words; cell < (participant + 1) * c.words; cell += 1) {
      if (counted[cell] === masks[cell]) continue;
      counted[cell] = masks[cell] ?? 0;
      hasChanged = true;
    }
    return hasChanged;
  }

  private measure(participant: number): void {
    this.foundBreaks = this.foundIdle = 0;
    if (this.isOneWord) this.measureWord(this.masks[participant] ?? 0);
    else for (let day = 0; day < this.c.days; day += 1) this.measureDay(participant, day);
  }

  /** A group begins where a set bit has no set bit before it; breaks are the groups less one. */
  private measureWord(mask: number): void {
    const groups = ones(mask & ~(mask << 1));
    if (groups < 2) return;
    this.foundBreaks = groups - 1;
    this.foundIdle = 32 - Math.clz32(mask) - lowest(mask) - ones(mask);
  }

  private measureDay(participant: number, day: number): void {
    const { words, dayMasks } = this.c;
    let [groups, busy, first, last, carry] = [0, 0, -1, -1, 0];
    for (let word = 0; word < words; word += 1) {
      const mask = (this.masks[participant * words + word] ?? 0) & (dayMasks[day * words + word] ?? 0);
      const starts = mask & ~((mask << 1) | carry);
      carry = mask >>> 31;
      if (mask === 0) continue;
      groups += ones(starts);
      busy += ones(mask);
      if (first < 0) first = word * 32 + lowest(mask);
      last = word * 32 + 31 - Math.clz32(mask);
    }
    if (groups < 2) return;
    this.foundBreaks += groups - 1;
    this.foundIdle += last - first + 1 - busy;
  }
}
