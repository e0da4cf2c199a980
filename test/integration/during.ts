import { Client } from 'pg';
import { eventually } from './eventually';

/**
 * Somebody else's transaction, open until the answer of `work` is on its way but cannot come: it waits for a lock.
 * @param url of the superuser
 */
export async function during<T>(
  url: string,
  sql: string,
  parameters: unknown[],
  work: () => PromiseLike<T>,
): Promise<T> {
  const other = new Client({ connectionString: url });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(sql, parameters);
    const answer = Promise.resolve(work()); // a supertest request is sent when it is awaited
    await eventually('somebody waits for a lock', async () => {
      await other.query('SELECT pg_stat_clear_snapshot()'); // a transaction sees activity as it first asked
      const { rowCount } = await other.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (rowCount ?? 0) > 0;
    });
    await other.query('COMMIT');
    return await answer;
  } finally {
    await other.end();
  }
}
