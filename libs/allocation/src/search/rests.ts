import { keepable } from '../bounds/moved';
import { isTableFit, isTableOpenFor, type PossibleSlots } from '../possible-slots';
import { at, type ProblemIndex } from '../problem-index';

/**
 * Who has to rest between meetings, as far as the search knows, which has no tables. Some participants get a home,
 * a table where all their meetings are held: they never move. Everybody else is taken to move from each meeting to
 * the next, save between two that are where they were published at one table. That forbids more than the rule
 * does, so what it allows keeps the rule.
 */
export class Rests {
  /** 1 for each participant who has to rest. */
  readonly binds: Uint8Array;
  /** The published table of each meeting that can stay there. */
  private readonly publishedAt: ReadonlyMap<number, number>;
  /** The home at which each meeting is held, -1 for none. */
  private readonly homeOf: Int32Array;

  constructor(
    private readonly index: ProblemIndex,
    possible: PossibleSlots,
  ) {
    this.binds = Uint8Array.from(index.buffers, (buffer, participant) =>
      buffer === null || (buffer.between !== 'meetings' && staysOnline(index, participant)) ? 0 : 1,
    );
    this.publishedAt = new Map(
      keepable(index, possible).map((meeting) => [meeting, index.published[meeting]?.table ?? -1]),
    );
    this.homeOf = new Int32Array(index.meetings.length).fill(-1);
    for (const [participant, table] of homes(index, possible))
      for (const meeting of at(index.meetingsOf, participant)) this.homeOf[meeting] = table;
  }

  /** Whether the participant has the time it needs between one meeting and its next, by their last and first slot. */
  allows(
    participant: number,
    before: { readonly meeting: number; readonly first: number; readonly last: number },
    next: { readonly meeting: number; readonly first: number },
  ): boolean {
    if (!this.index.isTooClose(participant, before.last, next.first)) return true;
    if (this.index.buffers[participant]?.between === 'meetings') return false;
    const table = this.tableOf(before.meeting, before.first);
    return table >= 0 && table === this.tableOf(next.meeting, next.first);
  }

  /** The table at which the meeting has to be in this slot for the search to be right, -1 where any will do. */
  tableOf(meeting: number, slot: number): number {
    const published =
      this.index.published[meeting]?.slot === slot ? this.publishedAt.get(meeting) : undefined;
    return published ?? this.homeOf[meeting] ?? -1;
  }
}

/** Whether all meetings of the participant are in virtual rooms, between which nobody moves. */
function staysOnline(index: ProblemIndex, participant: number): boolean {
  return at(index.meetingsOf, participant).every((meeting) =>
    index.tables.every(
      (_, table) => !isTableFit(index, meeting, table) || index.tableKind(table) === 'virtual',
    ),
  );
}

/** A table of its own for the busiest who need time to move, none of whom meets another of them. */
function homes(index: ProblemIndex, possible: PossibleSlots): Map<number, number> {
  const found = new Map<number, number>();
  const free = new Set(index.tables.keys());
  const busiestFirst = [...index.meetingsOf.keys()]
    .filter((one) => index.buffers[one] && index.buffers[one].between !== 'meetings')
    .sort((a, b) => at(index.meetingsOf, b).length - at(index.meetingsOf, a).length || a - b);
  for (const participant of busiestFirst) {
    const meetings = at(index.meetingsOf, participant);
    if (meetings.some((meeting) => at(index.sides, meeting).some((side) => found.has(side)))) continue;
    const isHome = (table: number) =>
      meetings.every(
        (meeting) =>
          isTableFit(index, meeting, table) &&
          possible.of(meeting).every((slot) => isTableOpenFor(index, meeting, table, slot)),
      );
    const own = (table: number) => index.tables[table]?.owner === index.participants[participant]?.id;
    const tables = [...free];
    const table = tables.find((one) => own(one) && isHome(one)) ?? tables.find(isHome);
    if (meetings.length === 0 || table === undefined) continue;
    found.set(participant, table);
    free.delete(table);
  }
  return found;
}
