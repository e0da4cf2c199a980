import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** One message as it came in. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Byte for byte what was sent, without the dots that SMTP adds. */
  readonly bytes: Buffer;
}

/** What a listener does to one message instead of taking it. */
export type Fault =
  /** Answers RCPT TO, or the body, with this code: 421, 451, 550 …; and with these words, "5.1.1 No such user" */
  | { readonly at: 'recipient' | 'body'; readonly code: number; readonly says?: string }
  /** Cuts the connection: before the body was asked for, while it comes, or after it all came and unanswered. */
  | { readonly at: 'drop-before-body' | 'drop-in-body' | 'drop-after-body' }
  /** Takes the message, and says so only when the promise resolves. */
  | { readonly at: 'wait'; readonly until: Promise<unknown> };

export interface SmtpListenerOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The loopback address by default. */
  readonly host?: string;
  /** Larger messages are refused while they come; 5 MB by default. */
  readonly maxBytes?: number;
  /** Turns STARTTLS on: a certificate and its private key, in PEM. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** A message that came in whole; the sender is told "250" when this resolves. */
  take(mail: ReceivedMail): Promise<void> | void;
  /** The fault for a message to this address; null takes it. */
  faultFor?(to: string): Fault | null;
}

const LOOPBACK = '127.0.0.1';
const MAX_BYTES = 5_000_000;
const MAX_CLIENTS = 100;

/** An SMTP server without authentication; with STARTTLS where it was given a certificate, and never insisting on it. */
export class SmtpListener {
  private readonly server: SMTPServer;
  private readonly faultBySession = new Map<string, Fault>();

  private constructor(private readonly options: SmtpListenerOptions) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      ...options.tls,
      disableReverseLookup: true,
      logger: false,
      size: options.maxBytes ?? MAX_BYTES,
      maxClients: MAX_CLIENTS,
      closeTimeout: 1,
      onRcptTo: ({ address }, session, done) => {
        done(this.refusalOf(address, session));
      },
      onData: (stream, session, done) => {
        this.receive(stream, session).then(
          () => {
            done();
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    });
    // A client that goes away in the middle is no error of this server.
    this.server.on('error', () => undefined);
  }

  /** @throws Error when the port is taken */
  static async start(options: SmtpListenerOptions): Promise<SmtpListener> {
    const listener = new SmtpListener(options);
    await new Promise<void>((resolve, reject) => {
      listener.server.server.once('error', reject);
      listener.server.listen(options.port ?? 0, options.host ?? LOOPBACK, () => {
        resolve();
      });
    });
    return listener;
  }

  /** "smtp://127.0.0.1:2525" */
  get url(): string {
    return `smtp://${LOOPBACK}:${String((this.server.server.address() as AddressInfo).port)}`;
  }

  /** Takes no more mail; connections that are open are cut. */
  async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
    for (const connection of this.server.connections) connection.close();
    await stopped;
  }

  /** Decides what happens to the message, and answers RCPT TO; null accepts. */
  private refusalOf(address: string, session: SMTPServerSession): Error | null {
    const fault = this.options.faultFor?.(address) ?? null;
    if (!fault) return null;
    if (fault.at === 'recipient') return reply(fault.code, fault.says);
    this.faultBySession.set(session.id, fault);
    if (fault.at === 'drop-before-body') this.cut(session);
    return null;
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const fault = this.faultBySession.get(session.id);
    this.faultBySession.delete(session.id);
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (fault?.at === 'drop-in-body') this.cut(session);
      if (!stream.sizeExceeded) chunks.push(chunk);
    }
    if (stream.sizeExceeded) throw reply(552);
    if (fault?.at === 'body') throw reply(fault.code, fault.says);
    if (fault?.at === 'drop-in-body') return;
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    await this.options.take({ from, to: rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
    if (fault?.at === 'drop-after-body') this.cut(session);
    if (fault?.at === 'wait') await fault.until;
  }

  /** Ends the connection without a word, as a broken network does. */
  private cut(session: SMTPServerSession): void {
    for (const connection of this.server.connections) {
      if (connection.session.id === session.id) connection._socket.destroy();
    }
  }
}

function reply(code: number, says = 'Refused by this server'): Error {
  return Object.assign(new Error(says), { responseCode: code });
}
