/** The port through which use cases open transactions. One per service, under the service's own role. */
export abstract class Transaction {
  /**
   * One database transaction, as this tenant: row-level security sees `tenantId`. Nested calls join it; asking
   * for another tenant inside it throws.
   *
   * After a serialization failure, a deadlock or a lost connection `work` runs again from its start, so it must
   * have no effect but through the database.
   *
   * @throws DatabaseUnavailable when the database stays unreachable or too busy
   * @example await this.transaction.run(tenantId, () => this.requests.save(accepted));
   */
  abstract run<T>(tenantId: string, work: () => Promise<T>): Promise<T>;

  /**
   * One transaction of no tenant: it sees the tables outside row-level security (sign-in, sessions, the list of
   * tenants) and no row of any other. `run` inside it becomes that tenant until it returns.
   */
  abstract withoutTenant<T>(work: () => Promise<T>): Promise<T>;

  /**
   * Calls a database function as a whole transaction, in one round trip instead of three: for what happens
   * thousands of times a minute. The function takes the tenant as its first argument and sets `app.tenant` before
   * it touches a row. Never inside a running transaction, which it could not join.
   * @returns what the function returns
   * @throws DatabaseUnavailable as `run` does
   * @example await this.transaction.call<boolean>(tenantId, 'notification.begin_body', [mailId, attemptId]);
   */
  abstract call<T>(tenantId: string, name: string, parameters: readonly unknown[]): Promise<T>;
}
