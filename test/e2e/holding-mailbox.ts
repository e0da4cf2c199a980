import { MailFolder, SmtpListener, type ReceivedMail } from '@ronda/mailbox';

/** A mailbox in a folder that can leave one sender without its answer. */
export class HoldingMailbox {
  private listener!: SmtpListener;
  private isHeld: ((mail: ReceivedMail) => boolean) | null = null;
  private tellHeld: () => void = () => undefined;

  private constructor(private readonly folder: MailFolder) {}

  static async start(directory: string): Promise<HoldingMailbox> {
    const mailbox = new HoldingMailbox(await MailFolder.open(directory));
    mailbox.listener = await SmtpListener.start({ take: (mail) => mailbox.take(mail) });
    return mailbox;
  }

  get url(): string {
    return this.listener.url;
  }

  /**
   * Takes the whole body of the next such message, loses it and never answers, as a mail server that breaks down.
   * @returns when it holds one
   */
  holdNext(which: (mail: ReceivedMail) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.tellHeld = resolve;
      this.isHeld = which;
    });
  }

  async stop(): Promise<void> {
    await this.listener.stop();
  }

  private async take(mail: ReceivedMail): Promise<void> {
    if (!this.isHeld?.(mail)) {
      await this.folder.add(mail);
      return;
    }
    this.isHeld = null;
    this.tellHeld();
    await new Promise(() => undefined);
  }
}
