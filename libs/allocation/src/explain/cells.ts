import { isInterpreterThere } from '../possible-slots';
import type { Assignment, Placement, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { HARD_RULES, SLOT_RULES, TABLE_RULES } from '../rules';
import type { Reason } from '../rules/reason';
import type { Rule } from '../rules/rule';
import { Seating, type Seat } from '../rules/seating';

/** One place for one meeting: open when nothing speaks against it. */
export interface Cell {
  readonly slot: string;
  readonly table: string;
  readonly isOpen: boolean;
  /** The interpreter who would sit in, where one is needed and free. */
  readonly interpreter?: string;
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
  const { slots, tables, interpreters, meetings } = seating.index;
  return slots.flatMap((slot, slotNumber) => {
    const [interpreter] = freeInterpreters(seating, meeting, slotNumber);
    const bySlot = reasonsAgainst(
      seating,
      meeting,
      { slot: slotNumber, table: -1, interpreter: -1 },
      SLOT_RULES,
    );
    if (interpreter === undefined)
      bySlot.push({ kind: 'interpreter-missing', meeting: at(meetings, meeting).id, slot: slot.id });
    return tables.map((table, tableNumber) => {
      const seat = { slot: slotNumber, table: tableNumber, interpreter: interpreter ?? -1 };
      const reasons = [...bySlot, ...reasonsAgainst(seating, meeting, seat, TABLE_RULES)];
      const cell = { slot: slot.id, table: table.id, isOpen: reasons.length === 0, reasons };
      return seat.interpreter < 0 ? cell : { ...cell, interpreter: at(interpreters, seat.interpreter).id };
    });
  });
}

/**
 * What speaks against one meeting at one place, all others staying where they are; empty when it may go
 * there. Without an interpreter in `placement`, a free one is assumed where one is needed.
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
  return reasonsAgainst(seating, number, { slot, table, interpreter });
}
