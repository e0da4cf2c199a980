import { createHash, createHmac } from 'node:crypto';
import request from 'supertest';
import { Invited } from './answering';
import { NotificationWorld, type MailRow } from './notification-app';

const SECRET = 'test-only-webhook-secret-of-32-bytes-or-more';

/** A report as mail servers write it (RFC 3464). */
const report = (to: string, action: string, status: string, said: string) =>
  [
    'From: Mail Delivery System <mailer-daemon@mx.example.org>',
    `To: <${to}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ana@example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '',
    '--b--',
    '',
  ].join('\r\n');

describe('a mail that comes back', () => {
  let world: NotificationWorld;
  let invited: Invited;

  beforeAll(async () => {
    world = await NotificationWorld.create();
    await world.start({ INBOUND_SMTP_PORT: '0', INBOUND_WEBHOOK_SECRET: SECRET });
  });
  beforeEach(async () => {
    invited = await Invited.create(world);
  });
  afterAll(() => world.stop());

  const invitation = async (): Promise<MailRow> =>
    (await world.mails(`address = '${invited.ana.address}' AND kind = 'invitation'`))[0]!;
  /** Where the invitation's mail said that it comes back to. */
  const returnPath = () => world.sink.to(invited.ana.address)[0]!.from;
  const comesBack = (action = 'failed', status = '5.1.1', said = '550 5.1.1 No such user') =>
    invited.deliver(report(returnPath(), action, status, said), returnPath(), '');

  it('C32 marks the mail and the address, and tells the organiser what the server said, once', async () => {
    await comesBack();
    await comesBack();
    expect(await invitation()).toMatchObject({ status: 'failed' });
    const cookie = await world.signIn('organiser', invited.gathering.tenantId);
    const path = `notification/matchmakings/${invited.gathering.matchmakingId}/suppressed-addresses`;
    const { body } = await world.get(path, cookie).expect(200);
    expect(body).toMatchObject([{ address: invited.ana.address, reason: '5.1.1 550 5.1.1 No such user' }]);
    expect((await invited.notices()).map(({ facts }) => [facts.event, facts.message])).toEqual([
      ['bounced', '5.1.1 550 5.1.1 No such user'],
    ]);
  });

  it('C32 keeps everything else from that address until an organiser lets it', async () => {
    await comesBack();
    const cookie = await world.signIn('organiser', invited.gathering.tenantId);
    const base = `notification/matchmakings/${invited.gathering.matchmakingId}`;
    const before = world.sink.to(invited.ana.address).length;
    await invited.gathering.meeting(invited.ana, invited.bruno);
    await invited.gathering.publish();
    await world.settled();
    expect(world.sink.to(invited.ana.address)).toHaveLength(before);
    const refused = await world.mails(
      `address = '${invited.ana.address}' AND status = 'failed' AND attempts = 1`,
    );
    expect(refused.length).toBeGreaterThan(0);
    const { body } = await world.get(`${base}/suppressed-addresses`, cookie).expect(200);
    expect(body).toEqual([expect.objectContaining({ address: invited.ana.address })]);
    await world
      .post(`${base}/suppressed-addresses/release`, cookie)
      .send({ address: invited.ana.address })
      .expect(204);
    await world
      .post(`${base}/suppressed-addresses/release`, cookie)
      .send({ address: invited.ana.address })
      .expect(404);
    await invited.gathering.meeting(invited.ana, invited.bruno);
    await invited.gathering.publish();
    await world.settled();
    expect(world.sink.to(invited.ana.address).length).toBeGreaterThan(before);
  });

  it.each([
    ['is only late', 'delayed', '4.4.1'],
    ['failed for a passing reason', 'failed', '4.2.2'],
    ['was delivered', 'delivered', '2.0.0'],
  ])('changes nothing where it %s', async (_, action, status) => {
    await comesBack(action, status);
    expect(await invitation()).toMatchObject({ status: 'sent' });
    expect(await invited.notices()).toEqual([]);
  });

  it('changes nothing at an address that was made up', async () => {
    const forged = returnPath().replace(/\.[0-9a-f]{16}@/, `.${'0'.repeat(16)}@`);
    await expect(invited.deliver(report(forged, 'failed', '5.1.1', 'x'), forged, '')).rejects.toThrow(/550/);
    expect(await invitation()).toMatchObject({ status: 'sent' });
  });

  describe('and the webhook', () => {
    const post = (
      mail: string,
      recipient: string,
      { secret = SECRET, at = Date.now(), signed = mail } = {},
    ) => {
      const seconds = Math.floor(at / 1000);
      const digest = createHash('sha256').update(signed).digest('hex');
      const mac = createHmac('sha256', secret).update(`${seconds}.${recipient}.${digest}`).digest('hex');
      return request(world.url)
        .post('/api/notification/inbound-mails')
        .field('recipient', recipient)
        .field('signature', `t=${seconds},v1=${mac}`)
        .attach('message', Buffer.from(mail), 'mail.eml');
    };

    it('takes in an answer that is signed', async () => {
      const answer = await post(invited.mail(invited.ana), invited.replyAddress);
      expect([answer.status, answer.body]).toEqual([200, { outcome: 'applied', reason: null }]);
      expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
    });

    it('takes in nothing with a wrong signature, for another mail or an old one', async () => {
      const mail = invited.mail(invited.ana);
      const old = Date.now() - 6 * 60_000;
      for (const changes of [{ secret: SECRET.replace('t', 'x') }, { signed: `${mail} ` }, { at: old }]) {
        await post(mail, invited.replyAddress, changes).expect(401);
      }
      expect(await invited.log()).toEqual([]);
    });

    it('says why a mail is not taken in', async () => {
      const mail = invited.mail(invited.ana);
      const { body } = await post(mail, 'info@mail.example.org').expect(200);
      expect(body).toEqual({ outcome: 'ignored', reason: 'NOT_FOR_US' });
      const parts = '--x\r\n\r\na\r\n'.repeat(10_000);
      const answer = await post(
        `Content-Type: multipart/mixed; boundary=x\r\n\r\n${parts}`,
        invited.replyAddress,
      );
      expect(answer.body).toEqual({ outcome: 'rejected', reason: 'TOO_MANY_PARTS' });
      await post('a'.repeat(512 * 1024 + 1), invited.replyAddress).expect(413);
    });
  });
});
