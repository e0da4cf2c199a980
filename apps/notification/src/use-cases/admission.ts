import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { MailMetrics } from './mail-metrics';
import { MailQueue, type ClaimedMail } from './mail-queue';

const MINUTE_MS = 60_000;

/**
 * Which of the mails that were claimed may go now. None to an address that refused mail for good, and of each domain
 * no more in a minute than it is said to like; the others wait for the next minute, but for sign-in links, of which
 * a domain gets few and for which people wait.
 */
@Injectable()
export class Admission {
  private readonly limit: number;
  private minute = 0;
  private readonly sentByDomain = new Map<string, number>();

  constructor(
    config: Config,
    private readonly queue: MailQueue,
    private readonly metrics: MailMetrics,
    private readonly clock: Clock,
  ) {
    this.limit = config.mail.perDomainPerMinute;
  }

  async admit(tenantId: string, claimed: readonly ClaimedMail[]): Promise<ClaimedMail[]> {
    const wanted: ClaimedMail[] = [];
    for (const mail of claimed) {
      if (mail.isSuppressed) await this.refuse(tenantId, mail);
      else wanted.push(mail);
    }
    const now = this.clock.now().getTime();
    const admitted = wanted.filter((mail) => this.hasRoom(mail, now));
    const late = wanted.filter((mail) => !admitted.includes(mail));
    if (late.length > 0) await this.queue.release(tenantId, late, secondsToNextMinute(now));
    return admitted;
  }

  private async refuse(tenantId: string, mail: ClaimedMail): Promise<void> {
    const reply = 'Not sent: this address refused mail for good before.';
    await this.queue.settle(tenantId, mail, { kind: 'unsendable', reply });
    this.metrics.settled(mail.content.kind, 'unsendable');
  }

  private hasRoom({ recipient: { address }, content }: ClaimedMail, now: number): boolean {
    if (this.limit === 0) return true;
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) this.sentByDomain.clear();
    this.minute = minute;
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    const sent = this.sentByDomain.get(domain) ?? 0;
    if (sent >= this.limit && content.kind !== 'sign-in') return false;
    this.sentByDomain.set(domain, sent + 1);
    return true;
  }
}

const secondsToNextMinute = (now: number): number => Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1000);
