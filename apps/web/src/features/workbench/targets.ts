import type { Schema } from '../../api/client';
import { placeOf, type GridMeeting, type Place } from './edits';

export type Cells = Schema<'Cells'>;
export type Reason = Schema<'ReasonWithSentence'>;

/** What happens when the meeting in hand is put down somewhere. */
export type Target =
  | { readonly kind: 'own' }
  | { readonly kind: 'free'; readonly to: Place }
  /** Only another meeting is in the way: the two can be asked to change places. */
  | { readonly kind: 'swap'; readonly other: GridMeeting }
  | { readonly kind: 'blocked'; readonly reasons: readonly Reason[] };

/** The server's answer on one meeting, made easy to look up. */
export class Targets {
  private readonly slots: ReadonlyMap<string, Cells['slots'][number]>;

  constructor(
    private readonly cells: Cells,
    /** Where the meeting in hand is; null when it has no place, and then has nothing to swap. */
    private readonly home: Place | null,
  ) {
    this.slots = new Map(cells.slots.map((slot) => [slot.slotId, slot]));
  }

  /** A table in a slot; `occupant` is the meeting that is there. */
  at({ slotId, tableId }: Place, occupant?: GridMeeting): Target {
    if (this.home?.slotId === slotId && this.home.tableId === tableId) return { kind: 'own' };
    const slot = this.slots.get(slotId);
    const cell = slot?.cells.find((one) => one.tableId === tableId);
    if (!slot || !cell) return { kind: 'blocked', reasons: this.cells.reasons };
    if (cell.isFree) return { kind: 'free', to: { slotId, tableId } };
    return this.swapOr([...this.cells.reasons, ...slot.reasons, ...cell.reasons], occupant);
  }

  /**
   * A slot, for a participant of the meeting in hand, at whatever table: the one it has where that is free, so that
   * people walk less, else the first.
   */
  inSlot(slotId: string, occupant?: GridMeeting): Target {
    if (this.home?.slotId === slotId) return { kind: 'own' };
    const slot = this.slots.get(slotId);
    const free = slot?.cells.filter(({ isFree }) => isFree) ?? [];
    const chosen = free.find(({ tableId }) => tableId === this.home?.tableId) ?? free[0];
    if (chosen) return { kind: 'free', to: { slotId, tableId: chosen.tableId } };
    const place = placeOf(occupant);
    if (place) return this.at(place, occupant);
    const reasons = [...this.cells.reasons, ...(slot?.reasons ?? [])];
    return { kind: 'blocked', reasons: reasons.length > 0 ? reasons : (slot?.cells[0]?.reasons ?? []) };
  }

  private swapOr(reasons: readonly Reason[], occupant: GridMeeting | undefined): Target {
    const mayYield = occupant && !occupant.isLocked && this.home !== null;
    if (mayYield && reasons.every((reason) => isBecauseOf(reason, occupant.meetingId))) {
      return { kind: 'swap', other: occupant };
    }
    return { kind: 'blocked', reasons };
  }
}

/** Whether the reason falls away when this meeting leaves. */
function isBecauseOf(reason: Reason, meetingId: string): boolean {
  if (reason.kind === 'table-taken') return reason.meetingId === meetingId;
  if (reason.kind !== 'participant-busy') return false;
  return Array.isArray(reason.meetingIds) && reason.meetingIds.includes(meetingId);
}
