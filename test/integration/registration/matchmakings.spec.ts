import { randomUUID } from 'node:crypto';
import { milan, milanProgramme, session } from './invented';
import { RegistrationApp, type Caller } from './registration-app';

let app: RegistrationApp;
let organiser: Caller;
beforeAll(async () => {
  app = await RegistrationApp.start();
  organiser = await app.organiser();
});
afterAll(() => app.stop());

async function gathering(programme: unknown = milanProgramme): Promise<string> {
  const made = await organiser.post('matchmakings', { body: { ...milan, programme } });
  expect(made.body).toMatchObject({ revision: 1 });
  return made.body.id as string;
}

const slotsOf = async (id: string) =>
  (await organiser.get(`matchmakings/${id}/programme`)).body.slots as { id: string; startsAt: string }[];

describe('a matchmaking event', () => {
  it('is made with its whole programme by one request', async () => {
    const id = await gathering();
    const programme = await organiser.get(`matchmakings/${id}/programme`);
    expect(programme.body.capacity).toEqual({ slots: 18, tables: 12, places: 216 });
    expect(programme.body.slots[0]).toMatchObject({
      position: 0,
      startsLocal: '2015-06-12T09:00',
      startsAt: '2015-06-12T07:00:00.000Z',
      endsAt: '2015-06-12T07:20:00.000Z',
    });
  });

  it('is made once when the request is repeated with its key', async () => {
    const key = randomUUID();
    const first = await organiser.post('matchmakings', { body: milan, key });
    const second = await organiser.post('matchmakings', { body: milan, key });
    expect(second.body).toEqual(first.body);
  });

  it('is changed only by who has seen the current revision', async () => {
    const id = await gathering();
    const changed = await organiser.patch(`matchmakings/${id}`, { body: { maxSent: 5 }, revision: 1 });
    expect(changed.body).toMatchObject({ maxSent: 5, name: milan.name, revision: 2 });
    expect(changed.headers.etag).toBe('"2"');
    const late = await organiser.patch(`matchmakings/${id}`, { body: { maxSent: 9 }, revision: 1 });
    expect([late.status, late.body.code]).toEqual([412, 'HTTP.REVISION_MISMATCH']);
    expect((await organiser.patch(`matchmakings/${id}`, { body: {} })).status).toBe(428);
  });

  it('opens, finishes, and then stays as it is', async () => {
    const id = await gathering();
    const move = (state: string, revision: number) =>
      organiser.post(`matchmakings/${id}/state`, { body: { state }, revision });
    expect((await move('open', 1)).body).toMatchObject({ state: 'open' });
    expect((await move('draft', 2)).body).toMatchObject({
      code: 'MATCHMAKING.ILLEGAL_TRANSITION',
      status: 409,
    });
    expect((await move('finished', 2)).body).toMatchObject({ state: 'finished' });
    const late = await organiser.patch(`matchmakings/${id}`, { body: { place: 'Roma' }, revision: 3 });
    expect(late.body).toMatchObject({ code: 'MATCHMAKING.OVER' });
  });

  it('keeps the hours of the wall clock when its zone is corrected', async () => {
    const id = await gathering();
    const before = await slotsOf(id);
    await organiser.patch(`matchmakings/${id}`, { body: { zone: 'Europe/Lisbon' }, revision: 1 });
    const after = await slotsOf(id);
    expect(after[0]).toMatchObject({ startsLocal: '2015-06-12T09:00', startsAt: '2015-06-12T08:00:00.000Z' });
    expect(before).toHaveLength(after.length);
    expect((await app.messages(id)).map(({ name }) => name)).toEqual(['programme.changed@1']);
  });

  it('is the template of another on a later day', async () => {
    const id = await gathering();
    const copy = await organiser.post(`matchmakings/${id}/copies`, {
      body: { name: 'EU-CELAC B2B 2016 (demo)', firstDay: '2016-01-15' },
    });
    expect(copy.body).toMatchObject({ state: 'draft', revision: 1, place: 'Milano' });
    const slots = await slotsOf(copy.body.id as string);
    expect(slots[0]?.startsAt).toBe('2016-01-15T08:00:00.000Z');
    const originals = new Set((await slotsOf(id)).map((slot) => slot.id));
    expect(slots.some((slot) => originals.has(slot.id))).toBe(false);
  });
});

describe('changing the programme', () => {
  const shorter = {
    ...milanProgramme,
    sessions: [
      session('Morning', '2015-06-12T09:00', '2015-06-12T11:00'),
      session('Afternoon', '2015-06-12T14:00', '2015-06-12T17:00'),
    ],
  };

  it('shows in a dry run which slots would disappear, and changes nothing', async () => {
    const id = await gathering();
    const before = await slotsOf(id);
    const path = `matchmakings/${id}/programme`;
    const preview = await organiser.put(path, { body: shorter, query: { dryRun: 'true' }, revision: 1 });
    const removed = preview.body.change.removedSlots as { startsLocal: string }[];
    expect(removed.map(({ startsLocal }) => startsLocal.slice(11))).toEqual(['11:00', '11:20', '11:40']);
    expect(preview.body.programme.capacity.places).toBe(180);
    expect(await slotsOf(id)).toEqual(before);
    expect(await app.messages(id)).toEqual([]);
  });

  it('keeps the id of every slot that stays at its time, and tells scheduling', async () => {
    const id = await gathering();
    const before = await slotsOf(id);
    const changed = await organiser.put(`matchmakings/${id}/programme`, { body: shorter, revision: 1 });
    expect(changed.body).toMatchObject({ revision: 2, change: { keptSlots: 15, addedSlots: [] } });
    const kept = before.filter(
      ({ startsAt }) => startsAt < '2015-06-12T09:00' || startsAt >= '2015-06-12T12:00',
    );
    expect((await slotsOf(id)).map((slot) => slot.id)).toEqual(kept.map((slot) => slot.id));
    expect(await app.messages(id)).toEqual([
      { name: 'programme.changed@1', data: { matchmakingId: id, revision: 2 } },
    ]);
  });

  it('publishes slots, tables with their closed slots, and interpreters with their absences', async () => {
    const id = await gathering({
      sessions: [session('Morning', '2015-06-12T09:00', '2015-06-12T10:00')],
      tables: [
        { name: 'Table 1', closed: [{ startsLocal: '2015-06-12T09:10', endsLocal: '2015-06-12T09:30' }] },
        { name: 'Room', kind: 'virtual', joinUrl: 'https://rooms.demo.example/1' },
      ],
      interpreters: [
        {
          name: 'Interpreter',
          languages: ['it', 'es'],
          unavailable: [{ startsLocal: '2015-06-12T09:40', endsLocal: '2015-06-12T10:00' }],
        },
      ],
    });
    const slots = await slotsOf(id);
    const tables = await app.published('registration.published_table', organiser.tenantId, id);
    expect(tables.sort((a, b) => a.position - b.position)).toMatchObject([
      { name: 'Table 1', closed_slot_ids: [slots[0]?.id, slots[1]?.id], join_url: null },
      { name: 'Room', kind: 'virtual', closed_slot_ids: [], join_url: 'https://rooms.demo.example/1' },
    ]);
    const interpreters = await app.published('registration.published_interpreter', organiser.tenantId, id);
    expect(interpreters).toMatchObject([{ languages: ['it', 'es'], unavailable_slot_ids: [slots[2]?.id] }]);
    expect((await organiser.get(`matchmakings/${id}/programme`)).body.capacity.places).toBe(4);
  });

  it('survives that two tables exchange their names', async () => {
    const id = await gathering();
    const { tables } = (await organiser.get(`matchmakings/${id}/programme`)).body;
    const swapped = [
      { id: tables[0].id, name: 'Table 2' },
      { id: tables[1].id, name: 'Table 1' },
    ];
    const body = { ...milanProgramme, tables: swapped };
    const changed = await organiser.put(`matchmakings/${id}/programme`, { body, revision: 1 });
    expect(changed.body.programme.tables).toMatchObject(swapped);
    expect(changed.body.change.removedTables).toHaveLength(10);
  });
});
