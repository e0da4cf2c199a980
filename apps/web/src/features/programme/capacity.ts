interface Capacity {
  readonly slots: number;
  readonly tables: number;
  readonly places: number;
}

/** Whether there is room, and what would make some: either of the two is enough. */
export interface Room {
  readonly lacking: number;
  readonly moreTables: number;
  readonly moreSlots: number;
}

/** @example roomFor(230, { slots: 18, tables: 12, places: 216 }) // 14 lacking: 1 more table or 2 more slots */
export function roomFor(meetings: number, { slots, tables, places }: Capacity): Room {
  const lacking = Math.max(0, meetings - places);
  const per = (size: number) => (size === 0 ? 0 : Math.ceil(lacking / size));
  return { lacking, moreTables: per(slots), moreSlots: per(tables) };
}
