import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Body, Controller, Post, UploadedFile } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock, DomainError } from '@ronda/domain';
import { Access, problemStatus, Responds, Upload, type UploadedDocument } from '@ronda/http';
import { z } from 'zod';
import { LARGEST_MAIL } from '../use-cases/mail-reader';
import { TakeInMail } from '../use-cases/take-in-mail';
import type { Taken } from '../use-cases/taken';

const MINUTE_MS = 60_000;
/** An older signature may have been caught on its way. */
const SIGNED_WITHIN_MS = 5 * MINUTE_MS;

const TakenAnswer = z
  .object({ outcome: z.string(), reason: z.string().nullable() })
  .meta({ id: 'TakenInMail' });

const Delivery = z
  .strictObject({
    recipient: z.string().min(3).max(254).meta({ description: 'Whom the envelope names' }),
    signature: z
      .string()
      .regex(/^t=\d{1,12},v1=[0-9a-f]{64}$/)
      .meta({
        description: 't=<seconds>,v1=<hex HMAC-SHA-256 of "<seconds>.<recipient>.<hex SHA-256 of the mail>">',
      }),
  })
  .meta({ id: 'InboundMail' });
type Delivery = z.infer<typeof Delivery>;

problemStatus({ 'WEBHOOK.OFF': 404, 'WEBHOOK.BAD_SIGNATURE': 401 });

/** Takes mails that a provider or a mail server's script posts; see docs/mail.md for the signature. */
@Controller('notification/inbound-mails')
export class InboundMailsController {
  constructor(
    private readonly config: Config,
    private readonly takeInMail: TakeInMail,
    private readonly clock: Clock,
  ) {}

  /** The raw mail is the file `message`. */
  @Post()
  @Access.public()
  @Upload({ field: 'message', maxBytes: LARGEST_MAIL })
  @Responds(200, TakenAnswer)
  take(
    @UploadedFile() file: UploadedDocument,
    @Body({ schema: Delivery }) { recipient, signature }: Delivery,
  ): Promise<Taken> {
    this.requireSignature(signature, recipient, file.buffer);
    return this.takeInMail.execute({ recipients: [recipient], bytes: file.buffer });
  }

  private requireSignature(signature: string, recipient: string, bytes: Buffer): void {
    const { webhookSecret } = this.config.inbound;
    if (webhookSecret === null) throw off();
    const [, seconds = '', mac = ''] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
    const age = Math.abs(this.clock.now().getTime() - Number(seconds) * 1000);
    const content = `${seconds}.${recipient}.${createHash('sha256').update(bytes).digest('hex')}`;
    const expected = createHmac('sha256', webhookSecret).update(content).digest();
    const isOurs = timingSafeEqual(expected, Buffer.from(mac.padEnd(64, '0'), 'hex'));
    if (!isOurs || age > SIGNED_WITHIN_MS) throw badSignature();
  }
}

const off = (): DomainError =>
  new DomainError('WEBHOOK.OFF', 'No mail is taken here.\nMaybe set INBOUND_WEBHOOK_SECRET.');

const badSignature = (): DomainError =>
  new DomainError(
    'WEBHOOK.BAD_SIGNATURE',
    'The signature does not fit the mail, or is older than 5 minutes.\nMaybe the secrets differ, or a clock is wrong.',
  );
