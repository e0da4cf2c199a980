import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { TransactionConnection } from './transaction-connection';

/** The transaction that the present chain of calls is in. */
export interface RunningTransaction {
  readonly connection: TransactionConnection;
  /** TypeORM's view of the same connection. */
  readonly manager: EntityManager;
  readonly tenantId: string | null;
  readonly afterCommit: (() => void)[];
}

/** Knows, for one service, which transaction the present chain of calls is in. */
export class RunningTransactions {
  private readonly storage = new AsyncLocalStorage<RunningTransaction>();

  current(): RunningTransaction | null {
    return this.storage.getStore() ?? null;
  }

  require(): RunningTransaction {
    const running = this.current();
    if (running) return running;
    throw new Error(
      'The database was used outside a transaction.\n' +
        'Maybe the use case does not wrap its work in transaction.run(tenantId, …), or a promise was not awaited.',
    );
  }

  within<T>(running: RunningTransaction, work: () => Promise<T>): Promise<T> {
    return this.storage.run(running, work);
  }
}
