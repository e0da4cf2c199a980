import type { DataSource } from 'typeorm';
import { withClient } from './data-source';
import { isConnectionLost, wasLostBefore } from './database-error';
import { CommitInterrupted, persistently } from './persistently';
import type { RunningTransaction, RunningTransactions } from './running-transactions';
import { Transaction } from './transaction';
import { TransactionConnection } from './transaction-connection';

/** Transactions of one service on its own data source. */
export class ServiceTransaction extends Transaction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: RunningTransactions,
  ) {
    super();
  }

  override run<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    requireTenant(tenantId);
    const running = this.transactions.current();
    if (!running) return persistently(() => this.attempt(tenantId, work));
    if (running.tenantId === tenantId) return work();
    if (running.tenantId === null) return this.becomeTenant(running, tenantId, work);
    throw new Error(
      `A transaction of tenant ${running.tenantId} was asked to run work of tenant ${tenantId}.\n` +
        'Maybe an id of another tenant was passed on; each tenant needs a transaction of its own.',
    );
  }

  override withoutTenant<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.current() ? work() : persistently(() => this.attempt(null, work));
  }

  override async call<T>(tenantId: string, name: string, parameters: readonly unknown[]): Promise<T> {
    requireTenant(tenantId);
    if (this.transactions.current()) {
      throw new Error(
        `${name} was called inside a transaction, which it cannot join.\nMaybe use Database.query there.`,
      );
    }
    return persistently(() => this.callOnce<T>(tenantId, name, parameters));
  }

  private async attempt<T>(tenantId: string | null, work: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await withClient(this.dataSource, async (client, runner) => {
      const connection = new TransactionConnection(client);
      // Begun by us: TypeORM's repositories must neither begin nor commit one.
      (runner as { isTransactionActive: boolean }).isTransactionActive = true;
      const running = { connection, manager: runner.manager, tenantId, afterCommit };
      return committed(connection, tenantId, () => this.transactions.within(running, work));
    });
    for (const callback of afterCommit) callback();
    return result;
  }

  /** All of it is sent at once, so losing any answer is losing that of COMMIT. */
  private async callOnce<T>(tenantId: string, name: string, parameters: readonly unknown[]): Promise<T> {
    const places = [tenantId, ...parameters].map((_, index) => `$${index + 1}`).join(', ');
    const sql = `SELECT ${name}(${places}) AS result`;
    return withClient(this.dataSource, async (client) => {
      const connection = new TransactionConnection(client);
      const begun = connection.begin(tenantId);
      const called = connection.query<{ result: T }>(sql, [tenantId, ...parameters]);
      const ended = await Promise.allSettled([begun, called, connection.commit()]);
      const failed = ended.find(({ status }) => status === 'rejected');
      if (failed) throw interruptedOr((failed as PromiseRejectedResult).reason);
      const [row] = await called;
      return row?.result as T;
    });
  }

  /** The work of one tenant inside a transaction of none, as signing in finds the tenant on its way. */
  private async becomeTenant<T>(
    running: RunningTransaction,
    tenantId: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const { connection } = running;
    const become = connection.become(tenantId);
    const [, result] = await Promise.all([become, this.transactions.within({ ...running, tenantId }, work)]);
    await connection.become(running.tenantId);
    return result;
  }
}

/** The work's result, once it is committed; BEGIN travels with its first statement. */
async function committed<T>(
  connection: TransactionConnection,
  tenantId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  let result: T;
  try {
    [, result] = await Promise.all([connection.begin(tenantId), work()]);
  } catch (error) {
    await connection.rollBack();
    throw error;
  }
  await connection.commit().catch((error: unknown) => {
    throw interruptedOr(error);
  });
  return result;
}

/** Whether a lost connection took an answer with it that nobody will ever hear. */
function interruptedOr(error: unknown): unknown {
  if (!isConnectionLost(error) || wasLostBefore(error)) return error;
  return new CommitInterrupted('COMMIT was interrupted', { cause: error });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function requireTenant(tenantId: string): void {
  if (UUID.test(tenantId)) return;
  throw new Error(
    `"${tenantId}" is not a tenant's id.\nMaybe the caller passed undefined, or the id of something else.`,
  );
}
