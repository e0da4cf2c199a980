import { views, type ViewName, type ViewRow } from '@ronda/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { withClient } from './data-source';
import { persistently } from './persistently';
import type { RunningTransactions } from './running-transactions';
import { rowsOf } from './transaction-connection';

/** The running transaction as repositories and readers see it. For `persistence/` folders only. */
export class Database {
  constructor(
    private readonly transactions: RunningTransactions,
    private readonly dataSource: DataSource,
  ) {}

  /** TypeORM's manager of the running transaction; throws outside one. */
  get manager(): EntityManager {
    return this.transactions.require().manager;
  }

  /** The tenant the running transaction sees; null in `transaction.withoutTenant`. */
  get tenantId(): string | null {
    return this.transactions.require().tenantId;
  }

  /**
   * Rows of one SQL statement; `$1` … stand for the parameters. Unqualified names are this service's tables.
   * Of INSERT, UPDATE and DELETE these are the rows that RETURNING names. Statements that do not need each other's
   * rows may be asked for together (`Promise.all`): they share the way there and back, and run in the order asked.
   * @example await database.query<{ id: string }>('SELECT id FROM slot WHERE position > $1', [3]);
   */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transactions.require().connection.query<Row>(sql, parameters);
  }

  /**
   * Rows of a published view whose columns equal `where`; `null` matches null. An undefined value throws: it
   * would otherwise widen the search to every row.
   * @example await database.view('registration.published_slot', { matchmaking_id: matchmakingId });
   */
  async view<V extends ViewName>(name: V, where: Partial<ViewRow<V>>): Promise<ViewRow<V>[]> {
    const { sql, parameters } = selectFrom(name, where);
    return this.query<ViewRow<V>>(sql, parameters);
  }

  /**
   * The same as one statement of its own, in no transaction and of no tenant: for what every request looks up in a
   * view outside row-level security. Costs one round trip instead of two.
   * @throws DatabaseUnavailable when the database stays unreachable or too busy
   */
  viewAtOnce<V extends ViewName>(name: V, where: Partial<ViewRow<V>>): Promise<ViewRow<V>[]> {
    const { sql, parameters } = selectFrom(name, where);
    return persistently(() =>
      withClient(this.dataSource, (client) => rowsOf<ViewRow<V>>(client, sql, parameters)),
    );
  }

  /** Calls `callback` once the running transaction has committed; never if it rolls back. */
  afterCommit(callback: () => void): void {
    this.transactions.require().afterCommit.push(callback);
  }
}

function selectFrom<V extends ViewName>(
  name: V,
  where: Partial<ViewRow<V>>,
): { readonly sql: string; readonly parameters: unknown[] } {
  const columns = Object.keys(views[name].row.shape);
  const parameters: unknown[] = [];
  const conditions = Object.entries(where).map(([column, value]) => {
    if (!columns.includes(column)) throw new Error(`View ${name} has no column "${column}".`);
    if (value === undefined) {
      throw new Error(
        `View ${name} was asked for ${column} = undefined.\nMaybe the value was never loaded; give it, or null for "is null".`,
      );
    }
    return value === null ? `${column} IS NULL` : `${column} = $${parameters.push(value)}`;
  });
  const condition = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return { sql: `SELECT ${columns.join(', ')} FROM ${name}${condition}`, parameters };
}
