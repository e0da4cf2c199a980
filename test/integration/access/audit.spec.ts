import { randomUUID } from 'node:crypto';
import { schemaOf, SERVICES, type ServiceName } from '@ronda/domain';
import { readAuditChains } from '@ronda/persistence';
import { Client } from 'pg';
import { configFor, roleOf } from '../platform-database';
import { inhabit, institution, type Ids } from './inhabited-gathering';
import { WholeApp } from './whole-app';

let app: WholeApp;

beforeAll(async () => {
  app = await WholeApp.start();
});
afterAll(() => app.stop());

describe.each(SERVICES)('the audit of %s', (service) => {
  const schema = schemaOf(service);
  const tenantId = randomUUID();
  let role: Client;

  beforeAll(async () => {
    role = await connectAs(service);
    await role.query(`SELECT set_config('app.tenant', $1, false)`, [tenantId]);
    for (let entry = 1; entry <= 3; entry += 1) await add(role, schema, tenantId);
  });
  afterAll(() => role.end());

  it.each([
    `UPDATE ${schema}.audit SET action = 'nothing'`,
    `DELETE FROM ${schema}.audit`,
    `TRUNCATE ${schema}.audit`,
    `UPDATE ${schema}.audit_head SET number = 0, sha256 = ''`,
    `DELETE FROM ${schema}.audit_head`,
    `INSERT INTO ${schema}.audit_head VALUES (gen_random_uuid(), 0, '')`,
    `ALTER TABLE ${schema}.audit DISABLE TRIGGER USER`,
  ])('is closed to its own service: %s', async (statement) => {
    await expect(role.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('takes no entry of another institution', async () => {
    await expect(add(role, schema, randomUUID())).rejects.toThrow(/row-level security/);
  });

  it('refuses a change even to the superuser', async () => {
    await expect(app.query(`DELETE FROM ${schema}.audit`)).rejects.toThrow('only ever added to');
  });

  it('numbers, dates and chains entries itself, whatever the service says', async () => {
    await add(role, schema, tenantId, { number: 99, at: '2001-01-01', sha256: 'forged' });
    const newest = await app.query(
      `SELECT number, at > now() - interval '1 minute' AS "isNow", sha256 <> 'forged' AS "isHashed"
       FROM ${schema}.audit WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1`,
      [tenantId],
    );
    expect(newest).toEqual([{ number: 4, isNow: true, isHashed: true }]);
    expect(await firstBroken(schema, tenantId)).toBeNull();
  });

  it('shows what somebody changed, or took away, who switched its guard off', async () => {
    await app.query(`ALTER TABLE ${schema}.audit DISABLE TRIGGER append_only`);
    await app.query(`UPDATE ${schema}.audit SET action = 'else.done' WHERE tenant_id = $1 AND number = 2`, [
      tenantId,
    ]);
    expect(await firstBroken(schema, tenantId)).toBe(2);
    await app.query(`DELETE FROM ${schema}.audit WHERE tenant_id = $1 AND number >= 2`, [tenantId]);
    expect(await firstBroken(schema, tenantId)).toBe(4);
    await app.query(`DELETE FROM ${schema}.audit_head WHERE tenant_id = $1`, [tenantId]);
    expect(await firstBroken(schema, tenantId)).toBe(1);
    await app.query(`ALTER TABLE ${schema}.audit ENABLE TRIGGER append_only`);
  });
});

describe('the audit trail', () => {
  interface Entry {
    readonly service: string;
    readonly action: string;
    readonly subjectId: string;
    readonly userId: string | null;
    readonly reason: string | null;
    readonly correlationId: string;
  }
  let tenantId: string;
  let organiser: string;
  let ids: Ids;

  beforeAll(async () => {
    ({ tenantId, organiser } = await institution(app));
    ids = await inhabit(app, tenantId, organiser);
  });

  it('is checked as a whole for the operator, who learns where it was broken', async () => {
    const config = configFor(app.database.url);
    const chainOf = async (service: ServiceName) =>
      (await readAuditChains(config, service)).find((chain) => chain.tenantId === tenantId);
    for (const service of SERVICES) {
      expect((await chainOf(service))?.firstBroken ?? null).toBeNull();
    }
    const before = await chainOf('scheduling');
    expect(before).toMatchObject({ head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await app.query('ALTER TABLE scheduling.audit DISABLE TRIGGER append_only');
    await app.query(`UPDATE scheduling.audit SET reason = 'invented' WHERE tenant_id = $1 AND number = 1`, [
      tenantId,
    ]);
    await app.query('ALTER TABLE scheduling.audit ENABLE TRIGGER append_only');
    expect(await chainOf('scheduling')).toEqual({ ...before, firstBroken: 1 });
  });

  const read = async (query: string, cookie = organiser, of = `matchmakings/${ids['matchmakingId']}/`) => {
    const path = `registration/${of}audit?${query}`;
    const { status, text } = await app.send(cookie, { method: 'GET', path });
    return { status, ...(JSON.parse(text) as { items: Entry[]; nextCursor: string | null }) };
  };
  const schedule = () => `scheduling/matchmakings/${ids['matchmakingId']}/schedules/${ids['scheduleId']}`;

  it('says who moved a meeting, when and why', async () => {
    const reason = 'The cluster has another appointment';
    const path = `${schedule()}/meetings/${ids['meetingId']}/place?reason=${encodeURIComponent(reason)}`;
    const moved = await app.send(organiser, { method: 'DELETE', path, revision: 0 });
    expect(moved.status).toBe(200);
    const { items } = await read(`meetingId=${ids['meetingId']}`);
    expect(items).toEqual([
      expect.objectContaining({
        service: 'scheduling',
        action: 'meeting.unscheduled',
        subjectId: ids['meetingId'],
        userId: await userOf(organiser),
        reason,
        correlationId: expect.any(String),
      }),
    ]);
  });

  it('shows one participant what concerns it in all services, newest first, page by page', async () => {
    const about = `participantId=${ids['participantId']}`;
    const whole = await read(about);
    expect(new Set(whole.items.map(({ service }) => service))).toEqual(
      new Set(['registration', 'meeting-request', 'scheduling']),
    );
    const first = await read(`${about}&limit=2`);
    const second = await read(`${about}&limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.nextCursor).toBeNull();
  });

  it('shows what one person did', async () => {
    const { items } = await read(`personId=${await userOf(organiser)}&limit=100`);
    expect(items.length).toBeGreaterThan(5);
    expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set([await userOf(organiser)]));
  });

  it('shows members of the institution to its organisers only', async () => {
    const whole = await read('limit=100', organiser, '');
    expect(whole.items.map(({ action }) => action)).toContain('member.added');
    expect((await read('limit=100')).items.map(({ action }) => action)).not.toContain('member.added');
    const matchmakingIds = [ids['matchmakingId']!];
    const helper = await app.signIn({ role: 'co-organiser', tenantId, matchmakingIds });
    expect((await read('', helper)).status).toBe(200);
    expect((await read('', helper, '')).status).toBe(403);
    const person = { participantId: ids['participantId']!, delegateId: ids['delegateId']! };
    const delegate = await app.signIn({ role: 'participant', tenantId, matchmakingIds, ...person });
    expect((await read('', delegate)).status).toBe(403);
  });

  it('shows another institution nothing', async () => {
    const other = await institution(app);
    expect((await read('', other.organiser)).status).toBe(404);
    const { items } = await read(`meetingId=${ids['meetingId']}`, other.organiser, '');
    expect(items).toEqual([]);
  });

  async function userOf(cookie: string): Promise<string> {
    const { text } = await app.send(cookie, { method: 'GET', path: 'registration/session' });
    return (JSON.parse(text) as { userId: string }).userId;
  }
});

async function connectAs(service: ServiceName): Promise<Client> {
  const client = new Client({ connectionString: roleOf(app.database.url, service) });
  await client.connect();
  return client;
}

async function add(
  client: Client,
  schema: string,
  tenantId: string,
  forged: { number?: number; at?: string; sha256?: string } = {},
): Promise<void> {
  await client.query(
    `INSERT INTO ${schema}.audit (tenant_id, number, at, action, about, details, correlation_id, sha256)
     VALUES ($1, $2, $3, 'thing.done', ARRAY[gen_random_uuid()], '{}', 'test-request', $4)`,
    [tenantId, forged.number, forged.at, forged.sha256],
  );
}

async function firstBroken(schema: string, tenantId: string): Promise<number | null> {
  const [found] = await app.query<{ number: number | null }>(
    `SELECT ${schema}.first_broken_audit($1) AS number`,
    [tenantId],
  );
  return found!.number;
}
