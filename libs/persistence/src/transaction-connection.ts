import type { PoolClient } from 'pg';

/** So many different statements are prepared; the texts of our code are some hundreds, those built at run time have no end. */
const MOST_PREPARED = 1000;

/** Each connection opens read-only (`default_transaction_read_only`): only what was begun by this writes. */
const BEGIN = 'BEGIN READ WRITE';

/**
 * The connection that one transaction has to itself. Statements are sent at once, without waiting for those before
 * them (the connection pipelines), and PostgreSQL runs them in the order sent; each is prepared when a connection
 * meets it first, since planning most of ours takes longer than running them.
 */
export class TransactionConnection {
  private isOver = false;

  constructor(private readonly client: PoolClient) {}

  /**
   * Begins as this tenant. Nobody need wait for it before the first statement: had it failed, that would find itself
   * read-only and without a tenant.
   */
  begin(tenantId: string | null): Promise<unknown> {
    return this.client.query(`${BEGIN}; ${settingTenant(tenantId)}`);
  }

  /** Ends with the transaction: a pooled connection goes back without a tenant. */
  become(tenantId: string | null): Promise<unknown> {
    return this.client.query(settingTenant(tenantId));
  }

  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.isOver) {
      throw new Error('A statement came after the end of its transaction.\nMaybe a promise was not awaited.');
    }
    return rowsOf<Row>(this.client, sql, parameters);
  }

  /** @throws Error where a statement failed and somebody went on all the same: PostgreSQL then keeps nothing */
  async commit(): Promise<void> {
    this.isOver = true;
    const { command } = await this.client.query('COMMIT');
    if (command !== 'ROLLBACK') return;
    throw new Error(
      'Nothing was kept: a statement of the transaction had failed.\nMaybe its error was caught and passed over.',
    );
  }

  /** A transaction whose connection broke is rolled back by the server; there is nobody left to tell. */
  async rollBack(): Promise<void> {
    this.isOver = true;
    await this.client.query('ROLLBACK').catch(() => undefined);
  }
}

/** The rows of one statement. */
export async function rowsOf<Row>(
  client: PoolClient,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const name = statementName(sql);
  const statement = { text: sql, values: [...parameters], ...(name !== null && { name }) };
  return (await client.query<Row & object>(statement)).rows;
}

const names = new Map<string, string>();

/** Null where so many have a name that the text is probably one of very many. */
function statementName(sql: string): string | null {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return null;
  const name = `ronda_${names.size}`;
  names.set(sql, name);
  return name;
}

/** The id was checked to be one, and the statement takes no parameter. */
function settingTenant(tenantId: string | null): string {
  return `SET LOCAL app.tenant = '${tenantId ?? ''}'`;
}
