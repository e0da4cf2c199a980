import type { MailMetrics } from './mail-metrics';
import type { ClaimedMail, MailQueue, Outcome, SettledMail } from './mail-queue';

/** How long an accepted mail's outcome waits to share the next mail's transaction; a slow relay gets no more. */
const SHARE_WITHIN_MS = 20;

/**
 * Brings the outcomes of one sender into the ledger, in order and before the next body goes out. A mail that was
 * accepted shares the transaction of the next one's phase marker where that follows at once. Until then a crash
 * leaves the mail in doubt, never sent again: hence the short wait.
 */
export class OutcomeWriter {
  private waiting: SettledMail | null = null;
  private timer: NodeJS.Timeout | undefined;
  private written: Promise<Error | null> = Promise.resolve(null);

  constructor(
    private readonly tenantId: string,
    private readonly queue: MailQueue,
    private readonly metrics: MailMetrics,
  ) {}

  add(mail: ClaimedMail, outcome: Outcome): void {
    this.write();
    this.waiting = { mail, outcome };
    if (outcome.kind !== 'accepted') this.write();
    else this.timer = setTimeout(this.write, SHARE_WITHIN_MS);
  }

  /** Marks that a body goes out, once all outcomes before it are written. @throws what writing one threw */
  async beginBody(mail: ClaimedMail): Promise<boolean> {
    await this.settled();
    const before = this.take();
    const mayGo = await this.queue.beginBody(this.tenantId, mail, before);
    this.count(before);
    return mayGo;
  }

  /** Writes what waits. @throws what writing threw */
  async flush(): Promise<void> {
    this.write();
    await this.settled();
  }

  private async settled(): Promise<void> {
    const error = await this.written;
    if (error) throw error;
  }

  /** Errors are kept until somebody asks: nobody does while the next envelope travels. */
  private readonly write = (): void => {
    const one = this.take();
    if (!one) return;
    this.written = this.written.then(async (error) => {
      if (error) return error;
      try {
        await this.queue.settle(this.tenantId, one.mail, one.outcome);
        this.count(one);
        return null;
      } catch (cause) {
        return cause instanceof Error ? cause : new Error(String(cause));
      }
    });
  };

  private take(): SettledMail | null {
    clearTimeout(this.timer);
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }

  private count(one: SettledMail | null): void {
    if (one) this.metrics.settled(one.mail.content.kind, one.outcome.kind);
  }
}
