import { checkProblem } from '../formats/check-problem';
import { InvalidInput } from '../invalid-input';
import type { Problem, Slot } from '../problem';
import type { ProblemChange } from './problem-change';
import { slotsWithin } from './slots-within';

/**
 * The problem after the changes, made one after the other. Throws InvalidInput where one names what the
 * problem does not have, or where the result contradicts itself; the problem given is left as it is.
 *
 * @example applyChanges(problem, [{ kind: 'participant-away', participant: 'p7', from: '2015-06-12T08:20:00Z' }])
 */
export function applyChanges(problem: Problem, changes: readonly ProblemChange[]): Problem {
  const changed = changes.reduce(
    (current, change, position) => applyOne(current, change, `$.changes[${position}]`),
    problem,
  );
  checkProblem(changed);
  return changed;
}

function applyOne(problem: Problem, change: ProblemChange, path: string): Problem {
  const { participants, tables, interpreters = [], meetings, slots } = problem;
  switch (change.kind) {
    case 'participant-away': {
      const away = slotsWithin(slots, change, path);
      const edit = (one: (typeof participants)[number]) => ({
        ...one,
        unavailable: union(one.unavailable, away),
      });
      return { ...problem, participants: edited(participants, change.participant, edit, path) };
    }
    case 'participant-back': {
      const back = slotsWithin(slots, change, path);
      const edit = ({ unavailable, outsideLocalHours, ...one }: (typeof participants)[number]) => ({
        ...one,
        unavailable: without(unavailable, back),
        ...(outsideLocalHours && { outsideLocalHours: without(outsideLocalHours, back) }),
      });
      return { ...problem, participants: edited(participants, change.participant, edit, path) };
    }
    case 'participant-added':
      return { ...problem, participants: [...participants, change.participant] };
    case 'delegates-changed': {
      const edit = (one: (typeof participants)[number]) => ({ ...one, delegates: change.delegates });
      return { ...problem, participants: edited(participants, change.participant, edit, path) };
    }
    case 'tables-lost':
      return closeTables(problem, change.tables, slotsWithin(slots, change, path), path);
    case 'table-added':
      return { ...problem, tables: [...tables, change.table] };
    case 'slots-lost':
      change.slots.forEach((id) => require(slots, id, path, 'slot'));
      return closeTables(
        problem,
        tables.map(({ id }) => id),
        change.slots,
        path,
      );
    case 'slot-added':
      return addSlot(problem, change.slot, require(slots, change.after, path, 'slot'));
    case 'interpreter-away': {
      const away = slotsWithin(slots, change, path);
      const edit = (one: (typeof interpreters)[number]) => ({
        ...one,
        unavailable: union(one.unavailable, away),
      });
      return {
        ...problem,
        interpreters: edited(interpreters, change.interpreter, edit, path, 'interpreter'),
      };
    }
    case 'interpreter-added':
      return { ...problem, interpreters: [...interpreters, change.interpreter] };
    case 'meeting-added':
      return { ...problem, meetings: [...meetings, change.meeting] };
    case 'meeting-withdrawn':
      return withoutMeeting(problem, require(meetings, change.meeting, path, 'meeting').id);
    case 'pair-forbidden':
      return { ...problem, forbiddenPairs: [...(problem.forbiddenPairs ?? []), change.participants] };
  }
}

function closeTables(
  problem: Problem,
  ids: readonly string[],
  lost: readonly string[],
  path: string,
): Problem {
  const all = problem.slots.map(({ id }) => id);
  const close = (table: Problem['tables'][number]) => ({
    ...table,
    slots: without(table.slots ?? all, lost),
  });
  const tables = ids.reduce((list, id) => edited(list, id, close, path, 'table'), problem.tables);
  return { ...problem, tables };
}

/** Session and day are those of the slot before, where none are given. */
function addSlot(problem: Problem, slot: Slot, before: Slot): Problem {
  const { session, day } = before;
  const added = { ...(session !== undefined && { session }), ...(day !== undefined && { day }), ...slot };
  const like = (slots: readonly string[]) => (slots.includes(before.id) ? [...slots, slot.id] : slots);
  return {
    ...problem,
    slots: problem.slots.flatMap((one) => (one === before ? [one, added] : [one])),
    tables: problem.tables.map((table) => ({ ...table, ...(table.slots && { slots: like(table.slots) }) })),
    participants: problem.participants.map(({ unavailable, outsideLocalHours, namedDelegates, ...one }) => ({
      ...one,
      ...(unavailable && { unavailable: like(unavailable) }),
      ...(outsideLocalHours && { outsideLocalHours: like(outsideLocalHours) }),
      ...(namedDelegates && {
        namedDelegates: namedDelegates.map((delegate) => ({
          ...delegate,
          ...(delegate.unavailable && { unavailable: like(delegate.unavailable) }),
        })),
      }),
    })),
    ...(problem.interpreters && {
      interpreters: problem.interpreters.map(({ unavailable, ...one }) => ({
        ...one,
        ...(unavailable && { unavailable: like(unavailable) }),
      })),
    }),
  };
}

function withoutMeeting(problem: Problem, id: string): Problem {
  const { [id]: _told, ...published } = problem.published ?? {};
  const meetings = problem.meetings
    .filter((meeting) => meeting.id !== id)
    .map(({ after, ...meeting }) => ({ ...meeting, ...(after && { after: without(after, [id]) }) }));
  return { ...problem, meetings, ...(problem.published && { published }) };
}

const union = (ids: readonly string[] = [], more: readonly string[]): string[] => [
  ...new Set([...ids, ...more]),
];
const without = (ids: readonly string[] = [], fewer: readonly string[]): string[] =>
  ids.filter((id) => !fewer.includes(id));

/** The list with the item of this id edited. */
function edited<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  edit: (item: T) => T,
  path: string,
  thing = 'participant',
): T[] {
  const found = require(items, id, path, thing);
  return items.map((item) => (item === found ? edit(item) : item));
}

function require<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  path: string,
  thing: string,
): T {
  const found = items.find((item) => item.id === id);
  if (found) return found;
  throw new InvalidInput(
    'CHANGE.UNKNOWN_ID',
    path,
    `${JSON.stringify(id)} is no ${thing} of the problem`,
    `its id is misspelt, or an earlier change took the ${thing} away`,
  );
}
