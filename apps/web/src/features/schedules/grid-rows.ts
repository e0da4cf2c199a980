import { showTime } from '../../parts/times';

interface Slot {
  readonly id: string;
  readonly sessionId: string;
  readonly sessionName: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface GridRow {
  readonly id: string;
  /** "09:20" in the gathering's zone. */
  readonly heading: string;
  /** Before the first slot of a session or day: "Morning · Friday 12 June". */
  readonly caption?: string;
}

/** The slots by time; each session and each day begins with its caption. */
export function gridRows(slots: readonly Slot[], zone: string, language: string): GridRow[] {
  const inOrder = slots.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return inOrder.map((slot, position) => {
    const { time, day } = showTime(slot.startsAt, zone, language);
    const before = inOrder[position - 1];
    const isFirst =
      before?.sessionId !== slot.sessionId || showTime(before.startsAt, zone, language).day !== day;
    return { id: slot.id, heading: time, ...(isFirst && { caption: `${slot.sessionName} · ${day}` }) };
  });
}
