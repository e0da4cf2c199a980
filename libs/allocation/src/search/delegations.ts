import { at, type ProblemIndex } from '../problem-index';
import { Room } from './room';

/**
 * Whether the meetings of a delegation in one slot can all be attended by those asked for: a room for each
 * delegation of several people with names, who are its classes. A meeting that one of some attends is one load,
 * one that all of some attend a load for each of them.
 */
export class Delegations {
  private readonly rooms: readonly (Room | null)[];
  /** For each meeting the loads that it is, as participant and type. */
  private readonly loads: readonly (readonly { readonly participant: number; readonly type: number }[])[];

  constructor(index: ProblemIndex) {
    const types = index.participants.map(() => new Map<string, readonly number[]>());
    // Where one person is the delegation, the domains and the time of the participant say it all.
    const asked = index.attendance.map((sets) =>
      sets
        .map((set) => ({ set, participant: at(index.participantOf, at(set, 0)) }))
        .filter(({ participant }) => at(index.delegation, participant).length > 1),
    );
    this.loads = asked.map((sets) =>
      sets.map(({ set, participant }) => {
        const known = at(types, participant);
        const key = set.join();
        known.set(key, set);
        return { participant, type: [...known.keys()].indexOf(key) };
      }),
    );
    this.rooms = types.map((known, participant) =>
      known.size === 0 ? null : roomOf(index, at(index.delegation, participant), [...known.values()]),
    );
  }

  /** Adds to the loads of a slot, or takes from them. */
  change(meeting: number, slot: number, by: number): void {
    for (const { participant, type } of this.loads[meeting] ?? [])
      this.rooms[participant]?.change(slot, type, by);
  }

  fits(participant: number, slot: number): boolean {
    return this.rooms[participant]?.fits(slot) ?? true;
  }
}

function roomOf(
  index: ProblemIndex,
  members: readonly number[],
  types: readonly (readonly number[])[],
): Room {
  const classesOf = types.map((set) => set.map((delegate) => members.indexOf(delegate)));
  const capacity = index.slots.flatMap((_, slot) =>
    members.map((delegate) => (index.isDelegateAway(delegate, slot) ? 0 : 1)),
  );
  return new Room(classesOf, members.length, Int32Array.from(capacity), index.slots.length);
}
