import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '@ronda/config';
import { SmtpListener } from '@ronda/mailbox';
import { LARGEST_MAIL } from '../use-cases/mail-reader';
import { ReplyAddresses } from '../use-cases/reply-addresses';
import { TakeInMail } from '../use-cases/take-in-mail';

const NO_SUCH_ADDRESS = 550;

/**
 * Our own SMTP server for mail that comes in, where INBOUND_SMTP_PORT is set. Takes mail for addresses that we made
 * and refuses every other at once, so that it relays nothing and collects no junk.
 */
@Injectable()
export class SmtpInbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private listener: SmtpListener | null = null;

  constructor(
    private readonly config: Config,
    private readonly replyAddresses: ReplyAddresses,
    private readonly takeInMail: TakeInMail,
  ) {}

  /** Null where it is off. */
  get url(): string | null {
    return this.listener?.url ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { smtp } = this.config.inbound;
    if (!smtp) return;
    this.listener = await SmtpListener.start({
      ...smtp,
      // One more, so that what is too large is told from what just fits.
      maxBytes: LARGEST_MAIL + 1,
      faultFor: (address) => (this.isOurs(address) ? null : { at: 'recipient', code: NO_SUCH_ADDRESS }),
      // When it throws the sender is told to come again.
      take: async ({ to, bytes }) => {
        await this.takeInMail.execute({ recipients: to, bytes });
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener?.stop();
  }

  private isOurs(address: string): boolean {
    const addressed = this.replyAddresses.read(address);
    return addressed !== null && addressed.kind !== 'forged';
  }
}
