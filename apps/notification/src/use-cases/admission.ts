import { Injectable, Logger } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { MailMetrics } from './mail-metrics';
import { MailQueue, type ClaimedMail } from './mail-queue';

const MINUTE_MS = 60_000;
/** When mails beyond the budget of a day are looked at again. */
const BUDGET_RETRY_SECONDS = 600;

/**
 * Which of the mails that were claimed may go now. None to an address that refused mail for good; of each institution
 * no more in a day than its budget, so that a mistake or a thief cannot mail without end; and of each domain no more
 * in a minute than it is said to like. The others wait, but for sign-in links, of which there are few, limited where
 * they are asked for, and for which people wait.
 */
@Injectable()
export class Admission {
  private readonly logger = new Logger('Mail');
  private readonly limit: number;
  private readonly dailyBudget: number;
  private minute = 0;
  private readonly sentByDomain = new Map<string, number>();

  constructor(
    config: Config,
    private readonly queue: MailQueue,
    private readonly metrics: MailMetrics,
    private readonly clock: Clock,
  ) {
    this.limit = config.mail.perDomainPerMinute;
    this.dailyBudget = config.rateLimits.mailsPerTenantPerDay;
  }

  async admit(tenantId: string, claimed: readonly ClaimedMail[]): Promise<ClaimedMail[]> {
    const wanted: ClaimedMail[] = [];
    for (const mail of claimed) {
      if (mail.isSuppressed) await this.refuse(tenantId, mail);
      else wanted.push(mail);
    }
    const affordable = await this.withinBudget(tenantId, wanted);
    const now = this.clock.now().getTime();
    const admitted = affordable.filter((mail) => this.hasRoom(mail, now));
    const late = affordable.filter((mail) => !admitted.includes(mail));
    if (late.length > 0) await this.queue.release(tenantId, late, secondsToNextMinute(now));
    return admitted;
  }

  private async refuse(tenantId: string, mail: ClaimedMail): Promise<void> {
    const reply = 'Not sent: this address refused mail for good before.';
    await this.queue.settle(tenantId, mail, { kind: 'unsendable', reply });
    this.metrics.settled(mail.content.kind, 'unsendable');
  }

  /** Several senders at once may together exceed the budget by what each has claimed. */
  private async withinBudget(
    tenantId: string,
    wanted: readonly ClaimedMail[],
  ): Promise<readonly ClaimedMail[]> {
    if (wanted.every(isSignIn)) return wanted;
    let left = this.dailyBudget - (await this.queue.sentInADay(tenantId));
    const affordable = wanted.filter((mail) => isSignIn(mail) || left-- > 0);
    const beyond = wanted.filter((mail) => !affordable.includes(mail));
    if (beyond.length > 0) {
      this.logger.warn(
        `Institution ${tenantId} has sent the ${this.dailyBudget} mails it may send in a day; its others wait.`,
      );
      await this.queue.release(tenantId, beyond, BUDGET_RETRY_SECONDS);
    }
    return affordable;
  }

  private hasRoom(mail: ClaimedMail, now: number): boolean {
    if (this.limit === 0) return true;
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) this.sentByDomain.clear();
    this.minute = minute;
    const { address } = mail.recipient;
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    const sent = this.sentByDomain.get(domain) ?? 0;
    if (sent >= this.limit && !isSignIn(mail)) return false;
    this.sentByDomain.set(domain, sent + 1);
    return true;
  }
}

const isSignIn = ({ content }: ClaimedMail): boolean => content.kind === 'sign-in';

const secondsToNextMinute = (now: number): number => Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1000);
