import { againstMeeting, againstSlot, againstTable } from './fit';
import type { Gathering, Meeting, Placement, Slot, Table } from './gathering';
import type { Reason } from './reason';
import { Timetable } from './timetable';

/** One table in one slot: free for the meeting when neither it nor its slot nor the pair has a reason against it. */
export interface Cell {
  readonly table: Table;
  readonly reasons: readonly Reason[];
}

export interface SlotPlaces {
  readonly slot: Slot;
  /** Why the pair cannot meet in this slot at any table. */
  readonly reasons: readonly Reason[];
  readonly cells: readonly Cell[];
}

/** Every slot and table for one meeting, with the reasons against each; the pair's own reasons come first. */
export interface Places {
  readonly reasons: readonly Reason[];
  readonly slots: readonly SlotPlaces[];
}

/** Where a meeting could go, given all the others. */
export function placesFor(gathering: Gathering, placements: readonly Placement[], meeting: Meeting): Places {
  const timetable = new Timetable(placements);
  const slots = [...gathering.slots.values()].map((slot) => ({
    slot,
    reasons: againstSlot(gathering, timetable, meeting, slot),
    cells: [...gathering.tables.values()].map((table) => ({
      table,
      reasons: againstTable(gathering, timetable, meeting, slot, table.id),
    })),
  }));
  return { reasons: againstMeeting(gathering, meeting), slots };
}
