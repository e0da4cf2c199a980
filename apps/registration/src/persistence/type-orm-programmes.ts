import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { In, Not, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { Interpreter, Programme, Session, Slot, Table } from '../domain/programme';
import type { Span } from '../domain/zones';
import { Programmes } from '../use-cases/programmes';
import type { Scope } from '../use-cases/scope';
import { InterpreterRow, SessionRow, SlotRow, TableRow, type StoredSpan } from './entities';

type Row = SessionRow | SlotRow | TableRow | InterpreterRow;

@Injectable()
export class TypeOrmProgrammes extends Programmes {
  constructor(private readonly database: Database) {
    super();
  }

  override async get({ tenantId, matchmakingId }: Scope): Promise<Programme> {
    const { manager } = this.database;
    const where = { tenantId, matchmakingId };
    const sessions = await manager.find(SessionRow, { where, order: { startsAt: 'ASC' } });
    const slots = await manager.find(SlotRow, { where, order: { position: 'ASC' } });
    const tables = await manager.find(TableRow, { where, order: { position: 'ASC' } });
    const interpreters = await manager.find(InterpreterRow, { where, order: { name: 'ASC' } });
    return {
      sessions: sessions.map(sessionOf),
      slots: slots.map(slotOf),
      tables: tables.map(tableOf),
      interpreters: interpreters.map(interpreterOf),
    };
  }

  override async save(scope: Scope, programme: Programme): Promise<void> {
    await this.replace(scope, SessionRow, programme.sessions.map(storedSession));
    await this.replace(
      scope,
      SlotRow,
      programme.slots.map((slot) => ({ ...slot })),
    );
    await this.replace(scope, TableRow, programme.tables.map(storedTable));
    await this.replace(scope, InterpreterRow, programme.interpreters.map(storedInterpreter));
  }

  /** Removes what is not in the list, then adds or changes the rest. */
  private async replace<R extends Row>(
    { tenantId, matchmakingId }: Scope,
    target: EntityTarget<R>,
    rows: readonly Omit<R, 'tenantId' | 'matchmakingId'>[],
  ): Promise<void> {
    const { manager } = this.database;
    const ids = rows.map(({ id }) => id);
    const gone = { tenantId, matchmakingId, id: Not(In(ids)) } as FindOptionsWhere<R>;
    await manager.delete(target, gone);
    if (rows.length === 0) return;
    const scoped = rows.map((row) => ({ ...row, tenantId, matchmakingId }));
    await manager.upsert(target, scoped as never, ['tenantId', 'matchmakingId', 'id']);
  }
}

const storedSpan = (span: Span): StoredSpan => ({
  startsAt: span.startsAt.toISOString(),
  endsAt: span.endsAt.toISOString(),
  startsLocal: span.startsLocal,
  endsLocal: span.endsLocal,
});
const spanOf = (span: StoredSpan): Span => ({
  ...span,
  startsAt: new Date(span.startsAt),
  endsAt: new Date(span.endsAt),
});

const storedSession = (session: Session) => ({ ...session, breaks: session.breaks.map(storedSpan) });
const storedTable = (table: Table, position: number) => ({
  ...table,
  position,
  closed: table.closed.map(storedSpan),
});
const storedInterpreter = (interpreter: Interpreter) => ({
  ...interpreter,
  languages: [...interpreter.languages],
  unavailable: interpreter.unavailable.map(storedSpan),
});

function sessionOf({ tenantId: _tenant, matchmakingId: _matchmaking, ...row }: SessionRow): Session {
  return { ...row, breaks: row.breaks.map(spanOf) };
}
function slotOf({ tenantId: _tenant, matchmakingId: _matchmaking, ...row }: SlotRow): Slot {
  return row;
}
function tableOf(row: TableRow): Table {
  const { id, name, kind, joinUrl, ownerParticipantId } = row;
  return { id, name, kind, joinUrl, ownerParticipantId, closed: row.closed.map(spanOf) };
}
function interpreterOf({ id, name, languages, unavailable }: InterpreterRow): Interpreter {
  return { id, name, languages, unavailable: unavailable.map(spanOf) };
}
