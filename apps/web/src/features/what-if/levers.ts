import type { Programme } from '../programme/plan';
import type { ProblemChange } from './queries';

/** What somebody wonders about: so many more, or fewer below zero. */
export interface Levers {
  readonly tables: number;
  /** Slots at the end of sessions, by session id. */
  readonly slots: Readonly<Record<string, number>>;
  readonly interpreters: number;
  /** What each of those interpreters speaks. */
  readonly languages: readonly string[];
}

export const AS_IT_IS: Levers = { tables: 0, slots: {}, interpreters: 0, languages: [] };

const MINUTE_MS = 60_000;
/** How far a slider goes where nothing else sets an end. */
const MOST_ADDED = 6;

type Slot = Programme['slots'][number];
type Session = Programme['sessions'][number];

const onSite = ({ tables }: Programme) => tables.filter(({ kind }) => kind === 'table');
const slotsOf = ({ slots }: Programme, sessionId: string): readonly Slot[] =>
  slots.filter((slot) => slot.sessionId === sessionId);

/** From fewest to most: what a slider for tables spans. */
export function tableSpan(programme: Programme): readonly [number, number] {
  return [-onSite(programme).length + 1, MOST_ADDED];
}

/** What a slider for the slots of a session spans: none may run into the next session. */
export function slotSpan(programme: Programme, session: Session): readonly [number, number] {
  const own = slotsOf(programme, session.id);
  const last = own.at(-1);
  if (!last) return [0, 0];
  const end = Date.parse(last.endsAt);
  const next = programme.slots.map(({ startsAt }) => Date.parse(startsAt)).filter((start) => start >= end);
  const step = (session.slotMinutes + session.pauseMinutes) * MINUTE_MS;
  const room = next.length === 0 ? MOST_ADDED : Math.floor((Math.min(...next) - end) / step);
  return [-own.length, Math.min(MOST_ADDED, room)];
}

/** The changes that the levers stand for, in the words of the interface. */
export function changesOf(programme: Programme, levers: Levers): ProblemChange[] {
  return [
    ...tableChanges(programme, levers.tables),
    ...programme.sessions.flatMap((session) =>
      slotChanges(programme, session, levers.slots[session.id] ?? 0),
    ),
    ...Array.from({ length: levers.languages.length === 0 ? 0 : levers.interpreters }, (_, index) => ({
      kind: 'interpreter-added' as const,
      interpreter: { id: `interpreter-more-${index + 1}`, languages: [...levers.languages] },
    })),
  ];
}

function tableChanges(programme: Programme, count: number): ProblemChange[] {
  if (count < 0) {
    return [
      {
        kind: 'tables-lost',
        tables: onSite(programme)
          .slice(count)
          .map(({ id }) => id),
      },
    ];
  }
  return Array.from({ length: count }, (_, index) => ({
    kind: 'table-added',
    table: { id: `table-more-${index + 1}`, kind: 'table' },
  }));
}

function slotChanges(programme: Programme, session: Session, count: number): ProblemChange[] {
  const own = slotsOf(programme, session.id);
  const last = own.at(-1);
  if (count === 0 || !last) return [];
  if (count < 0) return [{ kind: 'slots-lost', slots: own.slice(count).map(({ id }) => id) }];
  const id = (index: number) => (index === 0 ? last.id : `${session.id}-more-${index}`);
  const step = (session.slotMinutes + session.pauseMinutes) * MINUTE_MS;
  return Array.from({ length: count }, (_, index) => {
    const start = Date.parse(last.startsAt) + (index + 1) * step;
    const [begin, end] = [start, start + session.slotMinutes * MINUTE_MS].map((at) =>
      new Date(at).toISOString(),
    );
    return {
      kind: 'slot-added',
      slot: { id: id(index + 1), ...(begin && { start: begin }), ...(end && { end }) },
      after: id(index),
    };
  });
}

/** Slots, tables and places with the levers: what can be said before anything is computed. */
export function capacityWith({ capacity }: Programme, { tables, slots }: Levers): Programme['capacity'] {
  const moreSlots = Object.values(slots).reduce((sum, count) => sum + count, 0);
  const all = { slots: capacity.slots + moreSlots, tables: capacity.tables + tables };
  const places = capacity.places + tables * capacity.slots + moreSlots * all.tables;
  return { ...capacity, ...all, places: Math.max(0, places) };
}
