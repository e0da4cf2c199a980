import type { Schema } from '../../api/client';

export type Programme = Schema<'Programme'>;
export type Session = Omit<Programme['sessions'][number], 'id' | 'startsAt' | 'endsAt'> & {
  readonly id?: string;
};
export type Table = Omit<Programme['tables'][number], 'id'> & { readonly id?: string };
export type Interpreter = Omit<Programme['interpreters'][number], 'id'> & { readonly id?: string };

/** The programme as it is written: what has an id is kept under it, whatever its name. */
export interface Plan {
  readonly sessions: readonly Session[];
  readonly tables: readonly Table[];
  readonly interpreters: readonly Interpreter[];
}

/** The plan that a programme was made from. */
export function planOf({ sessions, tables, interpreters }: Programme): Plan {
  return {
    sessions: sessions.map(({ id, name, startsLocal, endsLocal, slotMinutes, pauseMinutes, breaks }) => ({
      ...{ id, name, startsLocal, endsLocal, slotMinutes, pauseMinutes, breaks },
    })),
    tables,
    interpreters,
  };
}

/** A plan as the interface takes it. */
export function bodyOf({ sessions, tables, interpreters }: Plan): Schema<'ProgrammePlan'> {
  return {
    sessions: sessions.map((session) => ({ ...session, breaks: [...session.breaks] })),
    tables: tables.map((table) => ({ ...table, closed: [...table.closed] })),
    interpreters: interpreters.map((one) => ({ ...one, languages: [...one.languages] })),
  };
}

export type TableKind = Table['kind'];

/** As many tables of a kind as wished: new ones get the next numbers, the last ones go first. */
export function withTables(tables: readonly Table[], kind: TableKind, count: number): readonly Table[] {
  const own = tables.filter((table) => table.kind === kind);
  if (count <= own.length) {
    const leaving = new Set(own.slice(count));
    return tables.filter((table) => !leaving.has(table));
  }
  const highest = Math.max(0, ...tables.map(({ name }) => Number(/\d+$/.exec(name)?.[0] ?? 0)));
  const added = Array.from({ length: count - own.length }, (_, index) => ({
    ...{ name: String(highest + 1 + index), kind, joinUrl: null, ownerParticipantId: null, closed: [] },
  }));
  return [...tables, ...added];
}

/** A session after those there are: the same day and length, or a morning of twenty minutes each. */
export function nextSession(sessions: readonly Session[], name: string, today: string): Session {
  const last = sessions.at(-1);
  const day = last?.endsLocal.slice(0, 10) ?? today;
  const isAfternoon = last !== undefined;
  return {
    name,
    startsLocal: `${day}T${isAfternoon ? '14:30' : '09:00'}`,
    endsLocal: `${day}T${isAfternoon ? '17:00' : '13:00'}`,
    slotMinutes: last?.slotMinutes ?? 20,
    pauseMinutes: last?.pauseMinutes ?? 0,
    breaks: [],
  };
}
