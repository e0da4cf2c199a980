import { createTransport } from 'nodemailer';
import { Dovecot } from '../../judges/dovecot';
import { describeJudged } from '../../judges/judge';
import { Invited } from './answering';
import { NotificationWorld } from './notification-app';

const MAILBOX = 'rsvp@mail.example.org';

describeJudged('Dovecot', 'the mailbox that answers are read from', () => {
  let dovecot: Dovecot;
  let world: NotificationWorld;
  let invited: Invited;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
    world = await NotificationWorld.create();
    const user = encodeURIComponent(MAILBOX);
    await world.start({
      INBOUND_SMTP_PORT: '0',
      INBOUND_IMAP_URL: `imap://${user}:${dovecot.password}@127.0.0.1:${dovecot.imapPort}/INBOX`,
    });
    invited = await Invited.create(world);
  });
  afterAll(async () => {
    await world.stop();
    await dovecot.stop();
  });

  /** Delivers as a mail server does that keeps all of rsvp+… in one mailbox. */
  const deliver = async (raw: string) => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: dovecot.lmtpPort,
      lmtp: true,
      ignoreTLS: true,
    });
    await transport.sendMail({ envelope: { from: 'x@y.example', to: [invited.replyAddress] }, raw });
    transport.close();
  };

  it('takes in every answer once, beside mails that are none', async () => {
    await deliver('From: x@y.example\r\nTo: staff@mail.example.org\r\nSubject: Hello\r\n\r\nHello!\r\n');
    await deliver(invited.mail(invited.ana));
    await deliver(invited.mail(invited.bruno, { partstat: 'DECLINED' }, { to: 'hidden@elsewhere.example' }));
    await world.until('SELECT FROM notification.answer WHERE uid = $1 AND recipient_id = $2', [
      invited.uid,
      invited.bruno.delegateId,
    ]);
    expect([await invited.counts(invited.ana), await invited.counts(invited.bruno)]).toEqual([
      'ACCEPTED',
      'DECLINED',
    ]);
    await deliver(invited.mail(invited.ana, { partstat: 'TENTATIVE', stampedAt: '20260702T080000Z' }));
    await world.until(`SELECT FROM notification.answer WHERE uid = $1 AND response = 'TENTATIVE'`, [
      invited.uid,
    ]);
    expect((await invited.outcomes()).sort()).toEqual([
      'applied',
      'applied',
      'applied',
      'manual NO_CALENDAR',
    ]);
  });
});
