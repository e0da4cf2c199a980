import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@ronda/config';
import {
  Database,
  DatabaseUnavailable,
  PersistenceModule,
  Sealer,
  Transaction,
  type ServiceDatabaseOptions,
} from '@ronda/persistence';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { smallServices } from '../messaging/small-services';
import { configFor, platformDatabase } from '../platform-database';

describe('transactions of a service', () => {
  const tenantId = randomUUID();
  const otherTenantId = randomUUID();
  let testDatabase: TestDatabase;
  let module: TestingModule;
  let transaction: Transaction;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await platformDatabase('small-services', smallServices);
    module = await startScheduling(configFor(testDatabase.url));
    transaction = module.get(Transaction, { strict: false });
    database = module.get(Database, { strict: false });
  });

  afterAll(async () => {
    await module.close();
    await testDatabase.drop();
  });

  it('shows a tenant its own rows and no others', async () => {
    const matchmakingId = await insertEffect(tenantId);
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(1);
    expect(await effectsSeenBy(otherTenantId, matchmakingId)).toBe(0);
  });

  it('shows no row where no tenant is set, on a fresh connection and on one that had a tenant', async () => {
    const matchmakingId = await insertEffect(tenantId);
    const seen = await transaction.withoutTenant(() =>
      database.query('SELECT FROM effect WHERE matchmaking_id = $1', [matchmakingId]),
    );
    expect(seen).toHaveLength(0);
    expect(await asRole('ronda_scheduling', 'SELECT FROM scheduling.effect')).toHaveLength(0);
  });

  it('refuses to write a row of another tenant', async () => {
    const write = transaction.run(tenantId, () => insertRow(otherTenantId, randomUUID()));
    await expect(write).rejects.toThrow('violates row-level security policy');
  });

  it('keeps nothing when the work throws', async () => {
    const matchmakingId = randomUUID();
    const work = transaction.run(tenantId, async () => {
      await insertRow(tenantId, matchmakingId);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(0);
  });

  it('lets nested work join, so that both stay or neither', async () => {
    const matchmakingId = randomUUID();
    const work = transaction.run(tenantId, async () => {
      await transaction.run(tenantId, () => insertRow(tenantId, matchmakingId));
      expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(1);
      throw new Error('the outer work failed');
    });
    await expect(work).rejects.toThrow('the outer work failed');
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(0);
  });

  it('refuses work of another tenant inside a transaction', async () => {
    const work = transaction.run(tenantId, () => transaction.run(otherTenantId, () => Promise.resolve()));
    await expect(work).rejects.toThrow(`A transaction of tenant ${tenantId} was asked to run work of tenant`);
  });

  it('becomes a tenant inside a transaction of none, and ceases to be it', async () => {
    const matchmakingId = randomUUID();
    const seen = await transaction.withoutTenant(async () => {
      await transaction.run(tenantId, () => insertRow(tenantId, matchmakingId));
      return database.query('SELECT FROM effect WHERE matchmaking_id = $1', [matchmakingId]);
    });
    expect(seen).toHaveLength(0);
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(1);
  });

  it.each([undefined, null, '', 'x', {}, []])('refuses %p as a tenant', async (notAnId) => {
    const run = async (): Promise<void> => transaction.run(notAnId as string, () => Promise.resolve());
    await expect(run()).rejects.toThrow("is not a tenant's id");
  });

  it('refuses to touch the database outside a transaction', async () => {
    await expect(database.query('SELECT 1')).rejects.toThrow('outside a transaction');
  });

  it('writes nothing where no transaction was begun', async () => {
    const [settings] = await transaction.withoutTenant(() =>
      database.query<{ outside: string; inside: string }>(
        `SELECT reset_val AS outside, setting AS inside FROM pg_settings WHERE name = 'default_transaction_read_only'`,
      ),
    );
    expect(settings).toEqual({ outside: 'on', inside: 'on' });
  });

  it('runs statements that were asked for together in the order asked', async () => {
    const matchmakingId = randomUUID();
    const seen = await transaction.run(tenantId, async () => {
      const [, rows] = await Promise.all([
        insertRow(tenantId, matchmakingId),
        database.query('SELECT FROM effect WHERE matchmaking_id = $1', [matchmakingId]),
        touch(matchmakingId),
      ]);
      return rows;
    });
    expect(seen).toHaveLength(1);
  });

  it('refuses a statement that comes after the end of its transaction', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let late: Promise<unknown> = Promise.resolve();
    await transaction.run(tenantId, () => {
      late = ended.then(() => insertRow(tenantId, randomUUID()));
      return Promise.resolve();
    });
    end();
    await expect(late).rejects.toThrow('after the end of its transaction');
  });

  it('does not pass for done when a failed statement was passed over', async () => {
    const matchmakingId = randomUUID();
    const work = transaction.run(tenantId, async () => {
      await insertRow(tenantId, matchmakingId);
      await database.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('Nothing was kept');
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(0);
  });

  it('calls a function as one tenant, and the connection has no tenant afterwards', async () => {
    const client = new Client({ connectionString: testDatabase.url });
    await client.connect();
    await client.query(
      `CREATE FUNCTION scheduling.effects_of(tenant uuid, wanted uuid) RETURNS integer LANGUAGE plpgsql AS $$
       BEGIN
         PERFORM set_config('app.tenant', tenant::text, true);
         RETURN (SELECT count(*) FROM scheduling.effect WHERE matchmaking_id = wanted);
       END $$`,
    );
    await client.end();
    const matchmakingId = await insertEffect(tenantId);
    const name = 'scheduling.effects_of';
    expect(await transaction.call<number>(tenantId, name, [matchmakingId])).toBe(1);
    expect(await transaction.call<number>(otherTenantId, name, [matchmakingId])).toBe(0);
    const seen = await transaction.withoutTenant(() => database.query('SELECT FROM effect'));
    expect(seen).toHaveLength(0);
  });

  it('refuses to call a function inside a transaction, which it could not join', async () => {
    const work = transaction.run(tenantId, () => transaction.call(tenantId, 'scheduling.effects_of', []));
    await expect(work).rejects.toThrow('inside a transaction');
  });

  it('runs both of two transactions that lock each other out', async () => {
    const [first, second] = [await insertEffect(tenantId), await insertEffect(tenantId)];
    const bothHoldOne = meeting(2);
    const runs = [0, 0];
    const lock = (index: 0 | 1, ids: readonly string[]) =>
      transaction.run(tenantId, async () => {
        runs[index]! += 1;
        await touch(ids[0]!);
        await bothHoldOne();
        await touch(ids[1]!);
      });
    await Promise.all([lock(0, [first, second]), lock(1, [second, first])]);
    expect(runs[0]! + runs[1]!).toBe(3);
  });

  it('runs the work again when its connection is cut', async () => {
    let runs = 0;
    const matchmakingId = randomUUID();
    await transaction.run(tenantId, async () => {
      runs += 1;
      await insertRow(tenantId, matchmakingId);
      if (runs === 1) await cutConnection();
      await insertRow(tenantId, matchmakingId);
    });
    expect(runs).toBe(2);
    expect(await effectsSeenBy(tenantId, matchmakingId)).toBe(2);
  });

  it('gives up after five attempts and says that the database is unavailable', async () => {
    let runs = 0;
    const work = transaction.run(tenantId, async () => {
      runs += 1;
      await cutConnection();
      await database.query('SELECT 1');
    });
    await expect(work).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(runs).toBe(5);
  });

  it('calls back after a commit and not after a rollback', async () => {
    const called: string[] = [];
    await transaction.run(tenantId, () => {
      database.afterCommit(() => called.push('committed'));
      return Promise.resolve();
    });
    const failed = transaction.run(tenantId, () => {
      database.afterCommit(() => called.push('rolled back'));
      return Promise.reject(new Error('no'));
    });
    await expect(failed).rejects.toThrow('no');
    expect(called).toEqual(['committed']);
  });

  it('refuses an undefined value and an unknown column in a search of a view', async () => {
    const search = (where: object) =>
      transaction.run(tenantId, () => database.view('scheduling.published_receipt', where));
    await expect(search({ message_id: undefined })).rejects.toThrow('message_id = undefined');
    await expect(search({ password: 'x' })).rejects.toThrow('has no column "password"');
    await expect(search({ message_id: randomUUID() })).resolves.toEqual([]);
    await expect(search({ message_id: null })).resolves.toEqual([]);
  });

  it('opens what it sealed, with the old key too, and nothing that was changed', () => {
    const sealer = module.get(Sealer, { strict: false });
    const sealed = sealer.seal('Bogotá 🌍');
    expect(sealer.open(sealed)).toBe('Bogotá 🌍');
    expect(sealer.seal('Bogotá 🌍')).not.toBe(sealed);
    const [newKey, oldKey] = ['test-only-a-newer-secret-of-32-bytes', 'test-only-secret-of-32-bytes-or-more'];
    const rotated = new Sealer(configFor(testDatabase.url, { SECRET_KEYS: `${newKey},${oldKey}` }));
    expect(rotated.open(sealed)).toBe('Bogotá 🌍');
    expect(() => sealer.open(rotated.seal('x'))).toThrow('none of the 1 active keys');
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1]! ^= 1;
    expect(() => sealer.open(changed.toString('base64url'))).toThrow('none of the 1 active keys');
  });

  it('does not start on a schema behind its migrations', async () => {
    class AddedLater1732300000099 {
      up = (): Promise<void> => Promise.resolve();
      down = (): Promise<void> => Promise.resolve();
    }
    const start = startScheduling(configFor(testDatabase.url), [AddedLater1732300000099]);
    await expect(start).rejects.toThrow('lacks 1 of 1 migrations, first AddedLater1732300000099');
  });

  it('does not start under a role that row-level security does not bind', async () => {
    const start = startScheduling(
      configFor(testDatabase.url, { SCHEDULING_DATABASE_URL: testDatabase.url, MIGRATION_DATABASE_URL: '' }),
    );
    await expect(start).rejects.toThrow('is above row-level security');
  });

  it('does not start outside tests on a server that loses what it acknowledged', async () => {
    const start = startScheduling(configFor(testDatabase.url, { RONDA_ENV: 'development' }));
    await expect(start).rejects.toThrow('runs with fsync and synchronous_commit off');
  });

  async function insertEffect(tenant: string): Promise<string> {
    const matchmakingId = randomUUID();
    await transaction.run(tenant, () => insertRow(tenant, matchmakingId));
    return matchmakingId;
  }

  async function insertRow(tenant: string, matchmakingId: string): Promise<void> {
    await database.query(
      `INSERT INTO effect (tenant_id, message_id, name, matchmaking_id) VALUES ($1, gen_random_uuid(), 'x', $2)`,
      [tenant, matchmakingId],
    );
  }

  async function touch(matchmakingId: string): Promise<void> {
    await database.query('UPDATE effect SET name = name WHERE matchmaking_id = $1', [matchmakingId]);
  }

  async function effectsSeenBy(tenant: string, matchmakingId: string): Promise<number> {
    const rows = await transaction.run(tenant, () =>
      database.query('SELECT FROM effect WHERE matchmaking_id = $1', [matchmakingId]),
    );
    return rows.length;
  }

  /** Cuts the running transaction's connection, as a restart of the server does. */
  async function cutConnection(): Promise<void> {
    const [own] = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const server = new Client({ connectionString: testDatabase.url });
    await server.connect();
    await server.query('SELECT pg_terminate_backend($1, 5000)', [own!.pid]);
    await server.end();
  }

  async function asRole(role: string, sql: string): Promise<unknown[]> {
    const address = new URL(testDatabase.url);
    address.username = role;
    address.password = 'test';
    const client = new Client({ connectionString: address.href });
    await client.connect();
    try {
      return (await client.query<object>(sql)).rows;
    } finally {
      await client.end();
    }
  }
});

async function startScheduling(
  config: ReturnType<typeof configFor>,
  migrations: ServiceDatabaseOptions['migrations'] = [],
): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(config),
      PersistenceModule.forService('scheduling', { entities: [], migrations }),
    ],
  }).compile();
  return module.init();
}

/** Holds each caller until so many have come; later ones pass, as the rerun of a transaction must. */
function meeting(size: number): () => Promise<void> {
  let come = 0;
  let open: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come >= size) open();
    return opened;
  };
}
