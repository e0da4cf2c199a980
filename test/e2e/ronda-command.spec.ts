import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { environmentFor } from '../integration/platform-database';
import { wholeDatabase } from '../integration/platform/platform-app';

const folder = mkdtempSync(join(tmpdir(), 'ronda-command-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly problem: string;
}

/** Runs the command of a clone. */
function ronda(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(__dirname, '../../scripts/ronda.mjs'), ...args]);
    let [out, problem] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, out, problem });
    });
  });
}

const pairs = ['acme,globex', 'acme,initech', 'globex,hooli', 'initech,hooli', 'acme,hooli'];
const roomy = file('roomy.csv', `slots,4\ntables,2\nparticipant,partner\n${pairs.join('\n')}\n`);
const tight = file(
  'tight.json',
  JSON.stringify({
    format: 'ronda.problem/1',
    slots: [{ id: 's1' }],
    tables: [{ id: 't1' }],
    participants: ['a', 'b', 'c'].map((id) => ({ id })),
    meetings: [
      { id: 'm1', participants: ['a', 'b'] },
      { id: 'm2', participants: ['a', 'c'] },
    ],
    rules: { mustPlaceAll: true },
  }),
);

describe('ronda', () => {
  it('allocates, checks, and refuses what was tampered with', async () => {
    const schedule = join(folder, 'schedule.json');
    expect(await ronda(['allocate', roomy, '--out', schedule])).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(schedule, 'utf8'))).toMatchObject({
      status: 'optimal',
      objective: { placed: 5 },
    });
    expect((await ronda(['verify', roomy, schedule])).code).toBe(0);
    const tampered = file(
      'tampered.json',
      readFileSync(schedule, 'utf8').replace(/"slot": "s\d"/, '"slot": "s9"'),
    );
    const refused = await ronda(['verify', roomy, tampered]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ violations: [{ kind: 'unknown-id', id: 's9' }] });
    const csv = await ronda(['export', roomy, schedule]);
    expect(csv.out.split('\r\n')).toHaveLength(7);
  });

  it('writes JSON and nothing else to a pipe, and exits 3 when it is proved that not everything fits', async () => {
    const { code, out, problem } = await ronda(['allocate', tight, '--format', 'ronda']);
    expect({ code, problem }).toEqual({ code: 3, problem: '' });
    expect(JSON.parse(out)).toMatchObject({
      status: 'infeasible',
      causes: [{ kind: 'too-many-for-slots', participant: 'a', meetings: 2, slots: 1 }],
    });
  });

  it('keeps the best of several searches at once', async () => {
    const { code, out } = await ronda([
      'allocate',
      roomy,
      '--threads',
      '2',
      '--iterations',
      '1000',
      '--prove',
    ]);
    expect({ code, status: (JSON.parse(out) as { status: string }).status }).toEqual({
      code: 0,
      status: 'optimal',
    });
  });

  it('re-plans after a change, and says what it moved and what more would be worth', async () => {
    const [before, after, changed] = ['before', 'after', 'changed'].map((name) =>
      join(folder, `${name}.json`),
    );
    const change = { kind: 'participant-away', participant: 'acme', from: 's3' };
    const changes = file('c.json', JSON.stringify({ format: 'ronda.changes/1', changes: [change] }));
    await ronda(['allocate', roomy, '--out', before ?? '']);
    const outputs = ['--out', after ?? '', '--problem-out', changed ?? ''];
    const replanned = await ronda(['replan', roomy, before ?? '', '--change', changes, ...outputs]);
    expect(replanned).toMatchObject({ code: 0, problem: '' });
    const { moves, difference } = JSON.parse(replanned.out) as { moves: object; difference: object };
    expect(moves).toMatchObject({ isProved: true });
    expect((await ronda(['verify', changed ?? '', after ?? ''])).code).toBe(0);
    const compared = await ronda(['diff', before ?? '', after ?? '']);
    expect(JSON.parse(compared.out)).toEqual(difference);
    const worth = await ronda(['what-if', roomy, before ?? '', '--change', changes]);
    expect(JSON.parse(worth.out)).toMatchObject({ weight: -1, isProved: true });
  });

  it('says which peers are absent instead of measuring without a word', async () => {
    const instances = mkdtempSync(join(folder, 'instances-'));
    writeFileSync(join(instances, 'roomy.csv'), readFileSync(roomy));
    const { code, out } = await ronda([
      'bench',
      '--instances',
      instances,
      '--time',
      '0.2',
      '--peers',
      folder,
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/roomy\.csv +\w+ +5\/5/);
    for (const peer of ['clingo-wasm', 'highs', 'minizinc'])
      expect(out).toMatch(new RegExp(`${peer} +absent: not installed`));
  });

  it.each([
    ['no file', ['allocate', join(folder, 'none.json')], /cannot be read \(ENOENT\)\.\nMaybe/],
    ['a broken file', ['allocate', file('broken.json', '{')], /INPUT\.NOT_JSON: the text: is no JSON/],
    [
      'a number that is none',
      ['allocate', roomy, '--time', 'long'],
      /--time <seconds>' argument 'long' is invalid/,
    ],
    ['an unknown command', ['alocate'], /unknown command 'alocate'/],
  ])('exits 2 with one message for %s', async (_, args, message) => {
    const { code, out, problem } = await ronda(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(problem).toMatch(message);
    expect(problem).not.toMatch(/\n\s+at /);
  });

  it('C43 compares the time zones of the machine with its own, and asks for the settings to check meetings', async () => {
    expect(await ronda(['tz', 'drift'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Time zones: /),
    });
    expect(await ronda(['tz', 'check'])).toMatchObject({
      code: 2,
      problem: expect.stringMatching(/SCHEDULING_DATABASE_URL[^]*Maybe /),
    });
  });

  it('audit verify exits 0 when all is whole, 1 when an entry was changed, 2 when it cannot look', async () => {
    const database = await wholeDatabase();
    const settings = file(
      'installation.env',
      Object.entries(environmentFor(database.url))
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    const verify = () => ronda(['audit', 'verify', '--settings', settings]);
    try {
      expect(await verify()).toMatchObject({ code: 0, out: expect.stringMatching(/^No entry to check/) });
      await sql.query(`SET app.tenant = '00000000-0000-0000-0000-000000000000'`);
      await sql.query(
        `INSERT INTO registration.audit (tenant_id, action, about, details, correlation_id)
         VALUES ('00000000-0000-0000-0000-000000000000', 'thing.done', ARRAY[gen_random_uuid()], '{}', 'test')`,
      );
      const whole = /^registration, institution 0[0-]+: 1 entry, whole, ending in [0-9a-f]{64}\n$/;
      expect(await verify()).toMatchObject({ code: 0, out: expect.stringMatching(whole) });
      await sql.query(`ALTER TABLE registration.audit DISABLE TRIGGER append_only`);
      await sql.query(`UPDATE registration.audit SET action = 'else.done'`);
      expect(await verify()).toMatchObject({ code: 1, out: expect.stringContaining('broken at entry 1') });
    } finally {
      await sql.end();
      await database.drop();
    }
    expect(await verify()).toMatchObject({ code: 2, out: '' });
    const empty = join(folder, 'no-installation');
    mkdirSync(empty);
    expect(await ronda(['audit', 'verify', '--data', empty])).toMatchObject({
      code: 2,
      problem: expect.stringMatching(/There is no installation in .*\nMaybe/),
    });
    expect(readdirSync(empty)).toEqual([]);
  });
});
