import type { ProblemChange } from '../changes/problem-change';
import type { Meeting, Problem, Slot, TableKind } from '../problem';
import { ProblemIndex } from '../problem-index';

const HALF_AN_HOUR = 30 * 60_000;
/** Of so many participants and language pairs, those with most unplaced meetings, it is asked what more would be worth. */
const MOST_PARTICIPANTS = 10;
const MOST_LANGUAGE_PAIRS = 3;

/** Something an organiser could add, as changes of the problem. */
export interface Candidate {
  readonly kind: 'table' | 'slot' | 'half-hour' | 'interpreter' | 'availability';
  readonly changes: readonly ProblemChange[];
}

/** What could be added: a table of each kind, a slot or half an hour at each end, an interpreter, somebody's time. */
export function candidatesFor(problem: Problem, unplaced: readonly Meeting[]): Candidate[] {
  return [
    ...tables(problem),
    ...ends(problem).flatMap((end) => longer(problem, end)),
    ...interpreters(problem, unplaced),
    ...availability(problem, unplaced),
  ];
}

function tables({ tables: existing, participants }: Problem): Candidate[] {
  const kinds = new Set<TableKind>(existing.map(({ kind = 'table' }) => kind));
  if (participants.some(({ attends }) => attends === 'remote')) kinds.add('virtual');
  const id = unused('extra-table', existing);
  return [...kinds].map((kind) => ({
    kind: 'table',
    changes: [{ kind: 'table-added', table: { id, kind } }],
  }));
}

/** The positions of the last slots of each session and day. */
function ends({ slots }: Problem): number[] {
  return [...slots.keys()].filter((position) => {
    const [slot, next] = [slots[position], slots[position + 1]];
    return !next || next.session !== slot?.session || next.day !== slot?.day;
  });
}

/** One slot more, and as many as make half an hour, where the next session leaves the time. */
function longer(problem: Problem, end: number): Candidate[] {
  const last = problem.slots[end];
  if (!last) return [];
  const length = duration(last);
  const inHalfAnHour = length === null ? 1 : Math.floor(HALF_AN_HOUR / length);
  const one = appended(problem, end, 1);
  const half = inHalfAnHour > 1 ? appended(problem, end, inHalfAnHour) : null;
  return [
    ...(one ? [{ kind: 'slot' as const, changes: one }] : []),
    ...(half ? [{ kind: 'half-hour' as const, changes: half }] : []),
  ];
}

/** So many slots after the last of a session; null where they would run into the next. */
function appended({ slots }: Problem, end: number, count: number): ProblemChange[] | null {
  const last = slots[end];
  const next = slots[end + 1];
  const length = last && duration(last);
  if (!last) return null;
  const id = unused('extra-slot', slots);
  const added = Array.from({ length: count }, (_, position): ProblemChange => {
    const begin =
      length === null || length === undefined ? null : Date.parse(last.end ?? '') + position * length;
    const times = begin === null ? {} : { start: iso(begin), end: iso(begin + (length ?? 0)) };
    const after = position === 0 ? last.id : `${id}-${position}`;
    return { kind: 'slot-added', slot: { id: `${id}-${position + 1}`, ...times }, after };
  });
  if (length === null || length === undefined || next?.start === undefined) return added;
  return Date.parse(last.end ?? '') + count * length <= Date.parse(next.start) ? added : null;
}

const iso = (instant: number): string => new Date(instant).toISOString();
const duration = ({ start, end }: Slot): number | null =>
  start === undefined || end === undefined ? null : Date.parse(end) - Date.parse(start);

/** An interpreter for each pair of languages that unplaced meetings lack. */
function interpreters(problem: Problem, unplaced: readonly Meeting[]): Candidate[] {
  const index = new ProblemIndex(problem);
  const pairs = unplaced.flatMap(({ id }) => {
    const gap = index.languageGap(index.meetingAt.get(id) ?? -1);
    return gap ? [JSON.stringify(gap.flatMap((side) => side.slice(0, 1)).sort())] : [];
  });
  const id = unused('extra-interpreter', problem.interpreters ?? []);
  return mostFrequent(pairs, MOST_LANGUAGE_PAIRS).map((pair) => ({
    kind: 'interpreter',
    changes: [{ kind: 'interpreter-added', interpreter: { id, languages: JSON.parse(pair) as string[] } }],
  }));
}

/** All the time of a participant that is away for a part of it and has meetings without a place. */
function availability({ participants }: Problem, unplaced: readonly Meeting[]): Candidate[] {
  const away = new Set(
    participants
      .filter(
        ({ unavailable = [], outsideLocalHours = [] }) => unavailable.length + outsideLocalHours.length > 0,
      )
      .map(({ id }) => id),
  );
  const sides = unplaced.flatMap((meeting) => meeting.participants.filter((id) => away.has(id)));
  return mostFrequent(sides, MOST_PARTICIPANTS).map((participant) => ({
    kind: 'availability',
    changes: [{ kind: 'participant-back', participant }],
  }));
}

/** The texts that occur most often, each once; of equals the first. */
function mostFrequent(texts: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text]) => text);
}

/** An id that no item begins with. */
function unused(stem: string, items: readonly { readonly id: string }[]): string {
  let id = stem;
  while (items.some((item) => item.id.startsWith(id))) id += '-more';
  return id;
}
