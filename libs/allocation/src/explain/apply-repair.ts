import type { Assignment, Interpreter, Meeting, Participant, Problem, Table } from '../problem';
import type { Change, Repair } from './explanation';

/**
 * The problem and the assignments after a repair: the changes made, and the meeting in its place.
 *
 * @example
 * const { problem: changed, assignments } = applyRepair(problem, schedule.assignments, 'm9', repair);
 */
export function applyRepair(
  problem: Problem,
  assignments: readonly Assignment[],
  meeting: string,
  repair: Repair,
): { readonly problem: Problem; readonly assignments: readonly Assignment[] } {
  const changed = repair.changes.reduce(
    (current, change) => changeProblem(current, change, meeting),
    problem,
  );
  const moves = new Map(
    repair.changes.flatMap((change) => (change.kind === 'move-meeting' ? [[change.meeting, change.to]] : [])),
  );
  const moved = assignments.map((assignment) => {
    const to = moves.get(assignment.meeting);
    return to ? { meeting: assignment.meeting, ...to } : assignment;
  });
  return { problem: changed, assignments: [...moved, { meeting, ...repair.placement }] };
}

function changeProblem(problem: Problem, change: Change, meeting: string): Problem {
  const participant = (id: string, edit: (one: Participant) => Participant): Problem => ({
    ...problem,
    participants: problem.participants.map((one) => (one.id === id ? edit(one) : one)),
  });
  const meetings = (id: string, edit: (one: Meeting) => Meeting): Problem => ({
    ...problem,
    meetings: problem.meetings.map((one) => (one.id === id ? edit(one) : one)),
  });
  switch (change.kind) {
    case 'free-slot':
      return participant(change.participant, (one) => free(one, change.slot));
    case 'add-delegate':
      return participant(change.participant, (one) => ({ ...one, delegates: change.delegates }));
    case 'add-named-delegate':
      return participant(change.participant, (one) => ({
        ...one,
        namedDelegates: [...(one.namedDelegates ?? []), { id: change.delegate }],
      }));
    case 'waive-delegates':
      return meetings(meeting, ({ delegates = {}, ...one }) => {
        const { [change.participant]: _asked, ...rest } = delegates;
        return { ...one, delegates: rest };
      });
    case 'raise-limit':
      return participant(change.participant, (one) => ({ ...one, [change.limit]: change.value }));
    case 'waive-buffer':
      return participant(change.participant, (one) => ({ ...one, buffer: { slots: 0 } }));
    case 'add-table':
      return {
        ...problem,
        tables: [...problem.tables, newTable(change, taken(problem, meeting, change.slot))],
      };
    case 'add-interpreter':
      return {
        ...problem,
        interpreters: [
          ...(problem.interpreters ?? []),
          newInterpreter(problem, change, taken(problem, meeting, change.slot)),
        ],
      };
    case 'allow-session':
      return allowSlotOf(problem, meeting, change.session);
    case 'shorten':
      return meetings(meeting, (one) => ({ ...one, length: change.length }));
    case 'release-fixed':
      return meetings(meeting, ({ fixed: _fixed, ...rest }) => rest);
    case 'drop-order':
      return meetings(change.later, (one) => ({
        ...one,
        after: (one.after ?? []).filter((id) => id !== change.earlier),
      }));
    case 'move-meeting':
      return problem;
  }
}

function free(one: Participant, slot: string): Participant {
  const without = (slots: readonly string[] | undefined) => (slots ?? []).filter((id) => id !== slot);
  return {
    ...one,
    unavailable: without(one.unavailable),
    ...(one.outsideLocalHours && { outsideLocalHours: without(one.outsideLocalHours) }),
  };
}

/** The slots that the meeting takes from this one on. */
function taken({ slots, meetings }: Problem, meeting: string, first: string): string[] {
  const start = slots.findIndex(({ id }) => id === first);
  const { length = 1 } = meetings.find(({ id }) => id === meeting) ?? {};
  return slots.slice(start, start + length).map(({ id }) => id);
}

function newTable(
  { table, tableKind }: Extract<Change, { kind: 'add-table' }>,
  slots: readonly string[],
): Table {
  return { id: table, kind: tableKind, slots };
}

function newInterpreter(
  problem: Problem,
  change: Extract<Change, { kind: 'add-interpreter' }>,
  slots: readonly string[],
): Interpreter {
  const unavailable = problem.slots.map(({ id }) => id).filter((id) => !slots.includes(id));
  return { id: change.interpreter, languages: change.languages, unavailable };
}

/** A slot outside every session suits only a meeting that does not ask for one. */
function allowSlotOf(problem: Problem, meeting: string, session: string): Problem {
  const edit = ({ sessions = [], ...rest }: Meeting): Meeting =>
    session === '' ? rest : { ...rest, sessions: [...sessions, session] };
  return { ...problem, meetings: problem.meetings.map((one) => (one.id === meeting ? edit(one) : one)) };
}
