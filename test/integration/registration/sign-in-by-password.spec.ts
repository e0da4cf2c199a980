import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { PASSWORD, SignInApp, type Browser } from './sign-in-app';

let signIn: SignInApp;

beforeAll(async () => {
  signIn = await SignInApp.start();
});
afterAll(() => signIn.stop());

describe('the first person of an installation', () => {
  it('needs the token the service left, and weak passwords are refused before it is used', async () => {
    const wish = signIn.setupWish();
    const forged = await signIn.browser().post('setup', { ...wish, token: 'A'.repeat(43) });
    expect([forged.status, forged.body.code]).toEqual([410, 'SIGN_IN.LINK_INVALID']);
    const weak = { ...wish, organiser: { ...wish.organiser, password: 'password1234' } };
    expect((await signIn.browser().post('setup', weak)).body.code).toBe('PASSWORD.COMMON');
    expect(await signIn.query('SELECT * FROM registration.login')).toEqual([]);
  });

  it('sets up an institution once, with an organiser and an administrator', async () => {
    const wish = signIn.setupWish();
    const done = await signIn.browser().post('setup', wish);
    expect(done.status).toBe(201);
    signIn.tenantId = done.body.tenantId as string;
    const again = {
      ...wish,
      tenantName: 'Another (demo)',
      organiser: { ...wish.organiser, email: 'other@example.org' },
    };
    expect((await signIn.browser().post('setup', again)).status).toBe(410);
    expect(await signIn.query('SELECT * FROM registration.setup_token')).toEqual([]);
    const admin = signIn.browser();
    const { body } = await admin.post('sign-in/password', wish.administrator);
    expect(body).toMatchObject({ role: 'platform-admin', tenantId: null });
    expect((await admin.get('tenants')).body.items).toEqual([{ id: signIn.tenantId, name: wish.tenantName }]);
  });
});

describe('an organiser', () => {
  it('signs in with address and password', async () => {
    const browser = signIn.browser();
    const answer = await browser.post('sign-in/password', {
      email: signIn.organiserEmail.toUpperCase(),
      password: PASSWORD,
    });
    expect(answer.body).toMatchObject({
      role: 'organiser',
      name: 'Marta',
      tenantId: signIn.tenantId,
      matchmakingIds: null,
      participantId: null,
      hasSecondFactor: false,
      hasMailbox: true,
      identities: [],
    });
    expect((await browser.get('matchmakings')).status).toBe(200);
  });

  it('is not told whether the address or the password is wrong', async () => {
    const unknown = await signIn
      .browser()
      .post('sign-in/password', { email: 'nobody@example.org', password: PASSWORD });
    const wrong = await signIn
      .browser()
      .post('sign-in/password', { email: signIn.organiserEmail, password: 'wrong password' });
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    expect(unknown.status).toBe(401);
  });

  it('is locked out for a while after ten wrong passwords, and others are not', async () => {
    const address = `colleague.${randomUUID()}@example.org`;
    await signIn.query('DELETE FROM registration.sign_in_attempt');
    const answers = [];
    for (let n = 0; n < 11; n += 1) {
      answers.push(
        await signIn.browser().post('sign-in/password', { email: address, password: 'wrong password' }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([...(Array(10).fill(401) as number[]), 429]);
    expect((await signIn.organiser()).cookies.has('sid')).toBe(true);
  });

  it('is not let in whose password was replaced while it was being compared', async () => {
    const wish = { email: signIn.organiserEmail, password: PASSWORD };
    const answer = await signIn.during(
      `UPDATE registration.login SET password_hash = password_hash || '' WHERE role = 'organiser'`,
      [],
      () => signIn.browser().post('sign-in/password', wish),
    );
    expect(answer.status).toBe(200); // changed, but not the password
    const replaced = await signIn.during(
      `UPDATE registration.login SET password_hash = 'x' || password_hash WHERE role = 'organiser'`,
      [],
      () => signIn.browser().post('sign-in/password', wish),
    );
    expect([replaced.status, replaced.body.code]).toEqual([401, 'SIGN_IN.REFUSED']);
    expect(replaced.headers['set-cookie']).toBeUndefined();
    await signIn.query(
      `UPDATE registration.login SET password_hash = substr(password_hash, 2) WHERE role = 'organiser'`,
    );
  });

  it('cannot guess its password on through an open session', async () => {
    const browser = await signIn.organiser();
    await signIn.query('DELETE FROM registration.sign_in_attempt');
    const answers = [];
    for (let n = 0; n < 11; n += 1)
      answers.push(await browser.post('two-factor', { password: 'wrong password' }));
    expect(answers.map(({ status }) => status)).toEqual([...(Array(10).fill(401) as number[]), 429]);
    expect((await browser.post('two-factor', { password: PASSWORD })).status).toBe(429);
    await signIn.query('DELETE FROM registration.sign_in_attempt');
  });

  it('keeps no password that can be read', async () => {
    const [row] = await signIn.query<{ password_hash: string }>(
      `SELECT password_hash FROM registration.login WHERE role = 'organiser'`,
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a session', () => {
  it('gets a fresh token at sign-in, never one the browser came with', async () => {
    const browser = signIn.browser();
    const planted = 'A'.repeat(43);
    browser.cookies.set('sid', planted);
    await browser.post('sign-in/password', { email: signIn.organiserEmail, password: PASSWORD });
    expect(browser.cookies.get('sid')).not.toBe(planted);
  });

  it('ends when the same browser signs in again', async () => {
    const browser = await signIn.organiser();
    const before = browser.cookies.get('sid')!;
    await browser.post('sign-in/password', { email: signIn.organiserEmail, password: PASSWORD });
    const old = signIn.browser();
    old.cookies.set('sid', before);
    expect((await old.get('session')).status).toBe(401);
  });

  it('ends by signing out, also for who holds a copy of the cookie', async () => {
    const browser = await signIn.organiser();
    const copy = signIn.browser();
    copy.cookies.set('sid', browser.cookies.get('sid')!);
    expect((await browser.delete('session')).status).toBe(204);
    expect(browser.cookies.has('sid')).toBe(false);
    expect((await copy.get('session')).status).toBe(401);
  });

  it('is listed with its device, and can be ended from another', async () => {
    const [phone, desk] = [await signIn.organiser('Phone'), await signIn.organiser('Desk')];
    const listed = (await desk.get('sessions')).body.items as {
      sessionId: string;
      device: string;
      isCurrent: boolean;
    }[];
    expect(listed.find(({ isCurrent }) => isCurrent)?.device).toBe('Desk');
    const other = listed.find(({ device }) => device === 'Phone')!;
    expect((await desk.delete(`sessions/${other.sessionId}`)).status).toBe(204);
    expect((await phone.get('session')).status).toBe(401);
  });

  it('of somebody else cannot be ended or told from none', async () => {
    const ana = await signIn.delegate(await signIn.invite());
    const { sessionId } = (await ana.get('session')).body as { sessionId: string };
    const browser = await signIn.organiser();
    const [foreign, unknown] = [
      await browser.delete(`sessions/${sessionId}`),
      await browser.delete(`sessions/${randomUUID()}`),
    ];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect((await ana.get('session')).status).toBe(200);
  });

  it('lasts 8 hours unused and 7 days at most; use extends the first alone', async () => {
    const browser = await signIn.organiser();
    const { sessionId } = (await browser.get('session')).body as { sessionId: string };
    const hours = async () =>
      (
        await signIn.query<{ idle: number; total: number }>(
          `SELECT round(extract(epoch FROM idle_until - now()) / 3600)::int AS idle,
                  round(extract(epoch FROM ends_at - begun_at) / 3600)::int AS total
           FROM registration.sign_in_session WHERE id = $1`,
          [sessionId],
        )
      )[0];
    expect(await hours()).toEqual({ idle: 8, total: 168 });
    await signIn.query(
      `UPDATE registration.sign_in_session SET seen_at = now() - interval '5 hours', idle_until = now() + interval '3 hours'
       WHERE id = $1`,
      [sessionId],
    );
    await browser.get('session');
    expect(await hours()).toEqual({ idle: 8, total: 168 });
    await signIn.query(`UPDATE registration.sign_in_session SET idle_until = now() WHERE id = $1`, [
      sessionId,
    ]);
    expect((await browser.get('session')).status).toBe(401);
  });
});

describe('a second factor', () => {
  const codeAt = (secret: string, offsetMs = 0) =>
    new TOTP({ secret }).generate({ timestamp: signIn.now.getTime() + offsetMs });
  const forgetSteps = () => signIn.query('UPDATE registration.login SET totp_step = 0');
  // Held in the middle of a step, so that no code changes between its making and its use.
  beforeAll(() => {
    signIn.holdClock(new Date(Math.floor(Date.now() / 30_000) * 30_000 + 15_000));
  });
  afterAll(() => {
    signIn.releaseClock();
  });
  let browser: Browser;
  let secret: string;
  let recoveryCodes: string[];
  const enter = (secondFactor?: string) =>
    signIn.browser().post('sign-in/password', {
      email: signIn.organiserEmail,
      password: PASSWORD,
      ...(secondFactor && { secondFactor }),
    });

  it('is offered to who knows the password, and counts once a code was shown', async () => {
    browser = await signIn.organiser();
    expect((await browser.post('two-factor', { password: 'wrong password' })).status).toBe(401);
    const offer = await browser.post('two-factor', { password: PASSWORD });
    ({ secret } = offer.body as { secret: string });
    expect(offer.body.uri).toMatch(/^otpauth:\/\/totp\/Ronda:/);
    expect((await enter()).status).toBe(200);
    expect((await browser.post('two-factor/confirm', { code: '12345x' })).body.code).toBe(
      'SECOND_FACTOR.CODE_WRONG',
    );
    const other = await signIn.organiser();
    const before = browser.cookies.get('sid');
    const confirmed = await browser.post('two-factor/confirm', { code: codeAt(secret) });
    ({ recoveryCodes } = confirmed.body as { recoveryCodes: string[] });
    expect(recoveryCodes).toHaveLength(10);
    expect(browser.cookies.get('sid')).not.toBe(before);
    expect((await other.get('session')).status).toBe(401);
  });

  it('is asked for from then on', async () => {
    const answer = await enter();
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN.SECOND_FACTOR_REQUIRED']);
    expect((await enter('000000')).status).toBe(401);
  });

  it('is taken in its own half minute only, and once', async () => {
    await forgetSteps();
    expect((await enter(codeAt(secret, -60_000))).status).toBe(401);
    const code = codeAt(secret);
    const answers = await Promise.all([enter(code), enter(code), enter(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('can be replaced by a recovery code, once each', async () => {
    const [code] = recoveryCodes;
    expect((await enter(code!.toUpperCase())).status).toBe(200);
    expect((await enter(code)).status).toBe(401);
  });

  it('is not passed by a new password', async () => {
    await forgetSteps();
    const link = await signIn.query<{ id: string }>(
      `SELECT user_id AS id FROM registration.login WHERE role = 'organiser'`,
    );
    const made = await browser.post(`members/${link[0]!.id}/password-link`);
    const token = /#token=(.*)$/.exec(made.body.url as string)![1];
    expect((await signIn.browser().post('password/set', { token, password: PASSWORD })).status).toBe(204);
    expect((await enter()).body.code).toBe('SIGN_IN.SECOND_FACTOR_REQUIRED');
  });

  it('is removed with password and code, and with nothing less', async () => {
    await forgetSteps();
    browser = signIn.browser();
    await browser.post('sign-in/password', {
      email: signIn.organiserEmail,
      password: PASSWORD,
      secondFactor: recoveryCodes[1],
    });
    expect((await browser.post('two-factor/removal', { password: PASSWORD })).status).toBe(401);
    const proof = { password: PASSWORD, secondFactor: recoveryCodes[2] };
    expect((await browser.post('two-factor/removal', proof)).status).toBe(204);
    expect((await enter()).status).toBe(200);
  });
});

describe('members', () => {
  const colleague = (change: object = {}) => ({
    name: 'Luis',
    email: `luis.${randomUUID()}@example.org`,
    language: 'es',
    zone: 'America/Lima',
    role: 'organiser',
    ...change,
  });

  it('are added by an organiser, set their password by a link, and lose everything when removed', async () => {
    const organiser = await signIn.organiser();
    const { matchmakingId } = await signIn.invite();
    const luis = colleague({ role: 'co-organiser', matchmakingIds: [matchmakingId] });
    const added = await organiser.post('members', luis);
    expect(added.status).toBe(201);
    const token = /^http.*\/set-password#token=([\w-]{43})$/.exec(added.body.url as string)![1];
    const browser = signIn.browser();
    expect((await browser.post('sign-in/password', { email: luis.email, password: PASSWORD })).status).toBe(
      401,
    );
    expect((await browser.post('password/set', { token, password: PASSWORD })).status).toBe(204);
    expect((await browser.post('password/set', { token, password: PASSWORD })).status).toBe(410);
    const { body } = await browser.post('sign-in/password', { email: luis.email, password: PASSWORD });
    expect(body).toMatchObject({ role: 'co-organiser', matchmakingIds: [matchmakingId], name: 'Luis' });
    expect((await browser.get('members')).status).toBe(403);
    expect((await organiser.delete(`members/${added.body.userId as string}`)).status).toBe(204);
    expect((await browser.get('session')).status).toBe(401);
    expect((await browser.post('sign-in/password', { email: luis.email, password: PASSWORD })).status).toBe(
      401,
    );
  });

  it('have one address each, and a co-organiser a list of gatherings', async () => {
    const organiser = await signIn.organiser();
    expect((await organiser.post('members', colleague({ email: signIn.organiserEmail }))).body.code).toBe(
      'MEMBER.ADDRESS_TAKEN',
    );
    expect((await organiser.post('members', colleague({ role: 'co-organiser' }))).body.code).toBe(
      'MEMBER.WRONG_SCOPE',
    );
    expect((await organiser.post('members', colleague({ email: 'a,b@example.org' }))).body.code).toBe(
      'EMAIL.MALFORMED',
    );
    const elsewhere = colleague({ role: 'co-organiser', matchmakingIds: [randomUUID()] });
    expect((await organiser.post('members', elsewhere)).body.code).toBe('MATCHMAKING.NOT_FOUND');
    expect((await organiser.post('members', colleague({ zone: 'Mars/Olympus' }))).body.code).toBe(
      'ZONE.UNKNOWN',
    );
    const twoLines = colleague({ name: 'Luis\r\nBcc: all@example.org' });
    expect((await organiser.post('members', twoLines)).body.code).toBe('HTTP.INVALID_INPUT');
  });

  it('can work for several institutions, and none can tell', async () => {
    const organiser = await signIn.organiser();
    const tenantId = randomUUID();
    await signIn.query(`INSERT INTO registration.tenant VALUES ($1, 'Elsewhere (demo)')`, [tenantId]);
    const known = colleague();
    await signIn.query(
      `INSERT INTO registration.login (user_id, tenant_id, role, email_sha256)
       VALUES (gen_random_uuid(), $1, 'organiser', encode(sha256(convert_to($2, 'UTF8')), 'hex'))`,
      [tenantId, known.email],
    );
    const added = await organiser.post('members', known);
    expect([added.status, Object.keys(added.body as object).sort()]).toEqual([
      201,
      ['expiresAt', 'url', 'userId'],
    ]);
    const token = /#token=(.*)$/.exec(added.body.url as string)![1];
    await signIn.browser().post('password/set', { token, password: PASSWORD });
    const attempt = { email: known.email, password: PASSWORD };
    const only = await signIn.browser().post('sign-in/password', attempt);
    expect(only.body).toMatchObject({ tenantId: signIn.tenantId });

    await signIn.query(
      `UPDATE registration.login SET password_hash = (
         SELECT password_hash FROM registration.login WHERE user_id = $2) WHERE tenant_id = $1`,
      [tenantId, added.body.userId],
    );
    const both = await signIn.browser().post('sign-in/password', attempt);
    expect([both.status, both.body.code]).toEqual([409, 'SIGN_IN.SEVERAL_INSTITUTIONS']);
    expect(both.body.details.institutions).toContainEqual({ tenantId, name: 'Elsewhere (demo)' });
    const chosen = await signIn.browser().post('sign-in/password', { ...attempt, tenantId });
    expect(chosen.body).toMatchObject({ role: 'organiser', tenantId });
    const nowhere = await signIn.browser().post('sign-in/password', { ...attempt, tenantId: randomUUID() });
    expect([nowhere.status, nowhere.body.code]).toEqual([401, 'SIGN_IN.REFUSED']);
  });

  it('of another institution are unknown', async () => {
    const organiser = await signIn.organiser();
    const [admin] = await signIn.query<{ id: string }>(
      `SELECT user_id AS id FROM registration.login WHERE tenant_id IS NULL`,
    );
    expect((await organiser.delete(`members/${admin!.id}`)).body.code).toBe('MEMBER.NOT_FOUND');
    expect((await organiser.post(`members/${admin!.id}/password-link`)).body.code).toBe('MEMBER.NOT_FOUND');
  });

  it('change their own password, which ends their other sessions', async () => {
    const [desk, phone] = [await signIn.organiser(), await signIn.organiser()];
    const next = 'ciliegie-91-sul-tram';
    expect((await desk.put('password', { current: 'wrong password', next })).status).toBe(401);
    expect((await desk.put('password', { current: PASSWORD, next: 'too short' })).body.code).toBe(
      'PASSWORD.TOO_SHORT',
    );
    expect((await desk.put('password', { current: PASSWORD, next })).status).toBe(204);
    expect((await desk.get('session')).status).toBe(200);
    expect((await phone.get('session')).status).toBe(401);
    expect((await desk.put('password', { current: next, next: PASSWORD })).status).toBe(204);
  });
});

describe('impersonation', () => {
  it('shows an organiser what a delegate sees, for half an hour, and returns', async () => {
    const ana = await signIn.invite();
    const browser = await signIn.organiser();
    const own = (await browser.get('session')).body as { userId: string; sessionId: string };
    const begun = await browser.post('impersonation', ana);
    expect(begun.status).toBe(400); // participantId and e-mail are no fields of it
    const { matchmakingId, delegateId } = ana;
    const answer = await browser.post('impersonation', { matchmakingId, delegateId });
    expect(answer.body).toMatchObject({ role: 'participant', delegateId, impersonatorId: own.userId });
    const minutes = (new Date(answer.body.expiresAt as string).getTime() - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(30);
    expect((await browser.get('members')).status).toBe(403);
    const back = await browser.delete('impersonation');
    expect(back.body).toMatchObject({ sessionId: own.sessionId, role: 'organiser', impersonatorId: null });
    const audit = await signIn.query<{ action: string }>(
      'SELECT action, actor_id, impersonator_id FROM registration.audit WHERE about[1] = $1 ORDER BY number',
      [delegateId],
    );
    expect(audit).toEqual(
      ['begun', 'ended'].map((what) => ({
        action: `impersonation.${what}`,
        actor_id: delegateId,
        impersonator_id: own.userId,
      })),
    );
  });

  it('ends with the organiser’s own session', async () => {
    const { matchmakingId, delegateId } = await signIn.invite();
    const [browser, other] = [await signIn.organiser(), await signIn.organiser()];
    const own = (await browser.get('session')).body as { sessionId: string };
    await browser.post('impersonation', { matchmakingId, delegateId });
    await other.delete(`sessions/${own.sessionId}`);
    expect((await browser.get('session')).status).toBe(401);
  });

  it('is for organisers, of delegates of their own institution', async () => {
    const { matchmakingId, delegateId } = await signIn.invite();
    const ana = await signIn.delegate(await signIn.invite());
    expect((await ana.post('impersonation', { matchmakingId, delegateId })).status).toBe(403);
    expect((await ana.delete('impersonation')).body.code).toBe('IMPERSONATION.NOT_RUNNING');
    const browser = await signIn.organiser();
    const unknown = { matchmakingId, delegateId: randomUUID() };
    expect((await browser.post('impersonation', unknown)).body.code).toBe('DELEGATE.NOT_FOUND');
  });
});

describe('an organiser who is locked out', () => {
  it('sets a new password by a link that the operator made, and the second factor stays unless it was lost too', async () => {
    const before = await signIn.organiser();
    const { url } = await signIn.resetLogin({ email: signIn.organiserEmail.toUpperCase() });
    expect((await before.get('session')).status).toBe(401);
    const token = /\/set-password#token=([\w-]{43})$/.exec(url)![1];
    const next = 'melograno-73-in-cortile';
    expect((await signIn.browser().post('password/set', { token, password: next })).status).toBe(204);
    const attempt = { email: signIn.organiserEmail, password: next };
    const browser = signIn.browser();
    expect((await browser.post('sign-in/password', attempt)).status).toBe(200);

    const { secret } = (await browser.post('two-factor', { password: next })).body as { secret: string };
    const code = new TOTP({ secret }).generate({ timestamp: signIn.now.getTime() });
    await browser.post('two-factor/confirm', { code });
    await signIn.resetLogin({ email: signIn.organiserEmail });
    const still = await signIn.browser().post('sign-in/password', attempt);
    expect(still.body.code).toBe('SIGN_IN.SECOND_FACTOR_REQUIRED');
    await signIn.resetLogin({ email: signIn.organiserEmail, removeSecondFactor: true });
    expect((await signIn.browser().post('sign-in/password', attempt)).status).toBe(200);

    const acts = await signIn.query(
      `SELECT action, actor_id, details->>'doer' AS doer FROM registration.audit
       WHERE details->>'doer' = 'operator' ORDER BY number`,
    );
    const reset = { action: 'login.reset', actor_id: null, doer: 'operator' };
    expect(acts).toEqual([reset, reset, { ...reset, action: 'second-factor.removed' }, reset]);
  });

  it('is told apart by institution, and an unknown address is refused', async () => {
    await expect(signIn.resetLogin({ email: 'nobody@example.org' })).rejects.toThrow(/Nobody signs in/);
    const known = { email: signIn.organiserEmail, institution: 'Elsewhere (demo)' };
    await expect(signIn.resetLogin(known)).rejects.toThrow(/Maybe one of these was meant: Institution/);
  });
});

describe('the audit', () => {
  const ownActs = async (role: string) => {
    const rows = await signIn.query<{ action: string }>(
      `SELECT DISTINCT action COLLATE "C" AS action FROM registration.audit JOIN registration.login ON actor_id = user_id
       WHERE role = $1 AND about = ARRAY[actor_id] ORDER BY 1`,
      [role],
    );
    return rows.map(({ action }) => action);
  };

  it('has every sign-in, and each change of a password or second factor, under the id of the person', async () => {
    expect(await ownActs('organiser')).toEqual([
      'login.signed-in',
      'member.password-link-made',
      'password.changed',
      'password.set-by-link',
      'recovery-code.used',
      'second-factor.removed',
      'second-factor.set',
    ]);
  });

  it('has the sign-ins of administrators too, who belong to no institution', async () => {
    expect(await ownActs('platform-admin')).toEqual(['login.signed-in']);
  });

  it('says with which role a member was added', async () => {
    const [added] = await signIn.query<{ details: object }>(
      `SELECT details FROM registration.audit WHERE action = 'member.added' AND details->>'role' = 'co-organiser'`,
    );
    expect(added!.details).toEqual({ role: 'co-organiser', matchmakingIds: [expect.any(String)] });
  });
});
