import { MailFolder } from './mail-folder';
import { SmtpListener } from './smtp-listener';

/** The mailbox of the demo: takes every mail by SMTP and keeps it in a folder. No mail leaves the machine. */
export class LocalMailbox {
  private constructor(
    private readonly listener: SmtpListener,
    readonly folder: MailFolder,
  ) {}

  /** @example const mailbox = await LocalMailbox.start('.data/demo/mail'); */
  static async start(directory: string): Promise<LocalMailbox> {
    const folder = await MailFolder.open(directory);
    const listener = await SmtpListener.start({
      take: async (mail) => {
        await folder.add(mail);
      },
    });
    return new LocalMailbox(listener, folder);
  }

  /** Where to send: "smtp://127.0.0.1:…" */
  get url(): string {
    return this.listener.url;
  }

  async stop(): Promise<void> {
    await this.listener.stop();
  }
}
