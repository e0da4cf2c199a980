import { randomUUID } from 'node:crypto';
import { SERVICES, schemaOf } from '@ronda/domain';
import { Client } from 'pg';
import { roleOf } from '../platform-database';
import { inhabit, institution } from './inhabited-gathering';
import { WholeApp } from './whole-app';

/**
 * Tables with a tenant that are read before it is known. They hold ids, states and hashes only.
 * docs/architecture.md names the three kinds.
 */
const READ_BEFORE = [
  ...SERVICES.map((service) => `${schemaOf(service)}.outbox`),
  ...['login', 'sign_in_session', 'sign_in_request', 'delegate_address'].map((t) => `registration.${t}`),
].sort();

interface Table {
  readonly name: string;
  readonly isSecured: boolean;
}

describe('row-level security', () => {
  let app: WholeApp;
  let tables: Table[];
  let tenantId: string;

  beforeAll(async () => {
    app = await WholeApp.start();
    const made = await institution(app);
    tenantId = made.tenantId;
    await inhabit(app, tenantId, made.organiser);
    tables = await app.query<Table>(
      `SELECT nspname || '.' || relname AS name,
              relrowsecurity AND relforcerowsecurity AND EXISTS (
                SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polcmd = '*' AND polpermissive
                  AND pg_get_expr(polqual, polrelid) LIKE '(tenant_id = %app.tenant%')
              AND (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid
                   AND polroles <> ARRAY['ronda_owner'::regrole::oid]) = 1 AS "isSecured"
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
       JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'tenant_id' AND NOT attisdropped
       WHERE nspname = ANY($1) AND relkind IN ('r', 'p') ORDER BY 1`,
      [SERVICES.map(schemaOf)],
    );
  });
  afterAll(() => app.stop());

  it('is forced on every table that has a tenant, but for those read before a tenant is known', () => {
    const open = tables.filter(({ isSecured }) => !isSecured).map(({ name }) => name);
    expect(open).toEqual(READ_BEFORE);
  });

  it('binds the roles of the services: none owns a table, is a superuser or may pass by', async () => {
    const loose = await app.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'ronda\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole)
       UNION ALL
       SELECT tableowner FROM pg_tables WHERE schemaname = ANY($1) AND tableowner <> 'ronda_owner'`,
      [SERVICES.map(schemaOf)],
    );
    expect(loose).toEqual([]);
  });

  it.each(SERVICES)(
    'shows %s no row, and takes none, without a tenant or with another one',
    async (service) => {
      const client = new Client({ connectionString: roleOf(app.database.url, service) });
      await client.connect();
      const own = tables.filter(
        ({ name, isSecured }) => isSecured && name.startsWith(`${schemaOf(service)}.`),
      );
      const found = { mine: 0, others: 0, changed: 0 };
      for (const tenant of [null, '', randomUUID(), tenantId]) {
        if (tenant !== null) await client.query(`SELECT set_config('app.tenant', $1, false)`, [tenant]);
        for (const { name } of own) {
          const { rowCount } = await client.query(`SELECT FROM ${name}`);
          if (tenant === tenantId) found.mine += rowCount ?? 0;
          else found.others += rowCount ?? 0;
          if (tenant === tenantId || /\.audit(_head)?$/.test(name)) continue;
          const changed = await client.query(`UPDATE ${name} SET tenant_id = tenant_id`);
          found.changed += changed.rowCount ?? 0;
        }
      }
      await client.end();
      expect(found).toEqual({ mine: expect.any(Number), others: 0, changed: 0 });
      expect(found.mine).toBeGreaterThan(0);
    },
  );

  it('keeps every service out of the tables of the others', async () => {
    for (const service of SERVICES) {
      const client = new Client({ connectionString: roleOf(app.database.url, service) });
      await client.connect();
      for (const { name } of tables.filter((table) => !table.name.startsWith(`${schemaOf(service)}.`)))
        await expect(client.query(`SELECT FROM ${name}`)).rejects.toThrow(/permission denied/);
      await client.end();
    }
  });

  it('is not leaked by a view: each is a security barrier', async () => {
    const untold = await app.query(
      `SELECT schemaname || '.' || viewname AS name FROM pg_views JOIN pg_class ON relname = viewname
       WHERE schemaname = ANY($1) AND relnamespace = schemaname::regnamespace
         AND NOT coalesce('security_barrier=true' = ANY(reloptions), false)`,
      [SERVICES.map(schemaOf)],
    );
    expect(untold).toEqual([]);
  });
});
