import { randomUUID } from 'node:crypto';
import { cluster, delegate, milan, milanProgramme } from './invented';
import { RegistrationApp, type Caller } from './registration-app';

let app: RegistrationApp;
let organiser: Caller;
beforeAll(async () => {
  app = await RegistrationApp.start();
  organiser = await app.organiser();
});
afterAll(() => app.stop());

async function gathering(settings: Record<string, unknown> = {}, isOpen = true): Promise<string> {
  const body = { ...milan, programme: milanProgramme, ...settings };
  const id = (await organiser.post('matchmakings', { body })).body.id as string;
  if (isOpen) await organiser.post(`matchmakings/${id}/state`, { body: { state: 'open' }, revision: 1 });
  return id;
}

interface Registered {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly organisationId: string;
  readonly needs: string[];
  readonly delegates: { readonly id: string; readonly email: string }[];
}
async function register(id: string, change: Record<string, unknown> = {}): Promise<Registered> {
  const made = await organiser.post(`matchmakings/${id}/participants`, { body: cluster(change) });
  return made.body as Registered;
}

const stateOf = async (id: string, participantId: string) =>
  (await organiser.get(`matchmakings/${id}/participants/${participantId}`)).body.state as string;
const namesOf = async (id: string) => (await app.messages(id)).map(({ name }) => name);
const apply = (id: string, body: object) =>
  app.anonymous.post(`tenants/${organiser.tenantId}/matchmakings/${id}/applications`, { body });

describe('a participant', () => {
  it('is admitted by the organiser, announced, and seen by the other services', async () => {
    const id = await gathering();
    const made = await register(id, {
      attends: 'remote',
      localHours: { from: '08:00', until: '18:00' },
      unavailable: [{ startsLocal: '2015-06-12T09:00', endsLocal: '2015-06-12T10:00' }],
    });
    expect(made).toMatchObject({ state: 'admitted', revision: 2 });
    const views = { tenantId: organiser.tenantId, id };
    expect(await app.published('registration.published_participant', views.tenantId, id)).toMatchObject([
      { participant_id: made.id, organisation_name: made.name, delegates: 1, local_hours_from: '08:00' },
    ]);
    expect(await app.published('registration.published_delegate', views.tenantId, id)).toMatchObject([
      { participant_id: made.id, seat_no: 1, email: made.delegates[0]?.email },
    ]);
    expect(await app.published('registration.published_availability', views.tenantId, id)).toMatchObject([
      { unavailable_from: new Date('2015-06-12T07:00Z'), unavailable_until: new Date('2015-06-12T08:00Z') },
    ]);
    expect(await app.messages(id)).toEqual([
      { name: 'participant.admitted@1', data: { matchmakingId: id, participantId: made.id, revision: 2 } },
    ]);
  });

  it('is unseen by the other services while it is only invited', async () => {
    const id = await gathering();
    await register(id, { as: 'invited' });
    expect(await app.published('registration.published_participant', organiser.tenantId, id)).toEqual([]);
    expect(await app.published('registration.published_delegate', organiser.tenantId, id)).toEqual([]);
    expect(await namesOf(id)).toEqual([]);
  });

  it('is not admitted without a delegate', async () => {
    const id = await gathering();
    const answer = await organiser.post(`matchmakings/${id}/participants`, {
      body: cluster({ delegates: [] }),
    });
    expect(answer.body).toMatchObject({ code: 'PARTICIPANT.NO_DELEGATE', status: 409 });
    expect((await organiser.get(`matchmakings/${id}/participants`)).body.items).toEqual([]);
  });

  it('can be one of two clusters of the same organisation', async () => {
    const id = await gathering();
    const one = await register(id, { organisationName: 'Cámara Industrial (demo)' });
    const other = await register(id, { organisationName: 'CÁMARA INDUSTRIAL (demo)' });
    expect(other.organisationId).toBe(one.organisationId);
  });

  it('tells scheduling when it is free at other times, and not when only its description changed', async () => {
    const id = await gathering();
    const made = await register(id);
    const path = `matchmakings/${id}/participants/${made.id}`;
    const described = await organiser.patch(path, { body: { description: 'Milk' }, revision: 2 });
    expect(described.body).toMatchObject({ description: 'Milk', needs: made.needs, revision: 3 });
    const unavailable = [
      { startsLocal: '2015-06-12T13:00', endsLocal: '2015-06-12T18:00', zone: 'Europe/Lisbon' },
    ];
    const absent = await organiser.patch(path, { body: { unavailable }, revision: 3 });
    expect(absent.body.unavailable).toMatchObject([{ startsAt: '2015-06-12T12:00:00.000Z' }]);
    expect(await namesOf(id)).toEqual(['participant.admitted@1', 'participant.availability-changed@1']);
  });

  it('keeps the identity of a delegate whose seat changes', async () => {
    const id = await gathering();
    const [ana, luis] = [delegate('ana@seats.example'), delegate('luis@seats.example')];
    const made = await register(id, { delegates: [ana, luis] });
    const path = `matchmakings/${id}/participants/${made.id}`;
    const swapped = await organiser.patch(path, { body: { delegates: [luis, ana] }, revision: 2 });
    expect(swapped.body.delegates).toEqual([made.delegates[1], made.delegates[0]]);
  });

  it('is listed page by page, by name', async () => {
    const id = await gathering();
    for (const name of ['Cacao (demo)', 'Agro (demo)', 'Bio (demo)']) await register(id, { name });
    const first = await organiser.get(`matchmakings/${id}/participants`, { query: { limit: '2' } });
    const cursor = first.body.nextCursor as string;
    const second = await organiser.get(`matchmakings/${id}/participants`, { query: { limit: '2', cursor } });
    const names = [...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Agro (demo)', 'Bio (demo)', 'Cacao (demo)']);
    expect(second.body.nextCursor).toBeNull();
  });
});

describe('a wrong value of a participant', () => {
  it.each([
    ['country', { country: 'XQ' }, 'COUNTRY.UNKNOWN', 422],
    ['zone', { zone: 'EST' }, 'ZONE.UNKNOWN', 422],
    ['language', { languages: ['xx'] }, 'LANGUAGE.UNKNOWN', 422],
    ['local hours', { localHours: { from: '18:00', until: '08:00' } }, 'LOCAL_HOURS.REVERSED', 422],
    ['web site', { website: 'javascript:alert(1)' }, 'WEB_ADDRESS.MALFORMED', 422],
    [
      'address with a second recipient',
      { delegates: [delegate('a@demo.example,b@demo.example')] },
      'EMAIL.MALFORMED',
      422,
    ],
    ['address with an accent', { delegates: [delegate('aná@demo.example')] }, 'EMAIL.MALFORMED', 422],
    [
      'absence that ends before it starts',
      { unavailable: [{ startsLocal: '2015-06-12T18:00', endsLocal: '2015-06-12T13:00' }] },
      'SPAN.ENDS_BEFORE_START',
      422,
    ],
    [
      'absence in a skipped hour',
      {
        unavailable: [
          { startsLocal: '2027-09-05T00:30', endsLocal: '2027-09-05T13:00', zone: 'America/Santiago' },
        ],
      },
      'LOCAL_TIME.NONEXISTENT',
      422,
    ],
    [
      'address twice',
      { delegates: [delegate('a@demo.example'), delegate('A@demo.example')] },
      'DELEGATE.DUPLICATE_EMAIL',
      409,
    ],
  ])('is refused: %s', async (_, change, code, status) => {
    const id = await gathering();
    const answer = await organiser.post(`matchmakings/${id}/participants`, { body: cluster(change) });
    expect(answer.body).toMatchObject({ code, status, hint: expect.stringMatching(/^Maybe/) });
    expect((await organiser.get(`matchmakings/${id}/participants`)).body.items).toEqual([]);
  });

  it.each([
    ['name', 'PARTICIPANT.DUPLICATE_NAME'],
    ['reference', 'PARTICIPANT.DUPLICATE_REFERENCE'],
    ['delegates', 'DELEGATE.DUPLICATE_EMAIL'],
  ])('is refused when another participant has the same %s', async (field, code) => {
    const id = await gathering();
    const first = cluster({ reference: 'AR-1' });
    await organiser.post(`matchmakings/${id}/participants`, { body: first });
    const body = cluster({ [field]: (first as Record<string, unknown>)[field] });
    const answer = await organiser.post(`matchmakings/${id}/participants`, { body });
    expect(answer.body).toMatchObject({ code, status: 409 });
  });
});

describe('admission', () => {
  it('lets applicants in by approval, and tells a stranger nothing about who applied', async () => {
    const id = await gathering({ admission: 'by-approval' });
    const body = cluster();
    const first = await apply(id, body);
    const again = await apply(id, { ...cluster(), delegates: body.delegates });
    expect([first.status, first.body]).toEqual([202, { received: true }]);
    expect([again.status, again.body]).toEqual([202, { received: true }]);
    const { items } = (
      await organiser.get(`matchmakings/${id}/participants`, { query: { state: 'applied' } })
    ).body;
    expect(items).toHaveLength(1);
    const admitted = await organiser.post(
      `matchmakings/${id}/participants/${items[0].id as string}/admission`,
      {
        body: { decision: 'admit' },
        revision: 1,
      },
    );
    expect(admitted.body).toMatchObject({ state: 'admitted' });
    expect(await namesOf(id)).toEqual(['participant.admitted@1']);
  });

  it.each([
    ['is a draft', {}, false],
    ['takes the invited only', { admission: 'invited' }, true],
  ])('takes no application while the event %s', async (_, settings, isOpen) => {
    const id = await gathering(settings, isOpen);
    expect((await apply(id, cluster())).body).toMatchObject({ code: 'APPLICATION.CLOSED', status: 409 });
    const seen = await app.anonymous.get(`tenants/${organiser.tenantId}/matchmakings/${id}`);
    const unknown = await app.anonymous.get(`tenants/${organiser.tenantId}/matchmakings/${randomUUID()}`);
    expect([seen.status, seen.body]).toEqual([404, unknown.body]);
  });

  it('shows an open event to anybody, without its limits', async () => {
    const id = await gathering({ admission: 'open' });
    const seen = await app.anonymous.get(`tenants/${organiser.tenantId}/matchmakings/${id}`);
    expect(Object.keys(seen.body as object).sort()).toEqual([
      'admission',
      'contactName',
      'defaultLanguage',
      'id',
      'name',
      'place',
      'zone',
    ]);
  });

  it('lets an applicant in on its own yes where admission is open, once it has signed in', async () => {
    const id = await gathering({ admission: 'open' });
    await apply(id, cluster());
    const [participant] = (await organiser.get(`matchmakings/${id}/participants`)).body.items;
    const self = await app.signIn('participant', {
      tenantId: organiser.tenantId,
      matchmakingIds: [id],
      participantId: participant.id as string,
      delegateId: participant.delegates[0].id as string,
    });
    const path = `matchmakings/${id}/participants/${participant.id as string}/confirmation`;
    expect((await self.post(path)).body).toMatchObject({ state: 'admitted' });
    expect((await self.post(path)).body).toMatchObject({ code: 'PARTICIPANT.CANNOT_CONFIRM' });
    const [row] = await app.query<{ at: Date | null }>(
      'SELECT email_verified_at AS at FROM registration.delegate WHERE id = $1',
      [participant.delegates[0].id],
    );
    expect(row?.at).toBeInstanceOf(Date);
  });

  it('makes those beyond the last place wait, and gives a freed place to who waits longest', async () => {
    const id = await gathering({ maxParticipants: 2 });
    const [first, , third, fourth] = [
      await register(id),
      await register(id),
      await register(id),
      await register(id),
    ];
    expect([third.state, fourth.state]).toEqual(['waiting', 'waiting']);
    const path = `matchmakings/${id}/participants`;
    const early = await organiser.post(`${path}/${third.id}/admission`, {
      body: { decision: 'admit' },
      revision: 2,
    });
    expect(early.body).toMatchObject({ code: 'MATCHMAKING.FULL' });
    await organiser.post(`${path}/${first.id}/withdrawal`, { revision: 2 });
    expect([await stateOf(id, third.id), await stateOf(id, fourth.id)]).toEqual(['admitted', 'waiting']);
    expect((await namesOf(id)).slice(2)).toEqual(['participant.withdrew@1', 'participant.admitted@1']);
  });

  it('lets those in who wait, the longest first, when the organiser makes more places', async () => {
    const id = await gathering({ maxParticipants: 1 });
    await register(id);
    const waiting = [await register(id), await register(id), await register(id)];
    await organiser.patch(`matchmakings/${id}`, { body: { maxParticipants: 3 }, revision: 2 });
    const states: string[] = [];
    for (const one of waiting) states.push(await stateOf(id, one.id));
    expect(states).toEqual(['admitted', 'admitted', 'waiting']);
  });

  it.each(['admitted', 'waiting'])('keeps the last delegate of a participant that is %s', async (state) => {
    const id = await gathering({ maxParticipants: 1 });
    const made = [await register(id), await register(id)].find((one) => one.state === state);
    const path = `matchmakings/${id}/participants/${made?.id ?? ''}`;
    const answer = await organiser.patch(path, { body: { delegates: [] }, revision: 2 });
    expect(answer.body).toMatchObject({ code: 'PARTICIPANT.NO_DELEGATE' });
  });

  it('does not admit twice, nor by who has not seen the current state', async () => {
    const id = await gathering();
    const made = await register(id);
    const path = `matchmakings/${id}/participants/${made.id}/admission`;
    const late = await organiser.post(path, { body: { decision: 'admit' }, revision: 1 });
    expect(late.body).toMatchObject({ status: 412 });
    const again = await organiser.post(path, { body: { decision: 'admit' }, revision: 2 });
    expect(again.body).toMatchObject({ code: 'PARTICIPANT.ILLEGAL_TRANSITION' });
  });
});
