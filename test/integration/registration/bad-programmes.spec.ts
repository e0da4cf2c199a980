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

const only = (...sessions: object[]) => ({ ...milanProgramme, sessions });
const MORNING = session('Morning', '2015-06-12T09:00', '2015-06-12T12:00');

describe('a programme that cannot be', () => {
  it.each([
    [
      'a session that ends before it starts',
      only(session('Morning', '2015-06-12T12:00', '2015-06-12T09:00')),
      'SPAN.ENDS_BEFORE_START',
      '2015-06-12T09:00',
    ],
    ['0 tables', { ...milanProgramme, tables: [] }, 'PROGRAMME.NO_TABLES', '0 tables'],
    [
      'sessions that overlap',
      only(MORNING, session('Brunch', '2015-06-12T11:00', '2015-06-12T13:00')),
      'SESSION.OVERLAP',
      'Brunch',
    ],
    [
      'slots that do not fit',
      only(session('Morning', '2015-06-12T09:00', '2015-06-12T09:30', 45)),
      'SESSION.NO_SLOT_FITS',
      '45 minutes',
    ],
    [
      'C42 a local time that does not exist',
      only(session('Night', '2027-03-28T02:30', '2027-03-28T05:00')),
      'LOCAL_TIME.NONEXISTENT',
      '2027-03-28T02:30',
    ],
    [
      'a local time that exists twice',
      only(session('Night', '2027-10-31T02:30', '2027-10-31T05:00')),
      'LOCAL_TIME.AMBIGUOUS',
      '2027-10-31T02:30',
    ],
    [
      'a day that does not exist',
      only(session('Morning', '2015-06-31T09:00', '2015-06-31T12:00')),
      'LOCAL_TIME.MALFORMED',
      '2015-06-31T09:00',
    ],
    [
      'two tables of one name',
      { ...milanProgramme, tables: [{ name: 'A' }, { name: 'A' }] },
      'PROGRAMME.DUPLICATE',
      '"A"',
    ],
    [
      'a break outside its session',
      only({ ...MORNING, breaks: [{ startsLocal: '2015-06-12T12:00', endsLocal: '2015-06-12T13:00' }] }),
      'BREAK.OUTSIDE_SESSION',
      '12:00',
    ],
    [
      'a join address of a table',
      { ...milanProgramme, tables: [{ name: 'A', joinUrl: 'https://demo.example' }] },
      'TABLE.JOIN_URL_NOT_VIRTUAL',
      'kind table',
    ],
    [
      'an id nobody has',
      { ...milanProgramme, tables: [{ id: randomUUID(), name: 'A' }] },
      'PROGRAMME.UNKNOWN_ID',
      'id',
    ],
  ])('is refused for %s', async (_, programme, code, value) => {
    const before = await app.query('SELECT count(*) FROM registration.matchmaking');
    const answer = await organiser.post('matchmakings', { body: { ...milan, programme } });
    expect(answer.body).toMatchObject({ status: 422, code, hint: expect.stringMatching(/^Maybe/) });
    expect(answer.body.detail).toContain(value);
    expect(await app.query('SELECT count(*) FROM registration.matchmaking')).toEqual(before);
  });

  it('offers both offsets of a time that exists twice, and takes the one chosen', async () => {
    const night = (startsLocal: string) => ({
      ...milan,
      programme: only(session('Night', startsLocal, '2027-10-31T05:00')),
    });
    const refused = await organiser.post('matchmakings', { body: night('2027-10-31T02:30') });
    expect(refused.body.details.offsets).toEqual(['+02:00', '+01:00']);
    const taken = await organiser.post('matchmakings', { body: night('2027-10-31T02:30+01:00') });
    const { body } = await organiser.get(`matchmakings/${taken.body.id as string}/programme`);
    expect(body.slots[0].startsAt).toBe('2027-10-31T01:30:00.000Z');
    const unchanged = {
      ...only(session('Night', body.sessions[0].startsLocal as string, '2027-10-31T05:00')),
    };
    const again = await organiser.put(`matchmakings/${taken.body.id as string}/programme`, {
      body: unchanged,
      revision: 1,
    });
    expect(again.body.change).toMatchObject({ addedSlots: [], removedSlots: [] });
  });

  it.each(['EST', 'GMT-3', 'Europe/Atlantis', 'europe/rome', ''])(
    'is refused in the zone "%s"',
    async (zone) => {
      const answer = await organiser.post('matchmakings', { body: { ...milan, zone } });
      expect(answer.body).toMatchObject({ status: 422, code: 'ZONE.UNKNOWN', details: { zone } });
    },
  );

  it('is accepted in a zone by its older name', async () => {
    const answer = await organiser.post('matchmakings', { body: { ...milan, zone: 'America/Buenos_Aires' } });
    expect(answer.body).toMatchObject({ zone: 'America/Buenos_Aires' });
  });

  it.each([
    ['an unknown field', { ...milan, colour: 'red' }, 'colour'],
    ['a wrong type', { ...milan, maxSent: '5' }, 'maxSent'],
    ['an unknown language', { ...milan, defaultLanguage: 'de' }, 'defaultLanguage'],
    [
      'a session without a name',
      { ...milan, programme: only({ ...MORNING, name: '' }) },
      'programme.sessions.0.name',
    ],
    [
      'slots of no minutes',
      { ...milan, programme: only({ ...MORNING, slotMinutes: 0 }) },
      'programme.sessions.0.slotMinutes',
    ],
  ])('is refused for %s, by field', async (_, body, field) => {
    const answer = await organiser.post('matchmakings', { body });
    expect(answer.status).toBe(400);
    expect((answer.body.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
  });
});
