import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '@ronda/config';
import { DeliverMail } from '../use-cases/deliver-mail';
import { MailTransport } from '../use-cases/mail-transport';
import { MailWaiting } from '../use-cases/mail-waiting';
import { MailLane } from './mail-lane';

/**
 * Sends mail over as many lanes as configured, and over one more for sign-in links alone: who waits for one must not
 * wait for the invitations that a lane has taken.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lanes: readonly MailLane[];

  constructor(config: Config, transport: MailTransport, deliverMail: DeliverMail, waiting: MailWaiting) {
    const owner = `${hostname()}/${String(process.pid)}/${randomUUID().slice(0, 8)}`;
    this.lanes = Array.from(
      { length: config.mail.concurrency + 1 },
      (_, lane) =>
        new MailLane(
          { owner: `${owner}/${lane}`, onlySignIn: lane === 0 },
          transport.connection(),
          deliverMail,
        ),
    );
    waiting.onRing((tenantId) => {
      for (const lane of this.lanes) lane.ring(tenantId);
    });
  }

  onApplicationBootstrap(): void {
    for (const lane of this.lanes) lane.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
