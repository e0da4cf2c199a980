import type { Compiled } from './compiled';
import type { Generator } from './generator';
import { bitAt, countOnes } from './masks';
import type { State } from './state';

/** Share of the proposals aimed at somebody with a break, and of the others the share without any aim. */
const AT_BREAKS = 0.6;
const BLIND = 0.1;
/** Where people have to rest, a slot beside their other meetings is seldom the right one. */
const BLIND_WITH_RESTS = 0.6;

/**
 * Which exchange to try next. Most exchanges would tear somebody's meetings apart, so slots are drawn where
 * they do not: beside the other meetings of those concerned. More than half aim at somebody who has a break
 * (the focused walk of WalkSAT: Selman, Kautz and Cohen 1994), a few are drawn blindly, so that every move
 * remains possible.
 */
export class Proposals {
  /** The last proposal. */
  meeting = -1;
  slot = -1;
  private readonly slots: Int32Array;

  constructor(
    private readonly state: State,
    private readonly c: Compiled,
    private readonly generator: Generator,
  ) {
    this.slots = new Int32Array(c.words);
  }

  /** Draws a placed meeting and another slot that it may have; false when there is none to draw. */
  next(): boolean {
    const { state, generator, c } = this;
    if (generator.fraction() < AT_BREAKS) {
      const participant = state.busy.nextBroken(generator.below(c.participants));
      if (participant >= 0) return this.aimAtBreak(participant);
    }
    this.meeting = generator.below(c.meetings);
    if ((state.slotOf[this.meeting] ?? -1) < 0) return false;
    if (generator.fraction() < (c.rests ? BLIND_WITH_RESTS : BLIND)) {
      this.slot = generator.below(c.slots);
      return true;
    }
    return (c.length[this.meeting] ?? 1) > 1 ? this.anywhere() : this.keepTogether();
  }

  /** Somebody with a break too many moves a meeting from the edge of a group to the edge of another. */
  private aimAtBreak(participant: number): boolean {
    const { state, c, slots } = this;
    const { masks } = state.busy;
    const first = participant * c.words;
    for (let word = 0; word < c.words; word += 1) slots[word] = this.edges(first, word);
    const from = this.drawSlot();
    this.meeting = state.firstMeeting(participant, from);
    const domain = this.meeting * c.words;
    for (let word = 0; word < c.words; word += 1)
      slots[word] =
        (c.domainMasks[domain + word] ?? 0) & this.beside(first, word, from) & ~(masks[first + word] ?? 0);
    if ((c.length[this.meeting] ?? 1) > 1) return this.anywhere();
    this.slot = this.drawSlot();
    return this.slot >= 0;
  }

  /** A long meeting goes wherever it may: few slots are beside its others in all of its length. */
  private anywhere(): boolean {
    const { c, slots, meeting } = this;
    for (let word = 0; word < c.words; word += 1) slots[word] = c.domainMasks[meeting * c.words + word] ?? 0;
    this.slot = this.drawSlot();
    return this.slot >= 0;
  }

  /** A slot in which the two sides are busy anyway, or beside their other meetings. */
  private keepTogether(): boolean {
    const { state, c, slots, meeting } = this;
    const from = state.slotOf[meeting] ?? 0;
    for (let word = 0; word < c.words; word += 1) slots[word] = c.domainMasks[meeting * c.words + word] ?? 0;
    this.keepTogetherFor(c.sideA[meeting] ?? 0, from);
    this.keepTogetherFor(c.sideB[meeting] ?? 0, from);
    slots[from >> 5] = (slots[from >> 5] ?? 0) & ~(1 << (from & 31));
    this.slot = this.drawSlot();
    return this.slot >= 0;
  }

  private keepTogetherFor(participant: number, from: number): void {
    const { c, slots } = this;
    const { masks } = this.state.busy;
    const first = participant * c.words;
    let others = 0;
    for (let word = 0; word < c.words; word += 1) others |= this.without(first, word, from);
    if (others === 0) return;
    const isEdge = ((this.edges(first, from >> 5) >>> (from & 31)) & 1) === 1;
    for (let word = 0; word < c.words; word += 1) {
      const kept = (masks[first + word] ?? 0) | (isEdge ? this.beside(first, word, from) : 0);
      slots[word] = (slots[word] ?? 0) & kept;
    }
  }

  /** Busy slots with an idle one before or after. */
  private edges(first: number, word: number): number {
    const { masks } = this.state.busy;
    const own = masks[first + word] ?? 0;
    const before = (own << 1) | (word > 0 ? (masks[first + word - 1] ?? 0) >>> 31 : 0);
    const after = (own >>> 1) | (word + 1 < this.c.words ? (masks[first + word + 1] ?? 0) << 31 : 0);
    return own & ~(before & after);
  }

  /** Slots next to the busy ones, the slot `from` not counting as busy. */
  private beside(first: number, word: number, from: number): number {
    const own = this.without(first, word, from);
    const before = (own << 1) | (word > 0 ? this.without(first, word - 1, from) >>> 31 : 0);
    const after = (own >>> 1) | (word + 1 < this.c.words ? this.without(first, word + 1, from) << 31 : 0);
    return before | after;
  }

  private without(first: number, word: number, from: number): number {
    const own = this.state.busy.masks[first + word] ?? 0;
    return word === from >> 5 ? own & ~(1 << (from & 31)) : own;
  }

  /** One of the slots marked in `slots`, -1 when none is. */
  private drawSlot(): number {
    const count = countOnes(this.slots);
    return count === 0 ? -1 : bitAt(this.slots, this.generator.below(count));
  }
}
