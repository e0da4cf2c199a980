import { randomUUID } from 'node:crypto';
import { views, type ViewName } from '@ronda/contracts';
import { cluster, milan, milanProgramme } from './invented';
import { RegistrationApp, type Caller } from './registration-app';

let app: RegistrationApp;
let organiser: Caller;
beforeAll(async () => {
  app = await RegistrationApp.start();
  organiser = await app.organiser();
});
afterAll(() => app.stop());

async function gathering(settings: object = {}): Promise<string> {
  const body = { ...milan, programme: milanProgramme, ...settings };
  return (await organiser.post('matchmakings', { body })).body.id as string;
}
const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe('many at once', () => {
  it('never get more places than there are', async () => {
    const id = await gathering({ maxParticipants: 3 });
    const answers = await times(12, () =>
      organiser.post(`matchmakings/${id}/participants`, { body: cluster() }),
    );
    const states = answers.map(({ body }) => (body as { state: string }).state).sort();
    expect(states).toEqual([...Array<string>(3).fill('admitted'), ...Array<string>(9).fill('waiting')]);
  });

  it('change a programme one after the other: the others have seen an old one', async () => {
    const id = await gathering();
    const path = `matchmakings/${id}/programme`;
    const answers = await times(8, () => organiser.put(path, { body: milanProgramme, revision: 1 }));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    expect(await app.messages(id)).toHaveLength(1);
  });

  it('have one effect when they are the same request', async () => {
    const id = await gathering();
    const key = randomUUID();
    const body = cluster();
    const answers = await times(5, () => organiser.post(`matchmakings/${id}/participants`, { body, key }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await organiser.get(`matchmakings/${id}/participants`)).body.items).toHaveLength(1);
  });

  it('do not undo what was changed of a waiting participant while it gets a freed place', async () => {
    const id = await gathering({ maxParticipants: 1 });
    const path = `matchmakings/${id}/participants`;
    const first = (await organiser.post(path, { body: cluster() })).body.id as string;
    const waiting = (await organiser.post(path, { body: cluster() })).body.id as string;
    const change = `UPDATE registration.participant SET description = 'Changed meanwhile' WHERE id = $1`;
    await app.during(change, [waiting], () => organiser.post(`${path}/${first}/withdrawal`, { revision: 2 }));
    const after = await organiser.get(`${path}/${waiting}`);
    expect(after.body).toMatchObject({ state: 'admitted', description: 'Changed meanwhile' });
  });

  it('write one unbroken audit', async () => {
    const id = await gathering();
    await times(12, () => organiser.post(`matchmakings/${id}/participants`, { body: cluster() }));
    const broken = await app.query('SELECT registration.first_broken_audit($1) AS number', [
      organiser.tenantId,
    ]);
    expect(broken).toEqual([{ number: null }]);
  });
});

describe('published views', () => {
  const notOfThisSuite = ['published_session', 'published_sign_in_request', 'published_receipt'];
  const own = (Object.keys(views) as ViewName[]).filter(
    (name) => name.startsWith('registration.') && !notOfThisSuite.some((other) => name.endsWith(other)),
  );

  it.each(own)('%s has the columns of its contract', async (name) => {
    const columns = await app.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY 1`,
      [name],
    );
    expect(columns.map((column) => column.name)).toEqual(Object.keys(views[name].row.shape).sort());
  });

  it('show a tenant its own rows only, also through the owner of the views', async () => {
    const id = await gathering();
    await organiser.post(`matchmakings/${id}/participants`, { body: cluster() });
    const stranger = await app.organiser();
    for (const name of own.filter((view) => view !== 'registration.published_tenant')) {
      expect(await app.published(name, stranger.tenantId, id)).toEqual([]);
    }
    expect(await app.published('registration.published_slot', organiser.tenantId, id)).toHaveLength(18);
  });
});
