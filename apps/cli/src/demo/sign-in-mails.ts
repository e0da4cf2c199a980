import { setTimeout as pause } from 'node:timers/promises';
import { MailFolder, readMail } from '@ronda/mailbox';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 20_000;
const TOKEN = /\/sign-in#token=([\w-]+)/;

/** Finds the links of sign-in mails in the mailbox, as their recipients would. */
export class SignInMails {
  private readonly tokens = new Map<string, string>();
  private readonly awaited = new Set<string>();
  private readonly read = new Set<string>();
  private looking: Promise<void> | null = null;

  private constructor(private readonly folder: MailFolder) {}

  static async open(directory: string): Promise<SignInMails> {
    const mails = new SignInMails(await MailFolder.open(directory));
    for (const { file } of await mails.folder.list()) mails.read.add(file);
    return mails;
  }

  /** To be called before the mail is asked for: earlier ones hold links that were used. */
  expect(address: string): void {
    this.awaited.add(address.toLowerCase());
  }

  /** @throws Error when the mail does not come */
  async token(address: string): Promise<string> {
    const recipient = address.toLowerCase();
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      const token = this.tokens.get(recipient);
      if (token !== undefined) {
        this.tokens.delete(recipient);
        this.awaited.delete(recipient);
        return token;
      }
      await this.look();
    }
    throw new Error(`The sign-in mail to ${address} did not come within ${PATIENCE_MS / 1000} s.`);
  }

  /** All who wait share one look. */
  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    await pause(LOOK_EVERY_MS);
    for (const mail of await this.folder.list()) {
      if (this.read.has(mail.file)) continue;
      const recipient = /^\d+-(.*)\.eml$/.exec(mail.file)?.[1]?.toLowerCase() ?? '';
      const bytes = this.awaited.has(recipient) ? await this.folder.read(mail) : null;
      // The mailbox makes the file first and fills it a moment later.
      if (bytes?.length === 0) continue;
      this.read.add(mail.file);
      const token = bytes && TOKEN.exec((await readMail(bytes)).text)?.[1];
      if (token) this.tokens.set(recipient, token);
    }
  }
}
