import { Injectable, Logger } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Sweeps, type Sweep } from '@ronda/messaging';
import { ImapFlow } from 'imapflow';
import { LARGEST_MAIL } from '../use-cases/mail-reader';
import { TakeInMail } from '../use-cases/take-in-mail';

/** Mails a round: more are left for the next. */
const BATCH = 100;
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Reads the mailbox of INBOUND_IMAP_URL: what nobody has seen is taken in and marked as seen. Two replicas may read
 * at once: the same mail taken in twice has one effect.
 */
@Sweeps()
@Injectable()
export class ImapInbox implements Sweep {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly config: Config,
    private readonly takeInMail: TakeInMail,
  ) {}

  async sweep(): Promise<void> {
    const { imapUrl } = this.config.inbound;
    if (imapUrl === null) return;
    const url = new URL(imapUrl);
    const client = connectionTo(url);
    // An error of a broken connection is told by the command under way too.
    client.on('error', (error: Error) => {
      this.logger.warn(`The mailbox cannot be read: ${error.message}.\nMaybe INBOUND_IMAP_URL is wrong.`);
    });
    try {
      await client.connect();
      await this.readAll(client, decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
      await client.logout();
    } catch (error) {
      this.logger.warn(`The mailbox cannot be read: ${String(error)}.\nMaybe INBOUND_IMAP_URL is wrong.`);
    } finally {
      client.close();
    }
  }

  private async readAll(client: ImapFlow, folder: string): Promise<void> {
    const lock = await client.getMailboxLock(folder);
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      // Fetched before anything is marked: a command inside a fetch would wait for itself.
      for (const uid of unseen.slice(0, BATCH)) {
        const [mail] = await client.fetchAll(
          String(uid),
          { source: { maxLength: LARGEST_MAIL + 1 } },
          { uid: true },
        );
        if (mail?.source) await this.takeInMail.execute({ recipients: [], bytes: mail.source });
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      }
    } finally {
      lock.release();
    }
  }
}

function connectionTo({ protocol, hostname, port, username, password }: URL): ImapFlow {
  const secure = protocol === 'imaps:';
  return new ImapFlow({
    ...TIMEOUTS,
    host: hostname,
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    // Its log would hold addresses.
    logger: false,
    disableAutoIdle: true,
  });
}
