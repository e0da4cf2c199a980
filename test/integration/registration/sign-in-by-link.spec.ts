import { randomBytes } from 'node:crypto';
import { views } from '@ronda/contracts';
import { ForgetEndedSignIns } from '../../../apps/registration/src/jobs/forget-ended-sign-ins';
import { SignInApp, type Invited } from './sign-in-app';

let signIn: SignInApp;

beforeAll(async () => {
  signIn = await SignInApp.start();
  await signIn.setUp();
});
afterAll(() => signIn.stop());

describe('a delegate who asks for a link', () => {
  it('is signed in by it in the browser that asked', async () => {
    const ana = await signIn.invite();
    const browser = signIn.browser();
    const asked = await browser.post('sign-in/link', { email: ana.email.toUpperCase() });
    expect([asked.status, asked.body.sent]).toEqual([202, true]);
    const [token] = await signIn.mailed(ana);
    const answer = await browser.post('sign-in/link/redeem', { token });
    expect(answer.body).toMatchObject({
      status: 'signed-in',
      session: {
        role: 'participant',
        name: 'Ana',
        tenantId: signIn.tenantId,
        matchmakingIds: [ana.matchmakingId],
        participantId: ana.participantId,
        delegateId: ana.delegateId,
        userId: ana.delegateId,
        impersonatorId: null,
      },
    });
    expect((await browser.get('session')).body.name).toBe('Ana');
  });

  it('is verified by using it, and another service sees the session', async () => {
    const ana = await signIn.invite();
    await signIn.delegate(ana);
    const [row] = await signIn.query('SELECT email_verified_at FROM registration.delegate WHERE id = $1', [
      ana.delegateId,
    ]);
    expect(row).toEqual({ email_verified_at: expect.any(Date) as Date });
    const [session] = await signIn.query(
      'SELECT * FROM registration.published_session WHERE delegate_id = $1',
      [ana.delegateId],
    );
    expect(views['registration.published_session'].row.parse(session)).toMatchObject({
      role: 'participant',
      tenant_id: signIn.tenantId,
      matchmaking_ids: [ana.matchmakingId],
    });
  });

  it('is shown to the one who writes the mail, with all that the mail needs', async () => {
    const ana = await signIn.invite();
    await signIn.browser().post('sign-in/link', { email: ana.email });
    const [row] = await signIn.query(
      'SELECT * FROM registration.published_sign_in_request WHERE person_id = $1',
      [ana.delegateId],
    );
    const request = views['registration.published_sign_in_request'].row.parse(row);
    expect(request).toMatchObject({ email: ana.email, name: 'Ana', language: 'es', zone: 'America/Lima' });
    const [message] = await signIn.query('SELECT name, tenant_id FROM registration.outbox WHERE data = $1', [
      { signInRequestId: request.sign_in_request_id },
    ]);
    expect(message).toEqual({ name: 'sign-in.requested@1', tenant_id: signIn.tenantId });
  });

  it('gets a cookie that scripts and other sites cannot use', async () => {
    const ana = await signIn.invite();
    const browser = signIn.browser();
    const token = await signIn.link(browser, ana);
    const answer = await browser.post('sign-in/link/redeem', { token });
    const [line] = (answer.headers['set-cookie'] as unknown as string[]).filter((one) =>
      one.startsWith('sid='),
    );
    expect(line).toMatch(/^sid=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(answer.text).not.toContain(browser.cookies.get('sid'));
  });

  it('is answered exactly as somebody whose address is unknown', async () => {
    const ana = await signIn.invite();
    const known = await signIn.browser().post('sign-in/link', { email: ana.email });
    const unknown = await signIn.browser().post('sign-in/link', { email: `x${ana.email}` });
    const shape = ({ status, body, headers }: typeof known) => ({
      status,
      fields: Object.keys(body as object),
      headers: Object.keys(headers).sort(),
    });
    expect(shape(unknown)).toEqual(shape(known));
  });

  it('is not mailed once the participant has left', async () => {
    const gone = await signIn.invite(undefined, 'withdrawn');
    expect((await signIn.browser().post('sign-in/link', { email: gone.email })).status).toBe(202);
    expect(await signIn.mailed(gone)).toEqual([]);
  });
});

describe('a link', () => {
  it('works once, however many use it at the same time', async () => {
    const ana = await signIn.invite();
    const browser = signIn.browser();
    const token = await signIn.link(browser, ana);
    const redeemed = await Promise.all(
      Array.from({ length: 20 }, () => browser.post('sign-in/link/redeem', { token })),
    );
    expect(redeemed.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(redeemed.map(({ status }) => status))).toEqual(new Set([200, 410]));
    const sessions = await signIn.query(
      'SELECT id FROM registration.sign_in_session WHERE delegate_id = $1',
      [ana.delegateId],
    );
    expect(sessions).toHaveLength(1);
  });

  it('gives a scanner that presses every button nothing, and the person gets in after it', async () => {
    const ana = await signIn.invite();
    const browser = signIn.browser('Firefox on the desk');
    const token = await signIn.link(browser, ana);
    const scanner = signIn.browser('Scanner');
    for (let n = 0; n < 3; n += 1) {
      const answer = await scanner.post('sign-in/link/redeem', { token });
      expect(answer.body).toMatchObject({ status: 'other-device', device: 'Firefox on the desk' });
    }
    expect(scanner.cookies.has('sid')).toBe(false);
    expect((await scanner.post('sign-in/code', { code: '00000000' })).status).toBe(410);
    expect((await browser.post('sign-in/link/redeem', { token })).body.status).toBe('signed-in');
  });

  it('opened on another device shows a code that signs in where it was asked for', async () => {
    const ana = await signIn.invite();
    const desk = signIn.browser();
    const token = await signIn.link(desk, ana);
    const { code } = (await signIn.browser('Phone').post('sign-in/link/redeem', { token })).body as {
      code: string;
    };
    expect(code).toMatch(/^\d{8}$/);
    const answer = await desk.post('sign-in/code', { code });
    expect(answer.body).toMatchObject({ role: 'participant', delegateId: ana.delegateId });
    expect((await desk.post('sign-in/link/redeem', { token })).status).toBe(410);
  });

  it('takes five codes and no more', async () => {
    const ana = await signIn.invite();
    const desk = signIn.browser();
    const token = await signIn.link(desk, ana);
    const { code } = (await signIn.browser().post('sign-in/link/redeem', { token })).body as { code: string };
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const tries: { code: string; details: { triesLeft: number } }[] = [];
    for (let n = 0; n < 5; n += 1)
      tries.push((await desk.post('sign-in/code', { code: wrong })).body as (typeof tries)[number]);
    expect(tries.map(({ code: problem, details }) => [problem, details.triesLeft])).toEqual(
      [4, 3, 2, 1, 0].map((left) => ['SIGN_IN.CODE_WRONG', left]),
    );
    expect((await desk.post('sign-in/code', { code })).body.code).toBe('SIGN_IN.LINK_INVALID');
  });

  it('ends after ten minutes, and its token leaves what others can read', async () => {
    const ana = await signIn.invite();
    const browser = signIn.browser();
    const token = await signIn.link(browser, ana);
    const [row] = await signIn.query<{ minutes: number }>(
      `SELECT extract(epoch FROM expires_at - requested_at)::int / 60 AS minutes
       FROM registration.sign_in_request WHERE delegate_id = $1`,
      [ana.delegateId],
    );
    await signIn.query('UPDATE registration.sign_in_request SET expires_at = now() WHERE delegate_id = $1', [
      ana.delegateId,
    ]);
    expect(row?.minutes).toBe(10);
    expect((await browser.post('sign-in/link/redeem', { token })).body.code).toBe('SIGN_IN.LINK_INVALID');
    expect(await signIn.mailed(ana)).toEqual([]);
  });

  it('is nowhere in the database as it is in the mail', async () => {
    const ana = await signIn.invite();
    const token = await signIn.link(signIn.browser(), ana);
    const dump = await signIn.query(
      `SELECT to_jsonb(request) FROM registration.sign_in_request AS request
       UNION ALL SELECT to_jsonb(message) FROM registration.outbox AS message`,
    );
    expect(JSON.stringify(dump)).not.toContain(token);
    expect(JSON.stringify(dump)).not.toContain(ana.email);
  });

  it.each(['unknown', 'malformed'])('that is %s is refused', async (kind) => {
    const token = kind === 'unknown' ? randomBytes(32).toString('base64url') : 'short';
    const answer = await signIn.browser().post('sign-in/link/redeem', { token });
    expect(answer.status).toBe(kind === 'unknown' ? 410 : 400);
    expect(answer.text).not.toContain('"value"');
  });
});

describe('links are limited', () => {
  it('to three in 15 minutes for an address, known or not', async () => {
    const ana = await signIn.invite();
    for (const email of [ana.email, `x${ana.email}`]) {
      const answers = [];
      for (let n = 0; n < 4; n += 1) answers.push(await signIn.browser().post('sign-in/link', { email }));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
      expect(answers[3]!.body.code).toBe('SIGN_IN.TOO_MANY_ATTEMPTS');
      expect(Number(answers[3]!.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(await signIn.mailed(ana)).toHaveLength(3);
  });

  it('to three a day for an address that never acted on one', async () => {
    const ana = await signIn.invite();
    const ask = async (times: number) => {
      for (let n = 0; n < times; n += 1) await signIn.browser().post('sign-in/link', { email: ana.email });
      await signIn.query(`DELETE FROM registration.sign_in_attempt WHERE kind = 'link-address'`);
    };
    await ask(3);
    await ask(2);
    expect(await signIn.mailed(ana)).toHaveLength(3);
  });

  it('by client', async () => {
    const strict = await SignInApp.start({ RATE_LIMIT_SIGN_IN_LINKS_PER_IP: '2' });
    const answers = [];
    for (const name of ['a', 'b', 'c']) {
      answers.push(await strict.browser().post('sign-in/link', { email: `${name}@example.org` }));
    }
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    await strict.stop();
  });
});

describe('a session of a delegate', () => {
  /** Signed in at one of the places of an address: the mail is for either. */
  const anywhere = async (one: Invited, other: Invited) => {
    const browser = await signIn.delegate(one);
    return browser.cookies.has('sid') ? browser : signIn.delegate(other);
  };

  it('ends when the delegate or the participant leaves, or the address changes', async () => {
    const changes = [
      `DELETE FROM registration.delegate WHERE id = $1`,
      `UPDATE registration.delegate SET email = 'other.' || email WHERE id = $1`,
      `UPDATE registration.participant SET state = 'withdrawn' WHERE id IN
         (SELECT participant_id FROM registration.delegate WHERE id = $1)`,
    ];
    for (const change of changes) {
      const ana = await signIn.invite();
      const browser = await signIn.delegate(ana);
      expect((await browser.get('session')).status).toBe(200);
      await signIn.query(change, [ana.delegateId]);
      expect((await browser.get('session')).status).toBe(401);
    }
  });

  it('is not opened for who is just leaving, in whatever way they sign in', async () => {
    const leave = `UPDATE registration.participant SET state = 'withdrawn' WHERE id = $1`;
    const leaving = async (ana: Invited, work: () => PromiseLike<{ status: number }>) => {
      const { status } = await signIn.during(leave, [ana.participantId], work);
      const left = await signIn.query('SELECT id FROM registration.sign_in_session WHERE delegate_id = $1', [
        ana.delegateId,
      ]);
      return [status, left];
    };
    const [desk, phone] = [signIn.browser(), signIn.browser('Phone')];
    const ana = await signIn.invite();
    const token = await signIn.link(desk, ana);
    expect(await leaving(ana, () => desk.post('sign-in/link/redeem', { token }))).toEqual([410, []]);

    const luz = await signIn.invite();
    const link = { token: await signIn.link(desk, luz) };
    const { code } = (await phone.post('sign-in/link/redeem', link)).body as { code: string };
    expect(await leaving(luz, () => desk.post('sign-in/code', { code }))).toEqual([410, []]);

    const eva = await signIn.invite();
    const organiser = await signIn.organiser();
    const { matchmakingId, delegateId } = eva;
    const pose = () => organiser.post('impersonation', { matchmakingId, delegateId });
    expect(await leaving(eva, pose)).toEqual([404, []]);

    const here = await signIn.invite();
    const elsewhere = await signIn.invite(here.email);
    const browser = await anywhere(here, elsewhere);
    const session = (await browser.get('session')).body as { delegateId: string };
    const target = session.delegateId === here.delegateId ? elsewhere : here;
    const change = () => browser.post('session/switch', { delegateId: target.delegateId });
    expect(await leaving(target, change)).toEqual([404, []]);
  });

  it('can be switched to another gathering of the same address, and to no other', async () => {
    const ana = await signIn.invite();
    const elsewhere = await signIn.invite(ana.email);
    const stranger = await signIn.invite();
    const browser = await anywhere(ana, elsewhere);
    const { identities, delegateId } = (await browser.get('session')).body as {
      identities: { delegateId: string }[];
      delegateId: string;
    };
    expect(identities.map((one) => one.delegateId).sort()).toEqual(
      [ana.delegateId, elsewhere.delegateId].sort(),
    );
    const other = [ana, elsewhere].find((one) => one.delegateId !== delegateId)!;
    const before = browser.cookies.get('sid');
    const switched = await browser.post('session/switch', { delegateId: other.delegateId });
    expect(switched.body).toMatchObject({
      delegateId: other.delegateId,
      matchmakingIds: [other.matchmakingId],
    });
    expect(browser.cookies.get('sid')).not.toBe(before);
    expect((await browser.post('session/switch', { delegateId: stranger.delegateId })).status).toBe(404);
  });
});

describe('what has ended', () => {
  it('is cleared away: sessions, links a day later, tokens at once, counted attempts', async () => {
    const [gone, here] = [await signIn.invite(), await signIn.invite()];
    await signIn.delegate(gone);
    const browser = await signIn.delegate(here);
    await signIn.link(signIn.browser(), gone);
    await signIn.query(`UPDATE registration.sign_in_session SET ends_at = now() WHERE delegate_id = $1`, [
      gone.delegateId,
    ]);
    await signIn.query(
      `UPDATE registration.sign_in_request SET expires_at = now() - interval '1 hour' WHERE delegate_id = $1`,
      [gone.delegateId],
    );
    await signIn.query(
      `UPDATE registration.sign_in_request SET expires_at = now() - interval '25 hours' WHERE delegate_id = $1`,
      [here.delegateId],
    );
    await signIn.query(`UPDATE registration.sign_in_attempt SET at = now() - interval '25 hours'`);
    await signIn.app.get(ForgetEndedSignIns, { strict: false }).sweep();
    const left = async (table: string, { delegateId }: Invited) =>
      signIn.query<{ sealed_token: string | null }>(
        `SELECT * FROM registration.${table} WHERE delegate_id = $1`,
        [delegateId],
      );
    expect(await left('sign_in_session', gone)).toEqual([]);
    expect((await left('sign_in_request', gone)).map(({ sealed_token }) => sealed_token)).toEqual([
      null,
      null,
    ]);
    expect(await left('sign_in_request', here)).toEqual([]);
    expect(await signIn.query('SELECT * FROM registration.sign_in_attempt')).toEqual([]);
    expect((await browser.get('session')).status).toBe(200);
  });
});
