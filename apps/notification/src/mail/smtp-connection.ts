import { Readable } from 'node:stream';
import { isMailAddress } from '@ronda/calendar';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ClaimedMail, Outcome, RenderedMail } from '../use-cases/mail-queue';
import { MailConnection, MailServerUnavailable } from '../use-cases/mail-transport';

export interface SmtpServer {
  /** smtp://user:password@host:587 or smtps://…:465 */
  readonly url: string;
  /** How we introduce ourselves. */
  readonly domain: string;
  /** The address that a mail comes back to, by its Message-ID. */
  readonly returnPath: (messageId: string) => string;
}

/** All together shorter than a lease, so that a hanging server cannot make two senders of one mail. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 5_000,
};

/**
 * One SMTP connection, used for many mails one after another. nodemailer's own transports do not fit: they do not
 * tell when the body goes out, and its pool sends again by itself what may have arrived.
 */
export class SmtpMailConnection extends MailConnection {
  private open: SMTPConnection | null = null;
  private mustReset = false;

  constructor(private readonly server: SmtpServer) {
    super();
  }

  override async send(
    mail: ClaimedMail,
    rendered: RenderedMail,
    beforeBody: () => Promise<boolean>,
  ): Promise<Outcome> {
    const { address } = mail.recipient;
    // A line break in an address would name another recipient; the row's address is checked once more.
    if (!isMailAddress(address))
      return { kind: 'unsendable', reply: 'The address is no plain ASCII mail address.' };
    const connection = await this.ready();
    const envelope = {
      from: this.server.returnPath(rendered.messageId),
      to: [address],
      size: rendered.bytes.length,
      dsn: reportsOf(rendered, address),
    };
    const body = new BodyWithMarker(rendered.bytes, beforeBody);
    const outcome = await transmit(connection, envelope, body);
    this.mustReset = outcome.kind === 'deferred' || outcome.kind === 'rejected';
    if (outcome.kind === 'interrupted' || isGoodbye(outcome)) this.close();
    if (!body.wasRefused) return outcome;
    this.close();
    if (body.refusal) throw body.refusal;
    return { kind: 'fenced' };
  }

  override close(): void {
    this.open?.close();
    this.open = null;
  }

  /** The connection, ready for an envelope. */
  private async ready(): Promise<SMTPConnection> {
    if (this.open && this.mustReset && !(await reset(this.open))) this.close();
    this.mustReset = false;
    this.open ??= await this.connect();
    return this.open;
  }

  private async connect(): Promise<SMTPConnection> {
    const { protocol, hostname, port, username, password } = new URL(this.server.url);
    const connection = new SMTPConnection({
      ...TIMEOUTS,
      host: hostname,
      port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
      secure: protocol === 'smtps:',
      // Passwords and people's names do not travel in the open, but on this machine.
      requireTLS: protocol === 'smtp:' && !isLoopback(hostname),
      ignoreTLS: isLoopback(hostname),
      name: this.server.domain,
      // Its log would hold addresses and bodies.
      logger: false,
    });
    connection.once('end', () => {
      if (this.open === connection) this.open = null;
    });
    await opened(connection);
    if (username) await loggedIn(connection, decodeURIComponent(username), decodeURIComponent(password));
    return connection;
  }
}

/**
 * The body of a mail that asks for leave before its first byte. nodemailer reads it only after the server's "354",
 * so whatever was not asked for was surely not sent.
 */
export class BodyWithMarker extends Readable {
  /** The body was not given out. */
  wasRefused = false;
  /** Why, when asking itself failed. */
  refusal: Error | null = null;
  private asked = false;

  constructor(
    private readonly bytes: string,
    private readonly beforeBody: () => Promise<boolean>,
  ) {
    super();
  }

  override _read(): void {
    if (this.asked) return;
    this.asked = true;
    this.beforeBody().then(
      (mayGo) => {
        if (mayGo) {
          this.push(this.bytes, 'latin1');
          this.push(null);
        } else {
          this.refuse(null);
        }
      },
      (error: unknown) => {
        this.refuse(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  private refuse(why: Error | null): void {
    this.wasRefused = true;
    this.refusal = why;
    this.destroy(new Error('The mail must not be sent any more'));
  }
}

type Envelope = Parameters<SMTPConnection['send']>[0];

/**
 * Of a relay that offers it (RFC 3461): tell of failures and delays, to which mail they belong, and send its headers
 * back without what it says.
 */
function reportsOf({ messageId }: RenderedMail, address: string): Envelope['dsn'] {
  return {
    ret: 'HDRS',
    envid: messageId.replace(/^<|@.*$/g, ''),
    notify: ['FAILURE', 'DELAY'],
    orcpt: `rfc822;${address}`,
  };
}

function transmit(connection: SMTPConnection, envelope: Envelope, body: BodyWithMarker): Promise<Outcome> {
  return new Promise((resolve) => {
    // A server that says why it hangs up ("421") is heard first: nodemailer tells of the end before the answer.
    const lost = (): void => {
      setImmediate(resolve, { kind: 'interrupted', reply: 'The connection ended without an answer.' });
    };
    connection.once('end', lost);
    connection.send(envelope, body, (error, result) => {
      connection.removeListener('end', lost);
      resolve(error ? outcomeOf(error) : accepted(result.response));
    });
  });
}

function accepted(response: string): Outcome {
  return { kind: 'accepted', code: Number(response.slice(0, 3)) || 250, reply: response.slice(0, 500) };
}

function outcomeOf(error: {
  responseCode?: unknown;
  response?: unknown;
  command?: unknown;
  message: string;
}): Outcome {
  const code = typeof error.responseCode === 'number' ? error.responseCode : null;
  const reply = (typeof error.response === 'string' ? error.response : error.message).slice(0, 500);
  if (code === null) return { kind: 'interrupted', reply };
  // A refused sender is a mistake of ours, not of the recipient's address: the mail waits for its repair.
  const isFinal = code >= 500 && error.command !== 'MAIL FROM';
  return { kind: isFinal ? 'rejected' : 'deferred', code, reply };
}

/** After 421 the server hangs up (RFC 5321 §3.8). */
const isGoodbye = (outcome: Outcome): boolean => outcome.kind === 'deferred' && outcome.code === 421;

function reset(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const lost = (): void => {
      resolve(false);
    };
    connection.once('end', lost);
    connection.reset((error) => {
      connection.removeListener('end', lost);
      resolve(!error);
    });
  });
}

function opened(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    // Also later: an error of a broken connection is told by the mail that was under way.
    connection.on('error', (error: Error) => {
      reject(new MailServerUnavailable(error.message));
    });
    connection.once('end', () => {
      reject(new MailServerUnavailable('it hung up'));
    });
    connection.connect((error) => {
      if (error) reject(new MailServerUnavailable(error.message));
      else resolve();
    });
  });
}

function loggedIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ user, pass }, (error) => {
      if (error) {
        connection.close();
        reject(new MailServerUnavailable(`it does not let "${user}" in`));
      } else {
        resolve();
      }
    });
  });
}

const isLoopback = (host: string): boolean => /^(127\.|localhost$|\[::1\]$)/.test(host);
