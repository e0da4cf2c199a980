import { blockersOf, isOpen } from '../explain/blockers';
import type { Assignment, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { HARD_RULES } from '../rules';
import { Seating } from '../rules/seating';

/** A seating that fills up meeting by meeting; nothing is ever moved to make room. */
export class FirstFit {
  readonly index: ProblemIndex;
  private readonly seating: Seating;

  constructor(problem: Problem) {
    this.index = new ProblemIndex(problem);
    this.seating = new Seating(this.index);
  }

  /** Places the meeting, unless it is placed, in the first slot in which nothing speaks against it, at the first free table. */
  place(meeting: number): void {
    if (this.seating.seat(meeting)) return;
    for (const slot of this.index.slots.keys()) {
      const blockers = blockersOf(this.seating, meeting, slot);
      if (!isOpen(blockers)) continue;
      const { table, interpreter, delegates } = blockers;
      this.seating.place(meeting, { slot, table, interpreter: interpreter ?? -1, delegates });
      return;
    }
  }

  /** Leaves these meetings where they are, as far as the rules still allow it. */
  keep(assignments: readonly Assignment[]): void {
    const { meetingAt, slotAt, tableAt, interpreterAt, delegateAt } = this.index;
    for (const { meeting, slot, table, interpreter, delegates = [] } of assignments) {
      const [position, slotNumber, tableNumber] = [
        meetingAt.get(meeting),
        slotAt.get(slot),
        tableAt.get(table),
      ];
      if (position === undefined || slotNumber === undefined || tableNumber === undefined) continue;
      const seat = {
        slot: slotNumber,
        table: tableNumber,
        interpreter: interpreterAt.get(interpreter ?? '') ?? -1,
        delegates: delegates.flatMap((one) => delegateAt.get(one) ?? []),
      };
      if (HARD_RULES.every((rule) => [...rule.against(this.seating, position, seat)].length === 0))
        this.seating.place(position, seat);
    }
  }

  assignments(): Assignment[] {
    return this.seating.assignments();
  }
}

/** These meetings by weight, the heaviest first; equal ones stay in their order. */
export function byPriority(index: ProblemIndex, order: readonly number[]): number[] {
  return [...order].sort((a, b) => index.weight(b) - index.weight(a));
}

/** The least weight that counts as a wish of both sides: the middle one of the weights there are. */
export function mutualWeight(index: ProblemIndex): number {
  const weights = [...new Set(index.meetings.map((_, meeting) => index.weight(meeting)))].sort(
    (a, b) => a - b,
  );
  return weights.length === 0 ? 1 : at(weights, Math.floor(weights.length / 2));
}
