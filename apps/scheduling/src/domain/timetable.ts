import { type Placement, overlap } from './gathering';

type Interval = { readonly startsAt: Date; readonly endsAt: Date };

/**
 * The placements of one schedule version, found by table, by party and by interpreter. Overlap is decided by time,
 * not by slot: slots may have unequal lengths.
 */
export class Timetable {
  private readonly byTable = new Map<string, Placement[]>();
  private readonly byParty = new Map<string, Placement[]>();
  private readonly byInterpreter = new Map<string, Placement[]>();

  constructor(placements: Iterable<Placement>) {
    for (const placement of placements) {
      if (placement.tableId !== null) add(this.byTable, placement.tableId, placement);
      if (placement.interpreterId !== null) add(this.byInterpreter, placement.interpreterId, placement);
      add(this.byParty, placement.aId, placement);
      add(this.byParty, placement.bId, placement);
    }
  }

  meetingsOf(partyId: string): readonly Placement[] {
    return this.byParty.get(partyId) ?? [];
  }

  meetingAt(tableId: string, during: Interval, exceptMeetingId: string): Placement | null {
    return meanwhile(this.byTable.get(tableId), during, exceptMeetingId)[0] ?? null;
  }

  meetingsOfDuring(partyId: string, during: Interval, exceptMeetingId: string): readonly Placement[] {
    return meanwhile(this.byParty.get(partyId), during, exceptMeetingId);
  }

  isInterpreterFree(interpreterId: string, during: Interval, exceptMeetingId: string): boolean {
    return meanwhile(this.byInterpreter.get(interpreterId), during, exceptMeetingId).length === 0;
  }
}

function meanwhile(
  placements: readonly Placement[] | undefined,
  during: Interval,
  exceptMeetingId: string,
): readonly Placement[] {
  return (placements ?? []).filter((p) => p.meetingId !== exceptMeetingId && overlap(p, during));
}

function add(map: Map<string, Placement[]>, key: string, placement: Placement): void {
  const list = map.get(key);
  if (list) list.push(placement);
  else map.set(key, [placement]);
}
