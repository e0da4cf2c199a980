import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { ClaimedMail, RenderedMail } from '../use-cases/mail-queue';
import { MailServerUnavailable } from '../use-cases/mail-transport';
import { SmtpMailConnection } from './smtp-connection';

const returnPath = (messageId: string) => `bounce+${messageId.replace(/[<>]/g, '')}`;

const mailTo = (address: string) => ({ recipient: { address } }) as ClaimedMail;
const rendered: RenderedMail = {
  bytes: 'Subject: one\r\n\r\n.dot\r\n',
  messageId: '<key@mail.example.org>',
  stampedAt: new Date(0),
  subject: 'one',
};

/** A mail server that does as told, line by line, and writes down what happens in which order. */
async function scripted(events: string[], replies: Partial<Record<string, string>> = {}) {
  const server: Server = createServer((socket) => {
    let inBody = false;
    socket.on('error', () => undefined);
    socket.on('close', () => events.push('closed'));
    socket.write('220 ready\r\n');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (inBody) {
          events.push(`body ${line}`);
          if (line !== '.') continue;
          inBody = false;
          socket.write(replies.body ?? '250 taken\r\n');
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        events.push(line.startsWith('EHLO') ? 'EHLO' : line);
        if (verb === 'DATA') {
          inBody = true;
          events.push('354');
        }
        socket.write(replies[verb] ?? (verb === 'DATA' ? '354 go\r\n' : '250 ok\r\n'));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = new SmtpMailConnection({
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    domain: 'mail.example.org',
    returnPath,
  });
  return {
    connection,
    stop: () => {
      connection.close();
      server.close();
    },
  };
}

describe('the SMTP connection', () => {
  it('asks for leave after the server wants the body and before its first byte: the contract with nodemailer', async () => {
    const events: string[] = [];
    const { connection, stop } = await scripted(events);
    const outcome = await connection.send(mailTo('ana@x.example'), rendered, () => {
      events.push('leave');
      return Promise.resolve(true);
    });
    stop();
    expect(outcome).toMatchObject({ kind: 'accepted', code: 250 });
    expect(events.slice(0, 9)).toEqual([
      'EHLO',
      'MAIL FROM:<bounce+key@mail.example.org>',
      'RCPT TO:<ana@x.example>',
      'DATA',
      '354',
      'leave',
      'body Subject: one',
      'body ',
      'body ..dot',
    ]);
  });

  it('gives no byte of the body out when leave is refused', async () => {
    const events: string[] = [];
    const { connection, stop } = await scripted(events);
    const outcome = await connection.send(mailTo('ana@x.example'), rendered, () => Promise.resolve(false));
    stop();
    expect(outcome).toEqual({ kind: 'fenced' });
    expect(events.filter((event) => event.startsWith('body'))).toEqual([]);
  });

  it('does not ask for leave when the recipient is refused', async () => {
    const events: string[] = [];
    const { connection, stop } = await scripted(events, { RCPT: '550 nobody here\r\n' });
    let asked = false;
    const outcome = await connection.send(mailTo('ana@x.example'), rendered, () => {
      asked = true;
      return Promise.resolve(true);
    });
    stop();
    expect(outcome).toMatchObject({ kind: 'rejected', code: 550 });
    expect(asked).toBe(false);
  });

  it('sends many mails over one connection', async () => {
    const events: string[] = [];
    const { connection, stop } = await scripted(events);
    for (const name of ['ana', 'eva', 'ivo']) {
      await connection.send(mailTo(`${name}@x.example`), rendered, () => Promise.resolve(true));
    }
    stop();
    expect(events.filter((event) => event === 'EHLO')).toHaveLength(1);
    expect(events.filter((event) => event.startsWith('RCPT'))).toHaveLength(3);
  });

  it('asks a server that writes reports to tell of failures and delays, and to leave the body out of them', async () => {
    const events: string[] = [];
    const { connection, stop } = await scripted(events, { EHLO: '250-mx.example.org\r\n250 DSN\r\n' });
    await connection.send(mailTo('ana+b2b=x@x.example'), rendered, () => Promise.resolve(true));
    stop();
    expect(events.slice(1, 3)).toEqual([
      'MAIL FROM:<bounce+key@mail.example.org> RET=HDRS ENVID=key',
      'RCPT TO:<ana+b2b=x@x.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;ana+2Bb2b+3Dx@x.example',
    ]);
  });

  it('puts a mail off whose sender is refused: that is no fault of its recipient', async () => {
    const { connection, stop } = await scripted([], { MAIL: '550 you may not\r\n' });
    const outcome = await connection.send(mailTo('ana@x.example'), rendered, () => Promise.resolve(true));
    stop();
    expect(outcome).toMatchObject({ kind: 'deferred', code: 550 });
  });

  it.each(['a@x.example\r\nRCPT TO:<evil@x.example>', 'a@x.example>, <evil@x.example', 'josé@x.example', ''])(
    'says nothing to the server about the address %j',
    async (address) => {
      const events: string[] = [];
      const { connection, stop } = await scripted(events);
      const outcome = await connection.send(mailTo(address), rendered, () => Promise.resolve(true));
      stop();
      expect(outcome).toMatchObject({ kind: 'unsendable' });
      expect(events).toEqual([]);
    },
  );

  it('tells a server that cannot be reached from a mail that failed', async () => {
    const connection = new SmtpMailConnection({
      url: 'smtp://127.0.0.1:1',
      domain: 'mail.example.org',
      returnPath,
    });
    await expect(
      connection.send(mailTo('ana@x.example'), rendered, () => Promise.resolve(true)),
    ).rejects.toThrow(MailServerUnavailable);
  });
});
