import { randomUUID } from 'node:crypto';
import { views } from '@ronda/contracts';
import { Client } from 'pg';
import type { Answer } from './answer';
import { Gathering, type Caller } from './gathering';
import { startMeetingRequest, type RunningService } from './service';

describe('nobody sees or changes anything across a border', () => {
  let service: RunningService;
  let gathering: Gathering;
  let milan: Caller;
  let lima: Caller;
  let requestId: string;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
    gathering = await Gathering.open(service);
    milan = await gathering.participant({ region: 'EU' });
    lima = await gathering.participant({ region: 'LAC' });
    requestId = (await milan.ask(lima)).body.id;
    await lima.post('/vetoes', { otherParticipantId: (await gathering.participant()).id });
  });
  afterAll(() => service.stop());

  const everyTable = async () => {
    const tables = await gathering.sql(
      `SELECT table_name FROM information_schema.columns
       WHERE table_schema = 'meeting_request' AND column_name = 'tenant_id' ORDER BY table_name`,
    );
    return tables.map(({ table_name }) => table_name as string);
  };
  const state = async () => {
    const rows: unknown[] = [];
    for (const table of ['request', 'veto', 'participant', 'booking_window', 'audit', 'outbox']) {
      rows.push(await gathering.sql(`SELECT * FROM meeting_request.${table} AS t ORDER BY t::text`));
    }
    return rows;
  };

  it.each([
    ['the organiser of another institution', async () => (await Gathering.create(service)).organiser()],
    ['a participant of another institution', async () => (await Gathering.create(service)).participant()],
    [
      'a participant of a sibling gathering',
      async () => (await Gathering.create(service, { tenantId: gathering.tenantId })).participant(),
    ],
  ])('%s gets the answer of a gathering that does not exist', async (_who, stranger) => {
    const before = await state();
    const caller = await stranger();
    const unknown = await Gathering.create(service, { tenantId: randomUUID() });
    await gathering.sql('DELETE FROM registration.matchmaking WHERE matchmaking_id = $1', unknown.id);
    const acts: ((as: Caller) => Promise<Answer>)[] = [
      (as) => as.get('/requests'),
      (as) => as.get(`/requests/${requestId}`),
      (as) => as.post(`/requests/${requestId}/accept`, {}),
      (as) => as.post(`/requests/${requestId}/decline`, {}),
      (as) => as.post(`/requests/${requestId}/withdraw`),
      (as) => as.patch(`/requests/${requestId}`, { message: 'x' }, 1),
      (as) => as.ask(lima, { fromParticipantId: milan.id }),
      (as) => as.get('/directory'),
      (as) => as.get(`/directory/${lima.id}`),
      (as) => as.get('/recommendations'),
      (as) => as.get('/standing'),
      (as) => as.put('/standing', { takesRequests: false }),
      (as) => as.get('/vetoes'),
      (as) => as.post('/vetoes', { otherParticipantId: lima.id }),
      (as) => as.delete(`/vetoes/${randomUUID()}`),
      (as) => as.get('/booking-window'),
    ];
    for (const act of acts) {
      const [foreign, missing] = [await act(caller.in(gathering)), await act(caller.in(unknown))];
      expect(foreign.status).toBe(404);
      expect(JSON.stringify(foreign.body).replaceAll(gathering.id, unknown.id)).toBe(
        JSON.stringify(missing.body),
      );
    }
    expect(await state()).toEqual(before);
  });

  it('a sibling gathering does not reach a request by its id', async () => {
    const sibling = await Gathering.open(service, { tenantId: gathering.tenantId });
    const organiser = await sibling.organiser();
    expect(await organiser.get(`/requests/${requestId}`)).toMatchObject({
      status: 404,
      body: { code: 'MEETING_REQUEST.NOT_FOUND' },
    });
    expect((await organiser.get('/requests')).body.items).toEqual([]);
  });

  it('the service’s own role sees no row without a tenant, or with another one', async () => {
    const address = new URL(service.database.url);
    address.username = 'ronda_meeting_request';
    address.password = 'test';
    const client = new Client({ connectionString: address.href });
    await client.connect();
    const protectedTables = (await everyTable()).filter((table) => table !== 'outbox');
    expect(protectedTables).toEqual(
      expect.arrayContaining(['audit', 'booking_window', 'participant', 'request', 'veto']),
    );
    for (const tenant of ['', randomUUID()]) {
      await client.query(`SELECT set_config('app.tenant', $1, false)`, [tenant]);
      for (const table of protectedTables) {
        const { rowCount } = await client.query(`SELECT FROM meeting_request.${table}`);
        expect([table, rowCount]).toEqual([table, 0]);
      }
    }
    await client.end();
  });

  it('the views show exactly what the contract names, and to their own tenant only', async () => {
    for (const thing of ['booking_window', 'request', 'veto'] as const) {
      const view = `meeting_request.published_${thing}` as const;
      const rows = await gathering.published(view);
      expect(rows).not.toEqual([]);
      for (const row of rows) {
        expect(Object.keys(row as object).sort()).toEqual(Object.keys(views[view].row.shape).sort());
        views[view].row.parse(row);
      }
      expect(await gathering.published(view, randomUUID())).toEqual([]);
    }
  });

  it('the database itself refuses a second open request of a pair, and one to oneself', async () => {
    const insert = (from: string, to: string) =>
      gathering.sql(
        `INSERT INTO meeting_request.request (tenant_id, matchmaking_id, id, from_participant_id,
           to_participant_id, status, priority, message, proposed_at, changed_at, revision)
         VALUES ($1, $2, gen_random_uuid(), $3, $4, 'proposed', 'want', '', now(), now(), 1)`,
        gathering.tenantId,
        gathering.id,
        from,
        to,
      );
    await expect(insert(lima.id, milan.id)).rejects.toThrow('one_active_request_per_pair');
    await expect(insert(milan.id, milan.id)).rejects.toThrow('check constraint');
    await expect(insert(milan.id, randomUUID())).rejects.toThrow('foreign key');
  });
});
