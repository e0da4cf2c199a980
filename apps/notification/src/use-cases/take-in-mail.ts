import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { givenIn, judgeReply } from '../domain/judge-reply';
import { Answers } from './answers';
import { MailMetrics } from './mail-metrics';
import { MailQueue } from './mail-queue';
import { MailReader, type IncomingMail } from './mail-reader';
import { RecordAnswer } from './record-answer';
import { ReplyAddresses, type Addressed } from './reply-addresses';
import { TakeInBounce } from './take-in-bounce';
import type { Taken } from './taken';

/** A mail as it came to one of our addresses, by whatever way. */
export interface ArrivedMail {
  /** Whom the envelope names; empty where only the headers know. */
  readonly recipients: readonly string[];
  readonly bytes: Buffer;
}

/**
 * The one door for mail that comes in: answers of calendars and reports of mails that could not be delivered. The
 * SMTP listener, the IMAP mailbox and the webhook all end here. The same mail taken in twice has one effect.
 */
@Injectable()
export class TakeInMail {
  constructor(
    private readonly reader: MailReader,
    private readonly replyAddresses: ReplyAddresses,
    private readonly transaction: Transaction,
    private readonly queue: MailQueue,
    private readonly answers: Answers,
    private readonly recordAnswer: RecordAnswer,
    private readonly takeInBounce: TakeInBounce,
    private readonly metrics: MailMetrics,
    private readonly clock: Clock,
  ) {}

  /** @throws DatabaseUnavailable: the mail has to be offered again; nothing else, whatever was sent */
  async execute(mail: ArrivedMail): Promise<Taken> {
    const taken = await this.take(mail);
    this.metrics.taken(taken.outcome, taken.reason);
    return taken;
  }

  private async take({ bytes, recipients }: ArrivedMail): Promise<Taken> {
    const incoming = await this.reader.read(bytes);
    if ('unreadable' in incoming) return { outcome: 'rejected', reason: incoming.unreadable };
    const named = recipients.length > 0 ? recipients : incoming.deliveredTo;
    const [addressed] = named.flatMap((address) => this.replyAddresses.read(address) ?? []);
    if (!addressed) return { outcome: 'ignored', reason: 'NOT_FOR_US' };
    if (addressed.kind === 'forged') return { outcome: 'rejected', reason: 'FORGED_ADDRESS' };
    return (
      (await this.inItsTenant(addressed, incoming, bytes)) ?? {
        outcome: 'rejected',
        reason: 'UNKNOWN_SUBJECT',
      }
    );
  }

  /** An address names no institution: the one that knows the meeting or the mail is looked for. */
  private async inItsTenant(
    addressed: Exclude<Addressed, { kind: 'forged' }>,
    incoming: IncomingMail,
    bytes: Buffer,
  ): Promise<Taken | null> {
    for (const tenantId of await this.queue.tenants()) {
      const taken = await this.transaction.run(tenantId, () =>
        addressed.kind === 'bounce'
          ? this.takeInBounce.execute(addressed.messageId, incoming)
          : this.takeInReply(addressed.meetingId, incoming, bytes),
      );
      if (taken) return taken;
    }
    return null;
  }

  private async takeInReply(meetingId: string, incoming: IncomingMail, bytes: Buffer): Promise<Taken | null> {
    const meeting = await this.answers.meeting(meetingId);
    if (!meeting) return null;
    const at = this.clock.now();
    const verdict = judgeReply(
      { ...incoming, receivedAt: at },
      meeting.uid,
      await this.answers.invited(meeting.uid),
    );
    const { calendar } = incoming;
    await this.recordAnswer.execute(meeting, verdict, {
      source: 'mail',
      at,
      said: 'unusable' in calendar ? null : givenIn(calendar),
      // Kept where it is somebody else than the invited person, for staff to see who wrote.
      sender: incoming.from === verdict.person?.address.toLowerCase() ? null : incoming.from,
      bodySha256: createHash('sha256').update(bytes).digest('hex'),
    });
    return { outcome: verdict.outcome, reason: verdict.outcome === 'applied' ? null : verdict.reason };
  }
}
