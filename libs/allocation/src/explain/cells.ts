import { isDelegateThere, isInterpreterThere } from '../possible-slots';
import type { Assignment, Placement, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { HARD_RULES, SLOT_RULES, TABLE_RULES } from '../rules';
import { delegatesPresent } from '../rules/delegate-rules';
import type { Reason } from '../rules/reason';
import type { Rule } from '../rules/rule';
import { placementOf, Seating, type Seat } from '../rules/seating';

/** One place for one meeting: open when nothing speaks against it. */
export interface Cell {
  readonly slot: string;
  readonly table: string;
  readonly isOpen: boolean;
  /** The interpreter who would sit in, where one is needed and free. */
  readonly interpreter?: string;
  /** The named delegates who would attend. */
  readonly delegates?: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What speaks against a meeting at a seat, by the given rules. */
export function reasonsAgainst(seating: Seating, meeting: number, seat: Seat, rules = HARD_RULES): Reason[] {
  return rules.flatMap((rule: Rule) => [...rule.against(seating, meeting, seat)]);
}

/** The interpreters who could sit in: -1 alone when none is needed, nobody when none is free. */
export function freeInterpreters(seating: Seating, meeting: number, slot: number): number[] {
  const { index } = seating;
  if (index.languageGap(meeting) === null) return [-1];
  return index.interpreters.flatMap((_, interpreter) => {
    const others = index
      .span(meeting, slot)
      .flatMap((taken) => [...seating.meetingsOfInterpreter(interpreter, taken)])
      .filter((other) => other !== meeting);
    const isFree = others.length === 0 && isInterpreterThere(index, meeting, interpreter, slot);
    return isFree && index.canInterpret(interpreter, meeting) ? [interpreter] : [];
  });
}

/** Whether the named delegate could attend the meeting when it begins in this slot, all others staying where they are. */
export function isDelegateFree(seating: Seating, meeting: number, delegate: number, first: number): boolean {
  const { index } = seating;
  const others = index
    .span(meeting, first)
    .flatMap((slot) => [...seating.meetingsOfDelegate(delegate, slot)])
    .filter((other) => other !== meeting);
  return others.length === 0 && isDelegateThere(index, meeting, delegate, first);
}

/** The delegates who would attend, as far as those asked for are free. */
export function freeDelegates(seating: Seating, meeting: number, slot: number): number[] {
  return at(seating.index.attendance, meeting).flatMap(
    (set) => set.find((one) => isDelegateFree(seating, meeting, one, slot)) ?? [],
  );
}

/**
 * Every slot and table for one meeting, in the order of the problem, all other meetings staying where they
 * are: what a grid shows in green and red when a meeting is moved by hand. Throws `RangeError` for ids that
 * the problem does not have.
 *
 * @example cellsFor(problem, schedule.assignments, 'm1').filter((cell) => cell.isOpen)
 */
export function cellsFor(problem: Problem, assignments: readonly Assignment[], meeting: string): Cell[] {
  const index = new ProblemIndex(problem);
  return cellsOf(Seating.of(index, assignments), requireMeeting(index, meeting));
}

function requireMeeting(index: ProblemIndex, id: string): number {
  const meeting = index.meetingAt.get(id);
  if (meeting === undefined) throw new RangeError(`"${id}" is no meeting of the problem`);
  return meeting;
}

export function cellsOf(seating: Seating, meeting: number): Cell[] {
  const { slots, tables, meetings } = seating.index;
  return slots.flatMap((slot, slotNumber) => {
    const [interpreter] = freeInterpreters(seating, meeting, slotNumber);
    const delegates = freeDelegates(seating, meeting, slotNumber);
    const bySlot = reasonsAgainst(
      seating,
      meeting,
      { slot: slotNumber, table: -1, interpreter: -1, delegates },
      [...SLOT_RULES, delegatesPresent],
    );
    if (interpreter === undefined)
      bySlot.push({ kind: 'interpreter-missing', meeting: at(meetings, meeting).id, slot: slot.id });
    return tables.map((_, tableNumber) => {
      const seat = { slot: slotNumber, table: tableNumber, interpreter: interpreter ?? -1, delegates };
      const reasons = [...bySlot, ...reasonsAgainst(seating, meeting, seat, TABLE_RULES)];
      return { ...placementOf(seating.index, seat), isOpen: reasons.length === 0, reasons };
    });
  });
}

/**
 * What speaks against one meeting at one place, all others staying where they are; empty when it may go
 * there. Without interpreter or delegates in `placement`, free ones are assumed where some are needed.
 *
 * @example checkPlacement(problem, schedule.assignments, 'm1', { slot: 's3', table: 't2' })
 */
export function checkPlacement(
  problem: Problem,
  assignments: readonly Assignment[],
  meeting: string,
  placement: Placement,
): Reason[] {
  const index = new ProblemIndex(problem);
  const seating = Seating.of(index, assignments);
  const number = requireMeeting(index, meeting);
  const slot = index.slotAt.get(placement.slot);
  const table = index.tableAt.get(placement.table);
  if (slot === undefined) throw new RangeError(`"${placement.slot}" is no slot of the problem`);
  if (table === undefined) throw new RangeError(`"${placement.table}" is no table of the problem`);
  const named =
    placement.interpreter === undefined ? undefined : index.interpreterAt.get(placement.interpreter);
  const interpreter = named ?? freeInterpreters(seating, number, slot)[0] ?? -1;
  const delegates =
    placement.delegates?.flatMap((one) => index.delegateAt.get(one) ?? []) ??
    freeDelegates(seating, number, slot);
  return reasonsAgainst(seating, number, { slot, table, interpreter, delegates });
}
