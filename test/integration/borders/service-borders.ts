import { views } from '@ronda/contracts';
import { schemaOf, SERVICES, type ServiceName } from '@ronda/domain';
import type { ServiceMigrations } from '@ronda/persistence';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { platformDatabase, roleOf } from '../platform-database';

/** Read before a tenant is known; they hold ids, numbers and hashes only (docs/adr/0001). */
const OUTSIDE_ROW_LEVEL_SECURITY = ['outbox'];

export interface Borders {
  /** Names the database template of these services. */
  readonly template: string;
  readonly services: readonly ServiceMigrations[];
  /** Tables of a service's sign-in, beside the outbox: `registration.tenant`. */
  readonly lookUpTables?: readonly string[];
  /** False while not every declared view has a service that publishes it. */
  readonly everyViewExists: boolean;
}

/**
 * What one service's role can reach: its own rows and the views that name it a reader. Run on the small services
 * of the messaging suite, and on the real ones.
 */
export function describeBorders(name: string, borders: Borders): void {
  describe(`the borders of ${name}`, () => {
    let database: TestDatabase;
    let admin: Client;

    beforeAll(async () => {
      database = await platformDatabase(borders.template, borders.services);
      admin = new Client({ connectionString: database.url });
      await admin.connect();
    });

    afterAll(async () => {
      await admin.end();
      await database.drop();
    });

    it.each(pairs())('closes every table of %s to %s', async (owner, stranger) => {
      const tables = await tablesOf(owner);
      expect(tables).toContain(`${schemaOf(owner)}.outbox`);
      for (const table of tables) {
        for (const sql of [
          `SELECT FROM ${table}`,
          `INSERT INTO ${table} DEFAULT VALUES`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ]) {
          expect([sql, await answer(stranger, sql)]).toEqual([sql, DENIED]);
        }
      }
    });

    it.each([...SERVICES])('lets %s change rows and not tables', async (service) => {
      const schema = schemaOf(service);
      expect(await answer(service, `SELECT FROM ${schema}.outbox`)).toBe(ALLOWED);
      expect(await answer(service, `CREATE TABLE ${schema}.mine ()`)).toBe(DENIED);
      expect(await answer(service, `CREATE TABLE public.mine ()`)).toBe(DENIED);
      expect(await answer(service, `ALTER TABLE ${schema}.outbox ADD COLUMN mine text`)).toBe(DENIED);
      expect(await answer(service, `DELETE FROM ${schema}.migration`)).toBe(DENIED);
      expect(await answer(service, 'SELECT FROM bullmq.job')).toBe(DENIED);
    });

    it('opens each published view to its readers and to nobody else', async () => {
      for (const [view, { readers }] of Object.entries(views)) {
        if (!(await columnsOf(view))) continue;
        for (const service of SERVICES.filter((each) => !view.startsWith(`${schemaOf(each)}.`))) {
          const expected = (readers as readonly ServiceName[]).includes(service) ? ALLOWED : DENIED;
          expect([view, service, await answer(service, `SELECT FROM ${view}`)]).toEqual([
            view,
            service,
            expected,
          ]);
        }
      }
    });

    it('publishes every view with exactly the columns of its contract', async () => {
      for (const [view, { row }] of Object.entries(views)) {
        const columns = await columnsOf(view);
        if (!columns && !borders.everyViewExists) continue;
        expect([view, columns]).toEqual([view, Object.keys(row.shape).sort()]);
      }
    });

    it('forces row-level security on every table with a tenant, but the listed ones', async () => {
      const { rows } = await admin.query<{ table: string }>(
        `SELECT n.nspname || '.' || c.relname AS table
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
         WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY($1)
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid))`,
        [SERVICES.map(schemaOf)],
      );
      const expected = [
        ...SERVICES.flatMap((service) => OUTSIDE_ROW_LEVEL_SECURITY.map((t) => `${schemaOf(service)}.${t}`)),
        ...(borders.lookUpTables ?? []),
      ];
      expect(rows.map((row) => row.table).sort()).toEqual(expected.sort());
    });

    it('makes every view a security barrier owned by a role that row-level security binds', async () => {
      const { rows } = await admin.query<{ view: string }>(
        `SELECT n.nspname || '.' || c.relname AS view
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
         WHERE c.relkind = 'v' AND n.nspname = ANY($1)
           AND (r.rolsuper OR r.rolbypassrls OR NOT coalesce('security_barrier=true' = ANY(c.reloptions), false))`,
        [SERVICES.map(schemaOf)],
      );
      expect(rows).toEqual([]);
    });

    async function tablesOf(service: ServiceName): Promise<string[]> {
      const { rows } = await admin.query<{ table: string }>(
        `SELECT schemaname || '.' || tablename AS table FROM pg_tables WHERE schemaname = $1`,
        [schemaOf(service)],
      );
      return rows.map((row) => row.table);
    }

    async function columnsOf(view: string): Promise<string[] | null> {
      const { rows } = await admin.query<{ columns: string[] | null }>(
        `SELECT array_agg(attname::text ORDER BY attname) AS columns FROM pg_attribute
         WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
        [view],
      );
      return rows[0]?.columns?.sort() ?? null;
    }

    async function answer(service: ServiceName, sql: string): Promise<string> {
      const client = new Client({ connectionString: roleOf(database.url, service) });
      await client.connect();
      try {
        await client.query('BEGIN');
        await client.query(sql);
        return ALLOWED;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === '42501' ? DENIED : String(error);
      } finally {
        await client.end();
      }
    }
  });
}

const ALLOWED = 'allowed';
const DENIED = 'permission denied';

function pairs(): [ServiceName, ServiceName][] {
  return SERVICES.flatMap((owner) =>
    SERVICES.filter((stranger) => stranger !== owner).map((stranger): [ServiceName, ServiceName] => [
      owner,
      stranger,
    ]),
  );
}
