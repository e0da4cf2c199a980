import { requireDatabaseUrl, type Config } from '@ronda/config';
import type { ServiceName } from '@ronda/domain';
import { Client, type QueryResultRow } from 'pg';

/**
 * The rows of one question asked for each tenant in turn, under a service's role and row-level security: for tools
 * that look across a whole installation. Reads only: a statement that writes is refused by the database.
 * @param others asked as well, though they are no tenants
 * @throws Error when the service's address is not set or the database does not answer
 */
export async function queryEachTenant<Row extends QueryResultRow>(
  config: Config,
  service: ServiceName,
  sql: string,
  others: readonly string[] = [],
): Promise<Row[]> {
  const client = new Client({
    connectionString: requireDatabaseUrl(config, service),
    application_name: 'ronda-tool',
  });
  await client.connect();
  try {
    await client.query('SET default_transaction_read_only = on');
    const tenants = await client.query<{ tenant_id: string }>(
      'SELECT tenant_id FROM registration.published_tenant',
    );
    const rows: Row[] = [];
    for (const tenantId of [...others, ...tenants.rows.map(({ tenant_id }) => tenant_id)]) {
      await client.query('BEGIN');
      await client.query("SELECT set_config('app.tenant', $1, true)", [tenantId]);
      rows.push(...(await client.query<Row>(sql)).rows);
      await client.query('COMMIT');
    }
    return rows;
  } finally {
    await client.end();
  }
}
