import { overlaps, type TimeWindow } from './zones';

const MS_PER_MINUTE = 60_000;

/** What cuts a session into slots. */
export interface Cutting extends TimeWindow {
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly breaks: readonly TimeWindow[];
}

/**
 * Cuts a session into slots, one after the other with the pause between them, going on after each break.
 * Minutes are added to the instant, never to the wall time, so a slot lasts as long as it says on every night.
 */
export function expandSlots(session: Cutting): TimeWindow[] {
  const slots: TimeWindow[] = [];
  let cursor = session.startsAt;
  for (;;) {
    const slot = { startsAt: cursor, endsAt: addMinutes(cursor, session.slotMinutes) };
    if (slot.endsAt > session.endsAt) return slots;
    const interruption = session.breaks.find((pause) => overlaps(slot, pause));
    if (interruption) {
      cursor = interruption.endsAt;
    } else {
      slots.push(slot);
      cursor = addMinutes(slot.endsAt, session.pauseMinutes);
    }
  }
}

function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MS_PER_MINUTE);
}
