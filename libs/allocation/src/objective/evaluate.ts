import type { Assignment, Problem } from '../problem';
import { ProblemIndex } from '../problem-index';
import { Seating } from '../rules/seating';
import type { Objective } from '../schedule';

/**
 * The objective of assignments, by the plain definition. Throws `RangeError` for ids unknown to the problem.
 *
 * @example evaluate(problem, schedule.assignments).breaks
 */
export function evaluate(problem: Problem, assignments: readonly Assignment[]): Objective {
  return evaluateSeating(Seating.of(new ProblemIndex(problem), assignments));
}

export function evaluateSeating(seating: Seating): Objective {
  const { index } = seating;
  const placed = index.meetings.flatMap((_, meeting) => (seating.seat(meeting) ? [meeting] : []));
  const gaps = index.participants.map((_, participant) => gapsOf(seating, participant));
  const breaks = gaps.map((idle) => idle.length);
  return {
    placed: placed.length,
    weight: sum(placed.map((meeting) => index.weight(meeting))),
    moved: index.meetings.filter((_, meeting) => isMoved(seating, meeting)).length,
    maxBreakDifference: breaks.length === 0 ? 0 : maximum(breaks) - minimum(breaks),
    breaks: sum(breaks),
    idleSlots: sum(gaps.flat()),
    tableChanges: sum(index.participants.map((_, participant) => tableChangesOf(seating, participant))),
  };
}

/** Lengths of the groups of idle slots between meetings of a participant on the same day. */
export function gapsOf(seating: Seating, participant: number): number[] {
  const { dayOf } = seating.index;
  const busy = seating.busySlots(participant);
  return busy.flatMap((slot, position) => {
    const before = busy[position - 1];
    if (before === undefined || dayOf[before] !== dayOf[slot] || slot === before + 1) return [];
    return [slot - before - 1];
  });
}

/** Whether a published meeting is at another slot or table than was told, or nowhere. */
export function isMoved(seating: Seating, meeting: number): boolean {
  const published = seating.index.published[meeting];
  const seat = seating.seat(meeting);
  return !!published && (seat?.slot !== published.slot || seat.table !== published.table);
}

/** How often the participant changes table from one meeting to its next on the same day. */
export function tableChangesOf(seating: Seating, participant: number): number {
  const { dayOf } = seating.index;
  const stops = [...seating.held(participant)]
    .flatMap((meeting) => seating.seat(meeting) ?? [])
    .sort((a, b) => a.slot - b.slot || a.table - b.table);
  return stops.filter((stop, position) => {
    const before = stops[position - 1];
    return before !== undefined && dayOf[before.slot] === dayOf[stop.slot] && before.table !== stop.table;
  }).length;
}

/** The number of breaks of each participant, by position. */
export function breaksOf(seating: Seating): number[] {
  return seating.index.participants.map((_, participant) => gapsOf(seating, participant).length);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const maximum = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
const minimum = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
