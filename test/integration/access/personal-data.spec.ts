import { createHash, randomUUID } from 'node:crypto';
import { eventually } from '../eventually';
import { cluster, delegate, milan, session } from '../registration/invented';
import { institution } from './inhabited-gathering';
import { PERSONAL_COLUMNS, UNPERSONAL_COLUMNS } from './personal-columns';
import { WholeApp } from './whole-app';

/** Occurs nowhere but in what tells of the person who is erased. */
const CANARY = 'kanarienvogel';
const NAME = `Zoé ${CANARY} "Zz" (demo)`;
const EMAIL = `Zoe.${CANARY}@demo.example`;

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly delegates: readonly { readonly id: string }[];
}

let app: WholeApp;
let organiser: string;
let tenantId: string;
/** The canary and who meets them. */
let gathering: Awaited<ReturnType<typeof meet>>;

beforeAll(async () => {
  app = await WholeApp.start({ MAIL_HOLD_SECONDS: '0' });
  ({ tenantId, organiser } = await institution(app));
  gathering = await meet();
});
afterAll(() => app.stop());

async function ask(
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  revision?: number,
): Promise<Made> {
  const sent = {
    method,
    path,
    ...(body !== undefined && { body }),
    ...(revision !== undefined && { revision }),
  };
  const { status, text } = await app.send(cookie, sent);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as Made;
}

/** A canary who asked, was asked, declined, is invited, answered, subscribed and wants to sign in. */
async function meet() {
  const programme = {
    sessions: [session('Morning', '2035-06-12T09:00', '2035-06-12T12:00')],
    tables: [{ name: 'Table 1', kind: 'table' }],
    interpreters: [],
  };
  const made = await ask(organiser, 'POST', 'registration/matchmakings', {
    ...milan,
    name: `Milan ${randomUUID()} (demo)`,
    programme,
  });
  const [registration, requests, scheduling, notification] = [
    'registration',
    'meeting-request',
    'scheduling',
    'notification',
  ].map((service) => `${service}/matchmakings/${made.id}`) as [string, string, string, string];
  await ask(organiser, 'POST', `${registration}/state`, { state: 'open' }, made.revision);
  const admit = (change: object) =>
    ask(organiser, 'POST', `${registration}/participants`, { ...cluster({ ...change }), as: 'admitted' });
  const european = { region: 'EU', country: 'IT', zone: 'Europe/Rome' };
  const [host, asker, refused] = [await admit(european), await admit(european), await admit(european)];
  const guest = await admit({
    reference: `ref-${CANARY}`,
    description: `Ask ${NAME}`,
    website: `https://${CANARY}.example`,
    delegates: [{ ...delegate(EMAIL), name: NAME }],
  });
  const delegateId = guest.delegates[0]!.id;
  const matchmakingIds = [made.id];
  const person = {
    role: 'participant',
    tenantId,
    matchmakingIds,
    participantId: guest.id,
    delegateId,
  } as const;
  const canary = await app.signIn(person);
  await ask(organiser, 'POST', `${requests}/booking-window/open`);
  const wish = await ask(canary, 'POST', `${requests}/requests`, {
    toParticipantId: host.id,
    message: `Yours, ${NAME}`,
  });
  await ask(organiser, 'POST', `${requests}/requests/${wish.id}/accept`, {});
  const toGuest = (fromParticipantId: string) =>
    ask(organiser, 'POST', `${requests}/requests`, { fromParticipantId, toParticipantId: guest.id });
  const agreed = await toGuest(asker.id);
  await ask(canary, 'POST', `${requests}/requests/${agreed.id}/accept`, { message: `Gladly, ${NAME}` });
  const declined = await toGuest(refused.id);
  await ask(canary, 'POST', `${requests}/requests/${declined.id}/decline`, { reason: `No, ${NAME}` });
  const run = await ask(organiser, 'POST', `${scheduling}/runs`, {});
  await eventually('the run has ended', async () =>
    /completed|finished|succeeded|done/.test(
      (await ask(organiser, 'GET', `${scheduling}/runs/${run.id}`)).status,
    ),
  );
  const [draft] = await app.query<{ id: string; revision: number }>(
    `SELECT id, revision FROM scheduling.schedule WHERE matchmaking_id = $1 AND status = 'draft'`,
    [made.id],
  );
  await ask(organiser, 'POST', `${scheduling}/schedules/${draft!.id}/publish`, {}, draft!.revision);
  await mailed(delegateId, 'REQUEST', 2);
  const [meeting] = await app.query<{ id: string }>(
    'SELECT id FROM scheduling.meeting WHERE matchmaking_id = $1 ORDER BY id LIMIT 1',
    [made.id],
  );
  await ask(canary, 'POST', `${notification}/my-answers/${meeting!.id}`, {
    response: 'DECLINED',
    comment: `Sorry, ${NAME}`,
  });
  await ask(canary, 'POST', `${notification}/my-feed`);
  await ask('', 'POST', 'registration/sign-in/link', { email: EMAIL });
  await eventually('nothing is on its way', async () => {
    const mails = await app.query<{ kind: string; status: string }>(
      'SELECT kind, status FROM notification.mail',
    );
    const isSettled = mails.every(({ status }) => !['held', 'pending', 'sending'].includes(status));
    return isSettled && mails.some(({ kind }) => kind === 'sign-in');
  });
  const of = (participantId: string, id: string) =>
    `${registration}/participants/${participantId}/delegates/${id}`;
  return {
    matchmakingId: made.id,
    guest,
    host,
    delegateId,
    canary,
    of: of(guest.id, delegateId),
    ofOther: of,
  };
}

const mailed = (recipientId: string, method: string, count: number) =>
  eventually(`${count} ${method} mails went out`, async () => {
    const rows = await app.query(
      `SELECT FROM notification.mail WHERE recipient_id = $1 AND kind = 'invitation' AND method = $2 AND status = 'sent'`,
      [recipientId, method],
    );
    return rows.length >= count;
  });

/** Which tables hold the word in any column; of bytes it is looked for in hexadecimal. */
async function tablesWith(...words: string[]): Promise<string[]> {
  const tables = await app.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const sought = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.query(
      `SELECT FROM ${name} AS row, unnest($1::text[]) AS word WHERE strpos(lower(row::text), word) > 0 LIMIT 1`,
      [sought],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('S15 personal data', () => {
  it('is listed: every column of text says whether it tells of a person', async () => {
    const columns = await app.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS name
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema IN ('registration', 'meeting_request', 'scheduling', 'notification')
         AND table_type = 'BASE TABLE' AND (data_type IN ('text', 'jsonb', 'json', 'bytea', 'character varying')
           OR (data_type = 'ARRAY' AND udt_name <> '_uuid'))
       ORDER BY 1`,
    );
    const inEveryService = /^\w+(?=\.(audit|audit_head|idempotency_key|inbox|migration|outbox)\.)/;
    const found = new Set(columns.map(({ name }) => name.replace(inEveryService, '*')));
    expect([...found].sort()).toEqual([...Object.keys(PERSONAL_COLUMNS), ...UNPERSONAL_COLUMNS].sort());
  });

  it('is found in every place where it belongs', async () => {
    const tables = await tablesWith(CANARY);
    expect(tables).toEqual(
      expect.arrayContaining([
        'meeting_request.request',
        'notification.answer',
        'notification.mail',
        'registration.delegate',
        'registration.participant',
        'scheduling.delegation',
      ]),
    );
  });

  it('is told to the person and to the organiser, of all services, and to nobody else', async () => {
    const { canary, of, ofOther, host } = gathering;
    const own = await app.send(canary, { method: 'GET', path: `${of}/personal-data` });
    expect(own.status).toBe(200);
    const told = JSON.parse(own.text) as {
      gatherings: { delegate: object; participant: object; records: { service: string; kind: string }[] }[];
    };
    expect(told.gatherings).toHaveLength(1);
    const [one] = told.gatherings;
    expect(one!.delegate).toMatchObject({ name: NAME, email: EMAIL });
    expect(one!.participant).not.toHaveProperty('delegates');
    expect(new Set(one!.records.map(({ service, kind }) => `${service} ${kind}`))).toEqual(
      new Set([
        'registration session',
        'meeting-request request-sent',
        'meeting-request request-received',
        'notification mail',
        'notification answer',
        'notification answer-received',
        'notification feed',
      ]),
    );
    for (const words of ['Yours', 'Gladly', 'No', 'Sorry']) {
      expect(own.text).toContain(JSON.stringify(`${words}, ${NAME}`));
    }
    expect(own.text).not.toContain('sealed');
    const csv = await app.send(organiser, { method: 'GET', path: `${of}/personal-data.csv` });
    expect(csv.text).toContain(`"delegate",,"email","${EMAIL}"`);
    const others = ofOther(host.id, host.delegates[0]!.id);
    for (const [method, path] of [
      ['GET', `${others}/personal-data`],
      ['GET', `${others}/personal-data.csv`],
      ['POST', `${others}/erasure`],
      ['POST', `${ofOther(gathering.guest.id, host.delegates[0]!.id)}/erasure`],
    ] as const) {
      expect((await app.send(canary, { method, path })).status).toBe(404);
    }
  });

  it('is erased everywhere, after the calendar was told; requests, meetings and the audit still count', async () => {
    const { canary, of, delegateId, matchmakingId } = gathering;
    const counts = () =>
      app.query(
        `SELECT (SELECT count(*) FROM registration.delegate) AS delegates,
           (SELECT count(*) FROM meeting_request.request) AS requests,
           (SELECT count(*) FROM scheduling.meeting) AS meetings`,
      );
    const before = await counts();
    await ask(organiser, 'POST', `${of}/erasure`);
    await mailed(delegateId, 'CANCEL', 2);
    const person = createHash('md5').update(EMAIL.toLowerCase()).digest('hex');
    const hidden = person.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    await eventually(
      'no table holds the canary',
      async () => (await tablesWith(CANARY, hidden)).length === 0,
    );
    expect(await counts()).toEqual(before);
    const [row] = await app.query('SELECT name, email FROM registration.delegate WHERE id = $1', [
      delegateId,
    ]);
    expect(row).toEqual({ name: '—', email: `${delegateId}@erased.invalid` });
    expect((await app.send(canary, { method: 'GET', path: `${of}/personal-data` })).status).toBe(401);
    const exported = await app.send(organiser, {
      method: 'GET',
      path: `registration/matchmakings/${matchmakingId}/participant-export`,
    });
    const personal = await app.send(organiser, { method: 'GET', path: `${of}/personal-data` });
    const audit = await app.send(organiser, {
      method: 'GET',
      path: `registration/matchmakings/${matchmakingId}/audit`,
    });
    expect(audit.text).toContain('person.erased');
    for (const { status, text } of [exported, personal, audit]) {
      expect(status).toBe(200);
      expect(text.toLowerCase()).not.toContain(CANARY);
    }
    await ask(organiser, 'POST', `${of}/erasure`);
    expect(await app.query(`SELECT FROM registration.audit WHERE action = 'person.erased'`)).toHaveLength(1);
  });

  it('leaves no key to the person behind, and the meetings of the others end', async () => {
    await mailed(gathering.host.delegates[0]!.id, 'CANCEL', 1);
    await app.query(`UPDATE notification.erasure SET since = since - interval '1 day'`);
    await eventually('the erasure is finished', async () => {
      const open = await app.query('SELECT FROM notification.erasure WHERE sealed_identity IS NOT NULL');
      return open.length === 0;
    });
    expect(await tablesWith(CANARY)).toEqual([]);
  });
});

describe('erasing oneself', () => {
  const email = `${randomUUID()}@demo.example`;
  const colleague = delegate(`${randomUUID()}@demo.example`);

  async function openGathering() {
    const made = await ask(organiser, 'POST', 'registration/matchmakings', { ...milan, name: randomUUID() });
    const path = `registration/matchmakings/${made.id}`;
    await ask(organiser, 'POST', `${path}/state`, { state: 'open' }, made.revision);
    return { path, id: made.id };
  }

  const register = (path: string, delegates: readonly object[]) =>
    ask(organiser, 'POST', `${path}/participants`, { ...cluster({ delegates }), as: 'admitted' });

  it('reaches every gathering of the institution; a co-organiser reaches their own', async () => {
    const [first, second] = [await openGathering(), await openGathering()];
    const alone = await register(first.path, [delegate(email)]);
    const two = await register(second.path, [delegate(email.toUpperCase()), colleague]);
    const [me] = alone.delegates;
    const place = `${first.path}/participants/${alone.id}/delegates/${me!.id}`;
    const helper = await app.signIn({ role: 'co-organiser', tenantId, matchmakingIds: [first.id] });
    const told = await app.send(helper, { method: 'GET', path: `${place}/personal-data` });
    expect((JSON.parse(told.text) as { gatherings: object[] }).gatherings).toHaveLength(1);
    const person = { role: 'participant', tenantId, matchmakingIds: [first.id] } as const;
    const cookie = await app.signIn({ ...person, participantId: alone.id, delegateId: me!.id });
    await ask(cookie, 'POST', `${place}/erasure`);

    const left = await ask(organiser, 'GET', `${first.path}/participants/${alone.id}`);
    expect(left).toMatchObject({ state: 'withdrawn', delegates: [{ id: me!.id, name: '—' }] });
    const stays = await ask(organiser, 'GET', `${second.path}/participants/${two.id}`);
    expect(stays).toMatchObject({
      state: 'admitted',
      delegates: [{ name: '—' }, { email: colleague.email }],
    });

    const successor = delegate(`${randomUUID()}@demo.example`);
    const [gone, colleagueThere] = stays.delegates;
    const delegates = [
      { ...successor, id: gone!.id },
      { ...colleague, id: colleagueThere!.id },
    ];
    const path = `${second.path}/participants/${two.id}`;
    const changed = await ask(organiser, 'PATCH', path, { delegates }, stays.revision);
    expect(changed.delegates[0]!.id).not.toBe(gone!.id);
    expect(changed.delegates[1]!.id).toBe(colleagueThere!.id);
  });
});
