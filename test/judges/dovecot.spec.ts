import { buildInvitation } from '@ronda/calendar';
import { readMail } from '@ronda/mailbox';
import { header, leaf, mailbox, multipart, words } from '../../apps/notification/src/mail/mime';
import { anInvitation } from '../../libs/calendar/src/invitation/an-invitation';
import { aReply } from '../../libs/calendar/src/reply/a-reply';
import { Dovecot } from './dovecot';
import { describeJudged, runPython } from './judge';
import { lifeOfAMeeting } from './life-of-a-meeting';

const HARD = 'Clúster; Lácteo \\ “ñandú” 👩‍🔧 '.repeat(12);

/** A mail with an invitation in both its parts, by the writer of all our mails. */
function mailWith(calendar: string, method: 'REQUEST' | 'CANCEL'): string {
  const part = (type: string, content: string) => leaf([header('Content-Type', type)], Buffer.from(content));
  const alternatives = multipart('alternative', '=_1', [
    part('text/plain; charset=utf-8', HARD),
    part(`text/calendar; charset=utf-8; method=${method}`, calendar),
  ]);
  return [
    header('From', mailbox({ name: 'Ronda', address: 'rsvp+0193b2c4.9f86d081884c7d65@match.example' })),
    header('To', mailbox({ name: 'Ana Muñoz', address: 'ana@lacteos.example' })),
    header('Subject', words(HARD)),
    header('MIME-Version', '1.0'),
    multipart('mixed', '=_2', [alternatives, part('application/ics; name=invite.ics', calendar)]),
  ].join('\r\n');
}

describeJudged('Dovecot', 'a mailbox', () => {
  let dovecot: Dovecot;
  const through = (to: string, user: string, messages: readonly string[]) =>
    (
      runPython('mailbox.py', {
        lmtp: dovecot.lmtpPort,
        imap: dovecot.imapPort,
        user,
        password: dovecot.password,
        messages: messages.map((text) => ({ to, text })),
      }) as { read: { deliveredTo: string; text: string }[] }
    ).read;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());

  it('C20 gives back every byte of the calendar, in both parts', async () => {
    const { invited, cancelled } = lifeOfAMeeting();
    const texts = [invited, anInvitation({ summary: HARD, description: HARD }), cancelled].map(
      buildInvitation,
    );
    const methods = ['REQUEST', 'REQUEST', 'CANCEL'] as const;
    const sent = texts.map((text, index) => mailWith(text, methods[index]!));
    const read = through('ana@lacteos.example', 'ana@lacteos.example', sent);
    const mails = await Promise.all(read.map(({ text }) => readMail(Buffer.from(text))));
    expect(mails.map(({ attachments }) => attachments.map(({ calendar }) => calendar))).toEqual(
      texts.map((text) => [text, text]),
    );
    expect(read.map(({ text }, index) => text.trimEnd().endsWith(sent[index]!.trimEnd()))).toEqual(
      sent.map(() => true),
    );
  });

  it('keeps an answer under the address it was sent to, so that its proof arrives', () => {
    const to = 'rsvp+0193b2c4-5f7e-7a10-8c3d-2f6a9e4b1d70.9f86d081884c7d65@match.example';
    const [answer] = through(to, 'rsvp@match.example', [`Subject: Accepted\r\n\r\n${aReply()}`]);
    expect(answer?.deliveredTo).toBe(to);
    expect(answer?.text.endsWith(aReply())).toBe(true);
  });
});
