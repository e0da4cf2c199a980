import type { ClaimedMail, Outcome, RenderedMail } from './mail-queue';

/** Writes a mail. The same claimed mail gives other bytes at another time, so its result is kept. */
export abstract class MailRenderer {
  /** @throws Error with a `code` when it cannot be written */
  abstract render(mail: ClaimedMail): RenderedMail;
}

/** One connection to the mail server, opened when first needed and used for many mails one after another. */
export abstract class MailConnection {
  /**
   * Sends one mail to one address.
   * @param beforeBody called when the server is ready for the body and before the first byte of it; false stops
   * @throws MailServerUnavailable when the server cannot be reached: nothing was sent
   */
  abstract send(
    mail: ClaimedMail,
    rendered: RenderedMail,
    beforeBody: () => Promise<boolean>,
  ): Promise<Outcome>;
  abstract close(): void;
}

export abstract class MailTransport {
  abstract connection(): MailConnection;
}

/** The mail server cannot be reached or does not let us in: no fault of any mail. */
export class MailServerUnavailable extends Error {
  constructor(why: string) {
    super(`The mail server cannot be used now: ${why}.\nMaybe it is down, or SMTP_URL is wrong.`);
    this.name = 'MailServerUnavailable';
  }
}
