import { randomUUID } from 'node:crypto';
import { cluster, milan, milanProgramme } from './invented';
import { RegistrationApp, type Caller } from './registration-app';

let app: RegistrationApp;
let organiser: Caller;
let id: string;
let participantId: string;
beforeAll(async () => {
  app = await RegistrationApp.start();
  organiser = await app.organiser();
  [id, participantId] = await gatheringOf(organiser);
});
afterAll(() => app.stop());

async function gatheringOf(someone: Caller): Promise<[string, string]> {
  const body = { ...milan, programme: milanProgramme };
  const made = (await someone.post('matchmakings', { body })).body.id as string;
  const participant = await someone.post(`matchmakings/${made}/participants`, { body: cluster() });
  return [made, participant.body.id as string];
}

/** Every route below a gathering, as an organiser would call it. */
const ROUTES: [
  string,
  (someone: Caller, id: string, participantId: string) => Promise<{ status: number; body: unknown }>,
][] = [
  ['GET matchmaking', (someone, m) => someone.get(`matchmakings/${m}`)],
  [
    'PATCH matchmaking',
    (someone, m) => someone.patch(`matchmakings/${m}`, { body: { place: 'Roma' }, revision: 1 }),
  ],
  [
    'POST state',
    (someone, m) => someone.post(`matchmakings/${m}/state`, { body: { state: 'cancelled' }, revision: 1 }),
  ],
  [
    'POST copies',
    (someone, m) =>
      someone.post(`matchmakings/${m}/copies`, { body: { name: 'Copy', firstDay: '2016-01-01' } }),
  ],
  ['GET programme', (someone, m) => someone.get(`matchmakings/${m}/programme`)],
  [
    'PUT programme',
    (someone, m) => someone.put(`matchmakings/${m}/programme`, { body: milanProgramme, revision: 1 }),
  ],
  ['GET audit', (someone, m) => someone.get(`matchmakings/${m}/audit`)],
  ['GET participants', (someone, m) => someone.get(`matchmakings/${m}/participants`)],
  ['POST participants', (someone, m) => someone.post(`matchmakings/${m}/participants`, { body: cluster() })],
  ['GET participant', (someone, m, p) => someone.get(`matchmakings/${m}/participants/${p}`)],
  [
    'PATCH participant',
    (someone, m, p) =>
      someone.patch(`matchmakings/${m}/participants/${p}`, { body: { description: 'x' }, revision: 2 }),
  ],
  [
    'POST admission',
    (someone, m, p) =>
      someone.post(`matchmakings/${m}/participants/${p}/admission`, {
        body: { decision: 'decline' },
        revision: 2,
      }),
  ],
  [
    'POST withdrawal',
    (someone, m, p) => someone.post(`matchmakings/${m}/participants/${p}/withdrawal`, { revision: 2 }),
  ],
  ['GET export', (someone, m) => someone.get(`matchmakings/${m}/participant-export`)],
  [
    'POST import',
    (someone, m) => someone.upload(`matchmakings/${m}/participant-import`, Buffer.from('reference')),
  ],
];

/** What the tables hold, to see that nothing changed. */
const contents = () =>
  app.query(`SELECT (SELECT jsonb_agg(m ORDER BY m.id) FROM registration.matchmaking m) AS matchmakings,
                    (SELECT jsonb_agg(p ORDER BY p.id) FROM registration.participant p) AS participants,
                    (SELECT count(*) FROM registration.audit) AS audits`);

describe('the border of a tenant', () => {
  it.each(ROUTES)('answers %s of a foreign gathering as one that does not exist', async (_, call) => {
    const stranger = await app.organiser();
    const unknown = randomUUID();
    const before = await contents();
    const foreign = await call(stranger, id, participantId);
    const random = await call(stranger, unknown, participantId);
    expect(foreign.status).toBe(404);
    expect(JSON.stringify(foreign.body).replaceAll(id, unknown)).toBe(JSON.stringify(random.body));
    expect(await contents()).toEqual(before);
  });

  it.each(ROUTES)(
    'answers %s of a sibling gathering to its co-organiser as one that does not exist',
    async (name, call) => {
      const coOrganiser = await app.signIn('co-organiser', {
        tenantId: organiser.tenantId,
        matchmakingIds: [randomUUID()],
      });
      const before = await contents();
      const answer = await call(coOrganiser, id, participantId);
      expect(answer.status).toBe(name === 'POST copies' ? 403 : 404);
      expect(await contents()).toEqual(before);
    },
  );

  it("does not find a participant of a sibling gathering through one's own", async () => {
    const [sibling] = await gatheringOf(organiser);
    const path = (p: string) => `matchmakings/${sibling}/participants/${p}`;
    const unknown = randomUUID();
    const crossed = await organiser.get(path(participantId));
    const random = await organiser.get(path(unknown));
    expect(crossed.status).toBe(404);
    expect(JSON.stringify(crossed.body).replaceAll(participantId, unknown)).toBe(JSON.stringify(random.body));
    const changed = await organiser.patch(path(participantId), { body: { description: 'x' }, revision: 2 });
    expect(changed.body).toEqual(crossed.body);
  });

  it('lists to each only their own gatherings', async () => {
    const other = await app.organiser();
    expect((await other.get('matchmakings')).body.items).toEqual([]);
    const coOrganiser = await app.signIn('co-organiser', {
      tenantId: organiser.tenantId,
      matchmakingIds: [id],
    });
    const { items } = (await coOrganiser.get('matchmakings')).body as { items: { id: string }[] };
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  it('does not let a participant see or change another, nor decide its own admission', async () => {
    const other = (await organiser.post(`matchmakings/${id}/participants`, { body: cluster() })).body;
    const self = await app.signIn('participant', {
      tenantId: organiser.tenantId,
      matchmakingIds: [id],
      participantId,
    });
    const own = `matchmakings/${id}/participants/${participantId}`;
    const others = `matchmakings/${id}/participants/${other.id as string}`;
    expect((await self.get(own)).status).toBe(200);
    expect((await self.get(others)).status).toBe(404);
    expect((await self.patch(others, { body: { description: 'x' }, revision: 2 })).status).toBe(404);
    expect((await self.post(`${others}/withdrawal`, { revision: 2 })).status).toBe(404);
    expect((await self.post(`${own}/admission`, { body: { decision: 'admit' }, revision: 2 })).status).toBe(
      403,
    );
    const moved = await self.patch(own, { body: { region: 'EU' }, revision: 2 });
    expect(moved.body).toMatchObject({ code: 'PARTICIPANT.REGION_IS_SET' });
    const changed = await self.patch(own, { body: { description: 'Cheese' }, revision: 2 });
    expect(changed.body).toMatchObject({ description: 'Cheese', revision: 3 });
  });

  it('is kept by the database: a row cannot point into another tenant', async () => {
    const stranger = await app.organiser();
    const insert = app.query(
      `INSERT INTO registration.session SELECT $1, matchmaking_id, gen_random_uuid(), 'x', starts_at + interval '1 year',
         ends_at + interval '1 year', '', '', 20, 0, '[]' FROM registration.session WHERE matchmaking_id = $2 LIMIT 1`,
      [stranger.tenantId, id],
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });

  it('is kept by row-level security on every table that has a tenant', async () => {
    const open = await app.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'tenant_id'
      WHERE relnamespace = 'registration'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)
      ORDER BY 1`);
    // Read before a tenant is known: messages, and the look-up tables of sign-in.
    const isReadBefore = /^(outbox|known_session|login|delegate_address|sign_in_\w+)$/;
    expect(open.filter(({ name }) => !isReadBefore.test(name))).toEqual([]);
  });
});

describe('the audit', () => {
  it('tells who did what, newest first, without a name or an address', async () => {
    const answer = await organiser.get(`matchmakings/${id}/audit`, { query: { limit: '100' } });
    const { items } = answer.body as { items: { action: string }[] };
    const actions = items.map(({ action }) => action);
    expect(actions.slice(-3)).toEqual([
      'participant.admitted',
      'participant.registered',
      'matchmaking.created',
    ]);
    expect(JSON.stringify(items)).not.toContain('demo.example');
  });
});
