import { createHash, randomUUID } from 'node:crypto';
import { readMail } from '@ronda/mailbox';
import { MailWorker } from '../../../apps/notification/src/jobs/mail-worker';
import { MailQueue } from '../../../apps/notification/src/use-cases/mail-queue';
import { MailWaiting } from '../../../apps/notification/src/use-cases/mail-waiting';
import { Gathering, type Person } from './gathering';
import { NotificationWorld } from './notification-app';

describe('sending a mail', () => {
  let world: NotificationWorld;
  let gathering: Gathering;
  let ana: Person;
  let bruno: Person;

  beforeEach(async () => {
    world = await NotificationWorld.create();
    gathering = await Gathering.create(world);
    ana = await gathering.person('Ana');
    bruno = await gathering.person('Bruno');
  });
  afterEach(() => world.stop());

  const invitationOf = async ({ address }: Person) => {
    const [mail] = await world.mails(`kind = 'invitation' AND address = '${address}'`);
    return mail!;
  };
  const outcomesOf = async (person: Person) => {
    const { id } = await invitationOf(person);
    const rows = await world.query<{ outcome: string; phase: string; reply_code: number | null }>(
      'SELECT outcome, phase, reply_code FROM notification.mail_attempt WHERE mail_id = $1 ORDER BY id',
      [id],
    );
    return rows.map(({ outcome, phase, reply_code }) => [outcome, phase, reply_code]);
  };
  /** As if the time to wait were over. */
  const makeDue = () => world.query(`UPDATE notification.mail SET due_at = now() WHERE status = 'pending'`);
  const expireLeases = () =>
    world.query(`UPDATE notification.mail SET lease = now() - interval '1 s' WHERE status = 'sending'`);

  it('C32 tries again later, with the same bytes, when the server puts it off', async () => {
    world.sink.next(ana.address, { at: 'body', code: 451 });
    await world.start();
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(
      `SELECT FROM notification.mail WHERE reply_code = 451 AND status = 'pending' AND due_at > now()`,
    );
    const before = await invitationOf(ana);
    await makeDue();
    await world.settled();
    const after = await invitationOf(ana);
    expect(after).toMatchObject({ status: 'sent', attempts: 2, body_sha256: before.body_sha256 });
    expect(await outcomesOf(ana)).toEqual([
      ['pending', 'none', 451],
      ['sent', 'body', 250],
    ]);
    const [taken] = world.sink.to(ana.address).filter(({ bytes }) => bytes.includes(before.message_id!));
    expect(createHash('sha256').update(taken!.bytes).digest('hex')).toBe(after.body_sha256);
  });

  it.each([421, 450] as const)(
    'waits after %d at the recipient, and the others still get theirs',
    async (code) => {
      world.sink.next(ana.address, { at: 'recipient', code });
      await world.start();
      await gathering.meeting(ana, bruno);
      await gathering.publish();
      await world.until(`SELECT FROM notification.mail WHERE reply_code = ${code} AND status = 'pending'`);
      await makeDue();
      await world.settled();
      expect(world.sink.received).toHaveLength(4);
      expect(await outcomesOf(ana)).toEqual([
        ['pending', 'none', code],
        ['sent', 'body', 250],
      ]);
    },
  );

  it.each(['recipient', 'body'] as const)(
    'fails once and for all when the server refuses the %s',
    async (at) => {
      world.sink.next(ana.address, { at, code: 550 });
      await world.start();
      await gathering.meeting(ana, bruno);
      await gathering.publish();
      await world.settled();
      expect(await invitationOf(ana)).toMatchObject({ status: 'failed', attempts: 1, reply_code: 550 });
      expect(world.sink.to(ana.address)).toHaveLength(1);
    },
  );

  it('C32 sends nothing more to an address that its server does not know, and tells the organiser', async () => {
    world.sink.next(ana.address, { at: 'recipient', code: 550, says: '5.1.1 No such user' });
    await world.start();
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const told = await world.mails(`kind = 'notice'`);
    expect(told).toEqual([expect.objectContaining({ address: 'oficina@gathering.example', status: 'sent' })]);
    const organiser = await world.signIn('organiser', gathering.tenantId);
    const path = `notification/matchmakings/${gathering.matchmakingId}/suppressed-addresses`;
    expect((await world.get(path, organiser).expect(200)).body).toEqual([
      expect.objectContaining({
        address: ana.address,
        reason: expect.stringContaining('5.1.1 No such user'),
      }),
    ]);
    const before = world.sink.to(ana.address).length;
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    await world.settled();
    expect(world.sink.to(ana.address)).toHaveLength(before);
    expect(await sequencesTo(bruno)).toEqual([0, 1]);
    const [last] = await world.mails(`address = '${ana.address}' AND kind = 'invitation' AND sequence = 1`);
    expect(last).toMatchObject({ status: 'failed' });
  });

  it('suppresses nobody where a server refuses everybody', async () => {
    for (const { address } of [ana, bruno])
      world.sink.next(address, { at: 'recipient', code: 550, says: '5.7.1 Relaying denied' });
    await world.start();
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    expect(await world.query('SELECT FROM notification.suppressed_address')).toEqual([]);
  });

  it('is surely not sent when the connection breaks before the body, and is tried again', async () => {
    world.sink.next(ana.address, { at: 'drop-before-body' });
    await world.start();
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(`SELECT FROM notification.mail_attempt WHERE outcome = 'pending' AND phase = 'none'`);
    await makeDue();
    await world.settled();
    expect(await outcomesOf(ana)).toEqual([
      ['pending', 'none', null],
      ['sent', 'body', 250],
    ]);
    expect(world.sink.received).toHaveLength(4);
  });

  it.each(['drop-in-body', 'drop-after-body'] as const)(
    'is in doubt after %s, and is never sent again by itself',
    async (at) => {
      world.sink.next(ana.address, { at });
      const app = await world.start();
      await gathering.meeting(ana, bruno);
      await gathering.publish();
      await world.until(`SELECT FROM notification.mail WHERE status = 'unknown'`);
      await world.settled();
      await gathering.publish();
      await app.get(MailQueue).recover(gathering.tenantId);
      await world.settled();
      expect(await invitationOf(ana)).toMatchObject({ status: 'unknown', phase: 'body', attempts: 1 });
      const taken = world.sink.to(ana.address).filter(({ bytes }) => bytes.includes('method=REQUEST'));
      expect(taken).toHaveLength(at === 'drop-after-body' ? 1 : 0);
    },
  );

  it('cannot become waiting again once it is in doubt: the database refuses', async () => {
    world.sink.next(ana.address, { at: 'drop-after-body' });
    await world.start();
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(`SELECT FROM notification.mail WHERE status = 'unknown'`);
    await expect(
      world.query(`UPDATE notification.mail SET status = 'pending' WHERE status = 'unknown'`),
    ).rejects.toThrow(/is unknown and cannot become pending/);
  });

  it('counts a doubtful invitation as received: its meeting is cancelled in that calendar too', async () => {
    world.sink.next(ana.address, { at: 'drop-after-body' });
    await world.start();
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(`SELECT FROM notification.mail WHERE status = 'unknown'`);
    await gathering.cancel(uid);
    await gathering.publish();
    await world.settled();
    const methods = (await world.mails(`address = '${ana.address}' AND kind = 'invitation'`)).map((mail) => [
      mail.method,
      mail.status,
    ]);
    expect(methods).toEqual([
      ['REQUEST', 'unknown'],
      ['CANCEL', 'sent'],
    ]);
  });

  it('C29 is sent once, though a hundred jobs and two processes ask for it', async () => {
    await world.start();
    await world.start();
    await gathering.meeting(ana, bruno);
    await gathering.publish(randomUUID(), 100);
    for (const app of world.apps) app.get(MailWaiting).ring(gathering.tenantId);
    await world.drained();
    await world.settled();
    for (const person of [ana, bruno]) {
      expect(world.sink.to(person.address)).toHaveLength(2);
      expect(await outcomesOf(person)).toEqual([['sent', 'body', 250]]);
    }
    expect(world.sink.received).toHaveLength(4);
  });

  it('is sent once by two processes that have much to send', async () => {
    await world.start();
    await world.start();
    for (let pair = 0; pair < 20; pair += 1) {
      await gathering.meeting(await gathering.person(`A${pair}`), await gathering.person(`B${pair}`));
    }
    await gathering.publish();
    await world.settled();
    expect(world.sink.received).toHaveLength(80);
    expect(
      new Set(world.sink.received.map(({ bytes }) => /^Message-ID: (.*)$/m.exec(bytes.toString())![1])).size,
    ).toBe(80);
  });

  describe('when its sender lost the lease', () => {
    /** A mail claimed by a process whose own sender is at rest, so that it does not take the mail first. */
    async function claimedByZombie() {
      const app = await world.start({ MAIL_HOLD_SECONDS: '3600' });
      await app.get(MailWorker).beforeApplicationShutdown();
      await gathering.meeting(ana, bruno);
      await gathering.publish();
      await world.query(
        `UPDATE notification.mail SET status = 'cancelled' WHERE kind = 'agenda' OR address = '${bruno.address}'`,
      );
      await world.query(`UPDATE notification.mail SET due_at = now() WHERE status = 'held'`);
      const queue = app.get(MailQueue);
      const [mail] = await queue.claim(gathering.tenantId, { owner: 'zombie', onlySignIn: false }, 1);
      return { queue, mail: mail!, tenantId: gathering.tenantId };
    }

    it('goes back to waiting if its body had not begun, and the old sender may not begin it', async () => {
      const { queue, mail, tenantId } = await claimedByZombie();
      await expireLeases();
      expect(await queue.beginBody(tenantId, mail, null)).toBe(false);
      await queue.recover(tenantId);
      (await world.start()).get(MailWaiting).ring(tenantId);
      await world.settled();
      expect(world.sink.to(ana.address)).toHaveLength(1);
      expect(await queue.beginBody(tenantId, mail, null)).toBe(false);
      await queue.settle(tenantId, mail, { kind: 'rejected', code: 550, reply: 'late' });
      expect((await invitationOf(ana)).status).toBe('sent');
    });

    it('C28 is in doubt if its body had begun, until the old sender says how it ended', async () => {
      const { queue, mail, tenantId } = await claimedByZombie();
      expect(await queue.beginBody(tenantId, mail, null)).toBe(true);
      await expireLeases();
      await queue.recover(tenantId);
      expect((await invitationOf(ana)).status).toBe('unknown');
      await queue.settle(tenantId, mail, { kind: 'accepted', code: 250, reply: '250 OK' });
      expect((await invitationOf(ana)).status).toBe('sent');
      expect(world.sink.received).toEqual([]);
    });

    it('may not begin its body when something newer waits for the same person', async () => {
      const { queue, mail, tenantId } = await claimedByZombie();
      await gathering.move(mail.subjectKey, '2027-06-12T08:00:00Z');
      await gathering.publish();
      expect(await queue.beginBody(tenantId, mail, null)).toBe(false);
      await queue.settle(tenantId, mail, { kind: 'fenced' });
      const mails = await world.mails(`kind = 'invitation' AND address = '${ana.address}'`);
      expect(mails.map(({ sequence, status }) => [sequence, status])).toEqual([
        [0, 'cancelled'],
        [1, 'held'],
      ]);
    });
  });

  it('C30 never overtakes an older one about the same meeting that is still on its way', async () => {
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    world.sink.next(ana.address, { at: 'wait', until });
    await world.start();
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.sink.count(1);
    const second = await world.start();
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    const claimant = { owner: 'second', onlySignIn: false };
    expect(await second.get(MailQueue).claim(gathering.tenantId, claimant, 50)).not.toContainEqual(
      expect.objectContaining({
        recipient: expect.objectContaining({ id: ana.delegateId }),
        sequence: 1,
        subjectKey: uid,
      }),
    );
    await expireLeasesOf('second');
    answer();
    await world.settled();
    expect(await sequencesTo(ana)).toEqual([0, 1]);
  });

  it('C30 is not tried again once a newer one about the same meeting is there', async () => {
    world.sink.next(ana.address, { at: 'body', code: 451 });
    await world.start();
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(`SELECT FROM notification.mail WHERE reply_code = 451 AND status = 'pending'`);
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    await world.settled();
    expect(await invitationOf(ana)).toMatchObject({ sequence: 0, status: 'cancelled' });
    expect(await sequencesTo(ana)).toEqual([1]);
  });

  it('C31 reaches each person in its order while ten workers of two processes send', async () => {
    const settings = { MAIL_CONCURRENCY: '5' };
    await world.start(settings);
    await world.start(settings);
    let answer = (): void => undefined;
    world.sink.next(ana.address, { at: 'wait', until: new Promise<void>((resolve) => (answer = resolve)) });
    const people = [ana, bruno];
    for (let more = 0; more < 6; more += 1) people.push(await gathering.person(`P${more}`));
    const uids: string[] = [];
    for (const [at, person] of people.entries())
      uids.push(await gathering.meeting(person, people[(at + 1) % people.length]!));
    await gathering.publish();
    for (let hour = 8; hour < 14; hour += 1) {
      for (const uid of uids) await gathering.move(uid, `2027-06-12T${String(hour).padStart(2, '0')}:00:00Z`);
      await gathering.publish();
      for (const app of world.apps) app.get(MailWaiting).ring(gathering.tenantId);
    }
    answer();
    await world.settled();
    for (const person of people) {
      for (const uid of uids) {
        const sequences = await sequencesTo(person, uid);
        expect(sequences).toEqual([...new Set(sequences)].sort());
      }
    }
    for (const [at, uid] of uids.entries()) expect((await sequencesTo(people[at]!, uid)).at(-1)).toBe(6);
  });

  /** SEQUENCE of each calendar message that the mail server took for a person, in the order it took them. */
  const sequencesTo = async ({ address }: Person, uid?: string): Promise<number[]> => {
    const mails = await Promise.all(world.sink.to(address).map(({ bytes }) => readMail(bytes)));
    return mails.flatMap(({ attachments: [calendar] }) => {
      const text = calendar?.calendarMethod ? calendar.calendar! : '';
      if (!text || (uid !== undefined && !text.includes(`UID:${uid}`))) return [];
      return [Number(/^SEQUENCE:(\d+)/m.exec(text)![1])];
    });
  };

  const expireLeasesOf = (owner: string) =>
    world.query(`UPDATE notification.mail SET lease = now() - interval '1 s' WHERE owner = $1`, [owner]);

  it('C22 is not written to an address that would reach somebody else', async () => {
    const eve = await gathering.person('Eve', { address: 'eve@x.example\r\nBcc: victim@bank.example' });
    await world.start();
    await gathering.meeting(ana, eve);
    await gathering.publish();
    await world.settled();
    const [mail] = await world.mails(`kind = 'invitation' AND recipient_id = '${eve.delegateId}'`);
    expect(mail).toMatchObject({ status: 'failed' });
    expect(world.sink.received.flatMap(({ to }) => to)).toEqual([ana.address, ana.address]);
  });

  it('C22 gives a hostile name no header and no attendee', async () => {
    const name = 'Eve"\r\nBcc: victim@bank.example\r\nX-A: <victim@bank.example>,';
    const eve = await gathering.person(name, {
      address: 'eve@x.example',
      organisation: `Org\r\nBcc: victim@bank.example`,
    });
    await world.start();
    await gathering.meeting(ana, eve);
    await gathering.publish();
    await world.settled();
    expect(world.sink.received).toHaveLength(4);
    for (const { bytes } of world.sink.received) expect(bytes.toString()).not.toMatch(/^(Bcc|X-A):/im);
    expect(world.sink.to('victim@bank.example')).toEqual([]);
  });

  describe('while a mail gets no answer', () => {
    let answer = (): void => undefined;
    let answered: Promise<void>;
    beforeEach(() => {
      answered = new Promise((resolve) => (answer = resolve));
    });
    afterEach(async () => {
      answer();
      await world.settled();
    });

    it('a sign-in link does not wait for it, nor for the batch behind it', async () => {
      world.sink.next(ana.address, { at: 'wait', until: answered });
      await world.start();
      await gathering.meeting(ana, bruno);
      await gathering.publish();
      await world.until(
        `SELECT FROM notification.mail WHERE address = $1 AND status = 'sending' AND phase = 'body'`,
        [ana.address],
      );
      await gathering.askForLink('eva@x.example');
      await world.until(`SELECT FROM notification.mail WHERE kind = 'sign-in' AND status = 'sent'`);
      expect((await invitationOf(ana)).status).toBe('sending');
    });

    it('another connection sends what is not in its batch', async () => {
      await world.start({ MAIL_CONCURRENCY: '2' });
      for (let pair = 0; pair < 26; pair += 1) {
        const two = [await gathering.person(`A${pair}`), await gathering.person(`B${pair}`)] as const;
        for (const { address } of two) world.sink.next(address, { at: 'wait', until: answered });
        await gathering.meeting(...two);
      }
      await gathering.publish();
      await world.sink.count(2);
      const onTheirWay = await world.mails(`status = 'sending' AND phase = 'body'`);
      expect(onTheirWay).toHaveLength(2);
    });
  });

  it('waits for a mail server that is down, and fails nobody for it', async () => {
    await world.start({ SMTP_URL: 'smtp://127.0.0.1:1' });
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(
      `SELECT FROM notification.mail WHERE status = 'pending' AND due_at > now() + interval '20 s'`,
    );
    expect((await world.mails()).map(({ status, attempts }) => [status, attempts])).toEqual(
      Array(4).fill(['pending', 0]),
    );
  });
});
