import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { refusesAddress } from '../domain/refuses-address';
import { Admission } from './admission';
import { MailMetrics } from './mail-metrics';
import { MailQueue, type Claimant, type ClaimedMail, type RenderedMail } from './mail-queue';
import { MailRenderer, MailServerUnavailable, type MailConnection } from './mail-transport';
import { OutcomeWriter } from './outcome-writer';
import { SuppressAddress } from './suppress-address';

/** Mails a lease: enough to make claiming cheap, few enough for other replicas to have work too. */
const BATCH = 100;
/** Mails that are written together, while those before them travel. */
const PART = 20;
/** A lease is prolonged when this much of it has passed; it lasts three times as long. */
const RENEW_AFTER_MS = 60_000;
const UNAVAILABLE_DELAY_SECONDS = 30;

/** Who sends: one mail after another over one connection. */
export interface MailSender extends Claimant {
  readonly connection: MailConnection;
  /** Stops it after the mail that is under way; the rest is given back. */
  readonly signal: AbortSignal;
}

interface ReadyMail {
  readonly mail: ClaimedMail;
  readonly rendered: RenderedMail;
}

/** Why a batch ended early: in how many seconds the rest may be tried. */
type Cut = { readonly retryAfterSeconds: number } | null;

/** Sends what is due, one mail after another over one connection. */
@Injectable()
export class DeliverMail {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly queue: MailQueue,
    private readonly renderer: MailRenderer,
    private readonly metrics: MailMetrics,
    private readonly admission: Admission,
    private readonly suppressAddress: SuppressAddress,
  ) {}

  /**
   * One batch of a tenant.
   * @returns how many mails were claimed; 0 when none is due
   */
  async execute(tenantId: string, sender: MailSender): Promise<number> {
    const claimed = await this.queue.claim(tenantId, sender, BATCH);
    if (claimed.length === 0) return 0;
    const admitted = await this.admission.admit(tenantId, claimed);
    const unsent = new Map(admitted.map((mail) => [mail.id, mail]));
    const cut = await this.sendAll(tenantId, unsent, sender);
    if (cut) await this.queue.release(tenantId, [...unsent.values()], cut.retryAfterSeconds);
    return claimed.length;
  }

  /** Takes what was sent out of `unsent`. */
  private async sendAll(
    tenantId: string,
    unsent: Map<string, ClaimedMail>,
    { connection, signal }: MailSender,
  ): Promise<Cut> {
    const outcomes = new OutcomeWriter(tenantId, this.queue, this.metrics);
    let leasedAt = performance.now();
    let cut: Cut = null;
    for await (const { mail, rendered } of this.writeAll(tenantId, [...unsent.values()])) {
      if (signal.aborted) {
        cut = { retryAfterSeconds: 0 };
        break;
      }
      if (performance.now() - leasedAt > RENEW_AFTER_MS) {
        await this.queue.renew(tenantId, [...unsent.values()]);
        leasedAt = performance.now();
      }
      try {
        const outcome = await connection.send(mail, rendered, () => outcomes.beginBody(mail));
        outcomes.add(mail, outcome);
        unsent.delete(mail.id);
        if (outcome.kind === 'rejected' && refusesAddress(outcome.reply))
          await this.suppressAddress.ofRefusedMail(tenantId, rendered.messageId, outcome.reply);
      } catch (error) {
        if (!(error instanceof MailServerUnavailable)) throw error;
        this.logger.warn(error.message);
        this.metrics.unavailable();
        cut = { retryAfterSeconds: UNAVAILABLE_DELAY_SECONDS };
        break;
      }
    }
    await outcomes.flush();
    return cut;
  }

  /** The mails as they go out; each part of them is written and kept while the one before it travels. */
  private async *writeAll(
    tenantId: string,
    claimed: readonly ClaimedMail[],
  ): AsyncGenerator<ReadyMail, void, undefined> {
    const part = (start: number): Promise<ReadyMail[] | Error> =>
      this.writePart(tenantId, claimed.slice(start, start + PART)).catch(asError);
    let next = part(0);
    try {
      for (let start = PART; start < claimed.length + PART; start += PART) {
        const ready = await next;
        if (ready instanceof Error) throw ready;
        next = part(start);
        yield* ready;
      }
    } finally {
      // Whoever stops early gives the rest back, which nobody must be writing then.
      await next;
    }
  }

  private async writePart(tenantId: string, claimed: readonly ClaimedMail[]): Promise<ReadyMail[]> {
    const ready: ReadyMail[] = [];
    for (const mail of claimed) {
      const rendered = mail.rendered ?? (await this.render(tenantId, mail));
      if (rendered) ready.push({ mail, rendered });
      // Requests and the mail under way get their turn.
      await setImmediate();
    }
    const isNew = ready.filter(({ mail }) => !mail.rendered);
    if (isNew.length > 0) {
      await this.queue.keep(
        tenantId,
        isNew.map(({ mail, rendered }) => ({ ...mail, rendered })),
      );
    }
    return ready;
  }

  /** A mail that cannot be written must not keep the others waiting. */
  private async render(tenantId: string, mail: ClaimedMail): Promise<RenderedMail | null> {
    try {
      return this.renderer.render(mail);
    } catch (error) {
      this.logger.error(`Mail ${mail.id} cannot be written: ${String(error)}`);
      await this.queue.settle(tenantId, mail, { kind: 'unsendable', reply: reasonOf(error) });
      this.metrics.settled(mail.content.kind, 'unsendable');
      return null;
    }
  }
}

/** An error kept until somebody waits for it: nobody does while mails travel. */
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? `${String(error.code)}: ${error.message}` : error.message;
}
