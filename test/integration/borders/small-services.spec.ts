import { randomUUID } from 'node:crypto';
import { migrate } from '@ronda/persistence';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { smallServices } from '../messaging/small-services';
import { configFor, platformDatabase, roleOf } from '../platform-database';
import { describeBorders } from './service-borders';

describeBorders('the small services', {
  template: 'small-services',
  services: smallServices,
  everyViewExists: false,
});

describe('a published view', () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  let database: TestDatabase;
  let reader: Client;

  beforeAll(async () => {
    database = await platformDatabase('small-services', smallServices);
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    for (const tenantId of [mine, theirs]) {
      await admin.query(
        `INSERT INTO scheduling.schedule (tenant_id, matchmaking_id, schedule_id, version)
         VALUES ($1, gen_random_uuid(), gen_random_uuid(), 1)`,
        [tenantId],
      );
    }
    await admin.end();
    reader = new Client({ connectionString: roleOf(database.url, 'notification') });
    await reader.connect();
  });

  afterAll(async () => {
    await reader.end();
    await database.drop();
  });

  it('shows its reader the rows of the reader’s tenant only, although the view runs as its owner', async () => {
    expect(await tenantsSeenAs(mine)).toEqual([mine]);
    expect(await tenantsSeenAs(theirs)).toEqual([theirs]);
  });

  it('shows nothing with no tenant, a past one, or an unknown one', async () => {
    expect(await tenantsSeen()).toEqual([]);
    await tenantsSeenAs(mine);
    expect(await tenantsSeen()).toEqual([]);
    expect(await tenantsSeenAs(randomUUID())).toEqual([]);
  });

  it('is granted anew by every migration, without a right too many', async () => {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query('GRANT SELECT ON scheduling.schedule TO ronda_notification');
    await migrate(configFor(database.url), smallServices);
    await admin.end();
    await expect(reader.query('SELECT FROM scheduling.schedule')).rejects.toThrow('permission denied');
    expect(await tenantsSeenAs(mine)).toEqual([mine]);
  });

  it('can be migrated by two processes at once', async () => {
    const config = configFor(database.url);
    await Promise.all([migrate(config, smallServices), migrate(config, smallServices)]);
    expect(await tenantsSeenAs(mine)).toEqual([mine]);
  });

  async function tenantsSeenAs(tenantId: string): Promise<string[]> {
    await reader.query('BEGIN');
    await reader.query(`SELECT set_config('app.tenant', $1, true)`, [tenantId]);
    const seen = await tenantsSeen();
    await reader.query('COMMIT');
    return seen;
  }

  async function tenantsSeen(): Promise<string[]> {
    const { rows } = await reader.query<{ tenant_id: string }>(
      'SELECT tenant_id FROM scheduling.published_schedule',
    );
    return rows.map((row) => row.tenant_id);
  }
});
