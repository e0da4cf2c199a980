import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

/** As many at once as the server lets in beside the service itself. */
const CLIENTS = 150;
const UNIQUE_OR_EXCLUSION = new Set(['23505', '23P01']);

let app: SchedulingApp;
let gathering: TestGathering;
let scheduleId: string;
let clients: Client[];

beforeAll(async () => {
  app = await SchedulingApp.start();
  clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client({ connectionString: app.database.url });
      await client.connect();
      return client;
    }),
  );
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await app.stop();
});

beforeEach(async () => {
  gathering = await TestGathering.create(app);
  await gathering.withSlots(2);
  await gathering.withTables(2);
  await gathering.withParticipants(CLIENTS + 1);
  const interpreter = { interpreter_id: randomUUID(), name: 'Interpreter', languages: ['es', 'it'] };
  await gathering.insert('registration.interpreter', interpreter);
  for (let i = 1; i <= CLIENTS; i += 1) await gathering.agreed(0, i);
  scheduleId = await gathering.draft();
});

/** Rows of one kind for every client, all in the same place. */
interface Claim {
  readonly meetingId: string;
  readonly tableId: string | null;
  readonly partyId: string | null;
}

const SLOT = '[2015-06-12T07:00:00Z,2015-06-12T07:20:00Z)';
/** A slot that no constraint knows to be at the same time as the first, but for its range. */
const OVERLAPPING = '[2015-06-12T07:10:00Z,2015-06-12T07:30:00Z)';

async function meetings(): Promise<string[]> {
  const rows = await app.query<{ id: string }>(
    'SELECT id FROM scheduling.meeting WHERE matchmaking_id = $1',
    [gathering.matchmakingId],
  );
  return rows.map(({ id }) => id);
}

/** Straight into the tables, with nothing of the application in between. */
async function claim(client: Client, { meetingId, tableId, partyId }: Claim, slotId: string, during: string) {
  const owner = [gathering.tenantId, gathering.matchmakingId, scheduleId, meetingId, slotId, during];
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO scheduling.assignment VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...owner,
      tableId,
    ]);
    if (partyId)
      await client.query('INSERT INTO scheduling.seat VALUES ($1, $2, $3, $4, $5, $6, $7, 1)', [
        ...owner,
        partyId,
      ]);
    await client.query('COMMIT');
    return 'won';
  } catch (error) {
    await client.query('ROLLBACK');
    const { code, constraint } = error as { code: string; constraint: string };
    return UNIQUE_OR_EXCLUSION.has(code) ? constraint : `${code} ${String(error)}`;
  }
}

async function race(claimOf: (meetingId: string) => Claim): Promise<string[]> {
  const ids = await meetings();
  return Promise.all(
    clients.map((client, i) => claim(client, claimOf(ids[i]!), gathering.slotIds[0]!, SLOT)),
  );
}

function refusals(outcomes: readonly string[]): Set<string> {
  return new Set(outcomes.filter((outcome) => outcome !== 'won'));
}

describe('the database, with the application left out', () => {
  it(`gives one table in one slot to one of ${CLIENTS} clients`, async () => {
    const outcomes = await race((meetingId) => ({
      meetingId,
      tableId: gathering.tableIds[0]!,
      partyId: null,
    }));
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(refusals(outcomes)).toEqual(new Set(['assignment_table_taken']));
  });

  it(`gives one delegate in one slot to one of ${CLIENTS} clients`, async () => {
    const partyId = gathering.participantIds[0]!;
    const outcomes = await race((meetingId) => ({ meetingId, tableId: null, partyId }));
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(refusals(outcomes)).toEqual(new Set(['seat_taken']));
  });

  it(`gives one interpreter in one slot to one of ${CLIENTS} clients`, async () => {
    const [row] = await app.query<{ party_id: string }>(
      `SELECT party_id FROM scheduling.delegation WHERE matchmaking_id = $1 AND kind = 'interpreter'`,
      [gathering.matchmakingId],
    );
    const outcomes = await race((meetingId) => ({ meetingId, tableId: null, partyId: row!.party_id }));
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(refusals(outcomes)).toEqual(new Set(['seat_taken']));
  });

  it('refuses a table or a delegate in another slot that overlaps in time', async () => {
    const [first, second, third] = await meetings();
    const overlapping = randomUUID();
    await app.query(`INSERT INTO scheduling.slot VALUES ($1, $2, $3, $4, $3, 'x', 9, 'x')`, [
      gathering.tenantId,
      gathering.matchmakingId,
      overlapping,
      OVERLAPPING,
    ]);
    const [tableId, partyId] = [gathering.tableIds[0]!, gathering.participantIds[0]!];
    const [client] = clients;
    const outcomes = [
      await claim(client!, { meetingId: first!, tableId, partyId }, gathering.slotIds[0]!, SLOT),
      await claim(client!, { meetingId: second!, tableId, partyId: null }, overlapping, OVERLAPPING),
      await claim(client!, { meetingId: third!, tableId: null, partyId }, overlapping, OVERLAPPING),
    ];
    expect(outcomes).toEqual(['won', 'assignment_table_overlaps', 'seat_overlaps']);
  });

  it('lets a meeting that ends when another begins follow it at the same table', async () => {
    const [first, second] = await meetings();
    const [tableId, partyId] = [gathering.tableIds[0]!, gathering.participantIds[0]!];
    const next = '[2015-06-12T07:20:00Z,2015-06-12T07:40:00Z)';
    const [client] = clients;
    expect([
      await claim(client!, { meetingId: first!, tableId, partyId }, gathering.slotIds[0]!, SLOT),
      await claim(client!, { meetingId: second!, tableId, partyId }, gathering.slotIds[1]!, next),
    ]).toEqual(['won', 'won']);
  });

  it('refuses a seat that the participant does not have, and a time that is not the slot’s', async () => {
    const [first] = await meetings();
    const [client] = clients;
    const stranger = { meetingId: first!, tableId: null, partyId: randomUUID() };
    expect(await claim(client!, stranger, gathering.slotIds[0]!, SLOT)).toContain('23503');
    const drifted = { meetingId: first!, tableId: null, partyId: null };
    expect(await claim(client!, drifted, gathering.slotIds[0]!, OVERLAPPING)).toContain('23503');
  });

  it('refuses a second published schedule', async () => {
    await gathering.published();
    const values = [gathering.tenantId, gathering.matchmakingId];
    const second = app.query(
      `INSERT INTO scheduling.schedule (tenant_id, matchmaking_id, version, status, origin, created_at, published_at)
       VALUES ($1, $2, 99, 'published', 'copy', now(), now())`,
      values,
    );
    await expect(second).rejects.toThrow('one_published_schedule');
  });
});
