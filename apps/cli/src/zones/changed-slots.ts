import { instantNow, type ZoneData } from '@ronda/calendar';
import type { PlannedSlot } from './planned-slots';

/** A slot whose instant the present rules put elsewhere; null where its clock no longer shows that time. */
export interface ChangedSlot extends PlannedSlot {
  readonly startsNow: Date | null;
}

export function changedSlots(slots: readonly PlannedSlot[], zones: ZoneData): ChangedSlot[] {
  return slots.flatMap((slot): ChangedSlot[] => {
    const { local, zone, startsAt } = slot;
    const startsNow = instantNow({ local, zone, at: startsAt }, zones);
    return startsNow?.getTime() === startsAt.getTime() ? [] : [{ ...slot, startsNow }];
  });
}
