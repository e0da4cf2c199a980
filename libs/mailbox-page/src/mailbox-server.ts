import path from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '@ronda/config';
import { LocalMailbox } from '@ronda/mailbox';

/** The process's local mailbox; there is none where mail goes to a real server. */
@Injectable()
export class MailboxServer implements OnApplicationShutdown {
  private constructor(private readonly mailbox: LocalMailbox | null) {}

  /** Starts it where MAIL_TRANSPORT=mailbox, with its files in `mail` of the data folder. */
  static async start({ mail, dataDirectory }: Config): Promise<MailboxServer> {
    if (mail.transport !== 'mailbox') return new MailboxServer(null);
    return new MailboxServer(await LocalMailbox.start(path.resolve(dataDirectory, 'mail')));
  }

  /** Where to send; null where there is no mailbox. */
  get url(): string | null {
    return this.mailbox?.url ?? null;
  }

  get folder(): LocalMailbox['folder'] | null {
    return this.mailbox?.folder ?? null;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mailbox?.stop();
  }
}
