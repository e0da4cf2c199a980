import type { Busy } from './busy';
import { UNLIMITED, type Compiled } from './compiled';

/** How many meetings participants hold, in all and in each session, beside their limits. */
export class Limits {
  private readonly held: Int32Array;
  private readonly inSession: Int32Array;

  constructor(
    private readonly c: Compiled,
    private readonly busy: Busy,
  ) {
    this.held = new Int32Array(c.participants);
    this.inSession = new Int32Array(c.participants * c.sessions);
  }

  count(participant: number, slot: number, by: number): void {
    this.held[participant] = (this.held[participant] ?? 0) + by;
    const cell = participant * this.c.sessions + (this.c.sessionOf[slot] ?? 0);
    this.inSession[cell] = (this.inSession[cell] ?? 0) + by;
  }

  keeps(participant: number): boolean {
    const { c } = this;
    if ((this.held[participant] ?? 0) > (c.maxMeetings[participant] ?? UNLIMITED)) return false;
    const perSession = c.maxPerSession[participant] ?? UNLIMITED;
    if (perSession < UNLIMITED)
      for (let session = 0; session < c.sessions; session += 1)
        if ((this.inSession[participant * c.sessions + session] ?? 0) > perSession) return false;
    return this.keepsRows(participant);
  }

  /** Whether the participant, busy in one of the two slots, could be so in the other instead. */
  allowsSwap(participant: number, slot: number, other: number): boolean {
    const { c, busy } = this;
    if (c.hasLimits[participant] !== 1) return true;
    const to = busy.has(participant, slot) ? other : slot;
    const perSession = c.maxPerSession[participant] ?? UNLIMITED;
    if (perSession < UNLIMITED && c.sessionOf[slot] !== c.sessionOf[other]) {
      const cell = participant * c.sessions + (c.sessionOf[to] ?? 0);
      if ((this.inSession[cell] ?? 0) >= perSession) return false;
    }
    busy.flip(participant, slot);
    busy.flip(participant, other);
    const isKept = this.keepsRows(participant);
    busy.flip(participant, slot);
    busy.flip(participant, other);
    return isKept;
  }

  private keepsRows(participant: number): boolean {
    const inARow = this.c.maxInARow[participant] ?? UNLIMITED;
    return inARow >= UNLIMITED || this.longestRow(participant) <= inARow;
  }

  private longestRow(participant: number): number {
    const { c } = this;
    let [longest, row] = [0, 0];
    for (let slot = 0; slot < c.slots; slot += 1) {
      const isNewRow = c.sessionOf[slot] !== c.sessionOf[slot - 1] || c.dayOf[slot] !== c.dayOf[slot - 1];
      if (!this.busy.has(participant, slot)) row = 0;
      else row = isNewRow ? 1 : row + 1;
      if (row > longest) longest = row;
    }
    return longest;
  }
}
