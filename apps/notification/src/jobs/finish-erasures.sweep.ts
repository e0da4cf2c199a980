import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@ronda/messaging';
import { ErasePerson } from '../use-cases/erase-person';
import { MailQueue } from '../use-cases/mail-queue';

/** Finishes erasures that had to wait for mails on their way. */
@Sweeps()
@Injectable()
export class FinishErasures implements Sweep {
  constructor(
    private readonly queue: MailQueue,
    private readonly erasePerson: ErasePerson,
  ) {}

  async sweep(): Promise<void> {
    for (const tenantId of await this.queue.tenants()) await this.erasePerson.carryOn(tenantId);
  }
}
