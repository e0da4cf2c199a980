import type { Repair } from '@ronda/allocation';
import type { Placement, Priority, TableKind } from '../../domain/gathering';
import type { Reason } from '../../domain/reason';
import type { Scope } from '../../domain/scope';
import type { UnplacedCause } from './placements';

/** A schedule as a grid of slots and tables. */
export interface Grid {
  readonly slots: readonly GridSlot[];
  readonly tables: readonly GridTable[];
  readonly participants: readonly Side[];
  readonly meetings: readonly GridMeeting[];
}

export interface GridSlot {
  readonly id: string;
  readonly sessionId: string;
  readonly sessionName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startsLocal: string;
}

export interface GridTable {
  readonly id: string;
  readonly name: string;
  readonly kind: TableKind;
}

export interface Side {
  readonly id: string;
  readonly name: string;
  readonly region: 'EU' | 'LAC';
}

export interface GridMeeting extends Placement {
  /** Why it no longer fits; empty when it does. */
  readonly misfits: readonly Reason[];
}

/** A meeting without time and table in some version, for the organiser. */
export interface UnplacedReading {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
  readonly aName: string;
  readonly bName: string;
  readonly priority: Priority;
  readonly causes: readonly UnplacedCause[];
  readonly repairs: readonly Repair[];
}

/** One published meeting as one of its sides sees it. */
export interface AgendaEntry {
  readonly meetingId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seatNo: number;
  readonly tableName: string | null;
  readonly tableKind: TableKind | null;
  readonly joinUrl: string | null;
  readonly interpreterName: string | null;
  readonly counterpartId: string;
  readonly counterpartName: string;
}

export interface Agenda {
  /** The published version; null before the first publication. */
  readonly version: number | null;
  readonly publishedAt: Date | null;
  readonly meetings: readonly AgendaEntry[];
  /** Agreed meetings that the published version could not place. */
  readonly unplaced: readonly {
    readonly meetingId: string;
    readonly counterpartId: string;
    readonly counterpartName: string;
  }[];
}

/** What screens show, read in few statements and without loading the whole gathering. */
export abstract class Readings {
  abstract grid(scope: Scope, scheduleId: string): Promise<Grid>;
  /** How participants, tables and slots are called, by id. */
  abstract names(scope: Scope): Promise<ReadonlyMap<string, string>>;
  abstract unplaced(scope: Scope, scheduleId: string): Promise<UnplacedReading[]>;
  /** @throws DomainError PARTICIPANT.NOT_FOUND */
  abstract agenda(scope: Scope, participantId: string): Promise<Agenda>;
}
