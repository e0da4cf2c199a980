import { milan, milanProgramme } from './invented';
import { workbook } from './workbook';
import { RegistrationApp, type Caller } from './registration-app';

let app: RegistrationApp;
let organiser: Caller;
beforeAll(async () => {
  app = await RegistrationApp.start();
  organiser = await app.organiser();
});
afterAll(() => app.stop());

const HEADINGS =
  'reference,organisation,kind,region,country,sectors,languages,zone,delegate_name,delegate_email,delegate_language,unavailable';
const LACTEO =
  'AR-1,Clúster Lácteo (demo),cluster,LAC,AR,agro-food|ICT,es,America/Argentina/Buenos_Aires,Ana (demo),ana@demo.example,es,';
const LACTEO_SECOND = 'AR-1,,,,,,,,Luis (demo),luis@demo.example,pt,';
const MACCHINE =
  'IT-1,Polo Macchine (demo),cluster,EU,IT,,it|en,Europe/Rome,Pia (demo),pia@demo.example,,2015-06-12T09:00/2015-06-12T10:00';

const TWO_ZONES = `${MACCHINE}|2015-06-12T11:00/2015-06-12T12:00 Europe/Lisbon`;

const file = (...rows: string[]) => Buffer.from([HEADINGS, ...rows].join('\n'));

async function gathering(): Promise<string> {
  const made = await organiser.post('matchmakings', { body: { ...milan, programme: milanProgramme } });
  return made.body.id as string;
}
const upload = (id: string, bytes: Buffer, query?: Record<string, string>) =>
  organiser.upload(`matchmakings/${id}/participant-import`, bytes, query);
const participantsOf = async (id: string) =>
  (await organiser.get(`matchmakings/${id}/participants`)).body.items as Record<string, unknown>[];

describe('an import', () => {
  it('adds participants with their delegates and absences', async () => {
    const id = await gathering();
    const answer = await upload(id, file(LACTEO, LACTEO_SECOND, MACCHINE));
    expect(answer.body).toEqual({
      accepted: true,
      dryRun: false,
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [],
    });
    expect(await participantsOf(id)).toMatchObject([
      {
        name: 'Clúster Lácteo (demo)',
        sectors: ['agro-food', 'ICT'],
        state: 'admitted',
        delegates: [{ email: 'ana@demo.example' }, { email: 'luis@demo.example', language: 'pt' }],
      },
      {
        name: 'Polo Macchine (demo)',
        delegates: [{ language: 'en', zone: 'Europe/Rome' }],
        unavailable: [{ startsAt: '2015-06-12T07:00:00.000Z' }],
      },
    ]);
    expect((await app.messages(id)).map(({ name }) => name)).toEqual([
      'participant.admitted@1',
      'participant.admitted@1',
    ]);
  });

  it('changes nothing the second time', async () => {
    const id = await gathering();
    await upload(id, file(LACTEO, MACCHINE));
    const before = await participantsOf(id);
    expect((await upload(id, file(LACTEO, MACCHINE))).body).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    expect(await participantsOf(id)).toEqual(before);
    expect(await app.messages(id)).toHaveLength(2);
  });

  it('updates what the file says otherwise, and tells scheduling of other times', async () => {
    const id = await gathering();
    await upload(id, file(LACTEO, MACCHINE));
    const later = MACCHINE.replace('09:00', '11:00').replace('10:00', '12:00');
    expect((await upload(id, file(LACTEO, later))).body).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await app.messages(id)).at(-1)).toMatchObject({
      name: 'participant.availability-changed@1',
      data: { revision: 3 },
    });
  });

  it('shows in a dry run what would happen, and changes nothing', async () => {
    const id = await gathering();
    const stored = () =>
      app.query(`SELECT (SELECT count(*) FROM registration.organisation) AS organisations,
                        (SELECT count(*) FROM registration.participant) AS participants,
                        (SELECT count(*) FROM registration.outbox) AS messages`);
    const before = await stored();
    const newcomers = file(LACTEO.replace('Clúster', 'Nuevo'), MACCHINE);
    const answer = await upload(id, newcomers, { dryRun: 'true' });
    expect(answer.body).toMatchObject({ accepted: true, dryRun: true, created: 2 });
    expect(await stored()).toEqual(before);
  });

  const BROKEN = file(
    LACTEO,
    'BR-1,Pós-colheita (demo),klaster,LA,XQ,,es,EST,Rui (demo),rui@demo,pt,tomorrow',
    'AR-1,,,,CL,,,,Eva (demo),ana@demo.example,,',
    '"=HYPERLINK(""x"")",Otro (demo),cluster,LAC,AR,,es,America/Lima,Eva (demo),eva@demo.example,,',
    MACCHINE,
  );
  const ERRORS = [
    {
      row: 3,
      column: 'kind',
      value: 'klaster',
      expected: 'one of: cluster, company, agency, research-centre, other',
    },
    { row: 3, column: 'region', value: 'LA' },
    { row: 3, column: 'country', value: 'XQ' },
    { row: 3, column: 'zone', value: 'EST' },
    { row: 3, column: 'unavailable', value: 'tomorrow' },
    { row: 3, column: 'delegate_email', value: 'rui@demo' },
    {
      row: 4,
      column: 'country',
      value: 'CL',
      expected: expect.stringContaining('the same as in the first row'),
    },
    { row: 4, column: 'delegate_email', expected: 'a value that is not in row 2 already' },
    { row: 5, column: 'reference', expected: expect.stringContaining('not a formula') },
  ];

  it('lists every error of a file by row and column, and imports nothing', async () => {
    const id = await gathering();
    const dry = await upload(id, BROKEN, { dryRun: 'true' });
    expect(dry.body).toMatchObject({ accepted: false, errors: ERRORS });
    const refused = await upload(id, BROKEN);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'IMPORT.HAS_ERRORS',
      details: { errors: ERRORS },
    });
    expect(await participantsOf(id)).toEqual([]);
  });

  it('takes the good rows when asked; a participant with one bad row is not among them', async () => {
    const id = await gathering();
    const answer = await upload(id, BROKEN, { mode: 'good-rows' });
    expect(answer.body).toMatchObject({ accepted: true, created: 1, errors: ERRORS });
    expect(await participantsOf(id)).toMatchObject([{ reference: 'IT-1' }]);
  });

  it('names an address or a name that is there twice, in the file or in the event', async () => {
    const id = await gathering();
    await upload(id, file(LACTEO));
    const stranger = MACCHINE.replace('pia@', 'ANA@');
    const twice = MACCHINE.replace('IT-1', 'IT-2').replace('Polo', 'Otro Polo').replace('pia@', 'Pia@');
    expect((await upload(id, file(stranger), { dryRun: 'true' })).body.errors).toMatchObject([
      { row: 2, column: 'delegate_email', value: 'ANA@demo.example' },
    ]);
    expect((await upload(id, file(MACCHINE, twice), { dryRun: 'true' })).body.errors).toMatchObject([
      { row: 3, column: 'delegate_email', expected: 'a value that is not in row 2 already' },
    ]);
    const sameName = MACCHINE.replace('Polo Macchine', 'clúster lácteo');
    expect((await upload(id, file(sameName), { dryRun: 'true' })).body.errors).toMatchObject([
      { row: 2, column: 'name' },
    ]);
  });

  it('names a column it does not know, and one it misses', async () => {
    const id = await gathering();
    const answer = await upload(id, Buffer.from('reference,colour\nAR-1,red'), { dryRun: 'true' });
    const found = (answer.body.errors as { row: number; column: string }[]).map(
      ({ row, column }) => `${row} ${column}`,
    );
    expect(found).toContain('1 colour');
    expect(found).toContain('1 delegate_email');
  });

  it.each([
    ['in Latin-1', Buffer.from('reference\nJos\xe9', 'latin1'), 422, 'IMPORT.WRONG_ENCODING'],
    ['that is no archive', Buffer.from('PK\x03\x04 nothing'), 422, 'IMPORT.NOT_XLSX'],
    ['of 6 MB', Buffer.alloc(6 * 1024 * 1024, 'a'), 413, 'HTTP.UPLOAD_TOO_LARGE'],
    ['of 50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 413, 'HTTP.UPLOAD_TOO_LARGE'],
  ])('refuses a file %s', async (_, bytes, status, code) => {
    const id = await gathering();
    const answer = await upload(id, bytes).catch((error: unknown) => ({ status: 0, body: { error } }));
    expect([answer.status, (answer.body as { code?: string }).code]).toEqual([status, code]);
    expect(await participantsOf(id)).toEqual([]);
  });

  it('takes an XLSX file as it takes CSV', async () => {
    const id = await gathering();
    const cells = [HEADINGS, LACTEO].map((row) => row.split(','));
    expect((await upload(id, workbook(cells))).body).toMatchObject({ created: 1 });
    expect(await participantsOf(id)).toMatchObject([{ name: 'Clúster Lácteo (demo)' }]);
    const formula = workbook([['reference'], ['=1+1']]);
    expect((await upload(id, formula)).body).toMatchObject({ code: 'IMPORT.FORMULA', status: 422 });
  });

  it('reads back what an export wrote, with nothing to change', async () => {
    const id = await gathering();
    await upload(id, file(LACTEO.replace('Clúster Lácteo', '-Lácteo'), LACTEO_SECOND, TWO_ZONES));
    const exported = await organiser.get(`matchmakings/${id}/participant-export`, {
      query: { state: 'admitted' },
    });
    expect(exported.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(exported.text).toContain(`"'-Lácteo (demo)"`);
    const again = await upload(id, Buffer.from(exported.text));
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 2, errors: [] });
  });
});
