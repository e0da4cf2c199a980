import type { LocalSpan, Span } from './zones';

export const TABLE_KINDS = ['table', 'booth', 'virtual'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** A programme as the organiser writes it: wall times of the gathering's zone. Ids only for what is to be kept. */
export interface ProgrammePlan {
  readonly sessions: readonly SessionPlan[];
  readonly tables: readonly TablePlan[];
  readonly interpreters: readonly InterpreterPlan[];
}
export interface SessionPlan extends LocalSpan {
  readonly id?: string | undefined;
  readonly name: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly breaks: readonly LocalSpan[];
}
export interface TablePlan {
  readonly id?: string | undefined;
  readonly name: string;
  readonly kind: TableKind;
  readonly joinUrl: string | null;
  readonly ownerParticipantId: string | null;
  /** When it does not exist, such as in the morning only. */
  readonly closed: readonly LocalSpan[];
}
export interface InterpreterPlan {
  readonly id?: string | undefined;
  readonly name: string;
  readonly languages: readonly string[];
  readonly unavailable: readonly LocalSpan[];
}

/** A programme with every wall time resolved and every session cut into slots. */
export interface Programme {
  readonly sessions: readonly Session[];
  readonly slots: readonly Slot[];
  readonly tables: readonly Table[];
  readonly interpreters: readonly Interpreter[];
}
export interface Session extends Span {
  readonly id: string;
  readonly name: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly breaks: readonly Span[];
}
export interface Slot {
  readonly id: string;
  readonly sessionId: string;
  /** 0, 1, 2 … in time order over the whole gathering. */
  readonly position: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** "2015-06-12T09:00", the wall time at the venue. */
  readonly startsLocal: string;
}
export interface Table extends Omit<TablePlan, 'id' | 'closed'> {
  readonly id: string;
  readonly closed: readonly Span[];
}
export interface Interpreter extends Omit<InterpreterPlan, 'id' | 'unavailable'> {
  readonly id: string;
  readonly unavailable: readonly Span[];
}

export const EMPTY_PROGRAMME: Programme = { sessions: [], slots: [], tables: [], interpreters: [] };

const written = ({ startsLocal, endsLocal }: Span): LocalSpan => ({ startsLocal, endsLocal });

/** The plan a programme was made from, to be edited, resolved in another zone, or copied. */
export function planOf(programme: Programme): ProgrammePlan {
  return {
    sessions: programme.sessions.map((session) => ({
      id: session.id,
      name: session.name,
      slotMinutes: session.slotMinutes,
      pauseMinutes: session.pauseMinutes,
      ...written(session),
      breaks: session.breaks.map(written),
    })),
    tables: programme.tables.map((table) => ({ ...table, closed: table.closed.map(written) })),
    interpreters: programme.interpreters.map((interpreter) => ({
      ...interpreter,
      unavailable: interpreter.unavailable.map(written),
    })),
  };
}
